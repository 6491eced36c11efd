"""Of my own copy: questions and answers between us, and questions I noted."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.bonds.asking import Here
from goldseam.questions import jar
from goldseam.questions.forms import HOW


def pieces(here: Here) -> Iterator[str]:
    """One piece for each question with its answers, and for each note; answers left over come last."""
    found = jar.looked_into(here)
    for one in (*found.asked_of_me, *found.asked_by_me):
        who = _("asked by me") if one.mine else _("asked of me")
        lines = [_("A question, %(who)s, %(on)s") % {"who": who, "on": date_format(one.day)}]
        lines.append(one.asked.text if one.asked else _("It can not be opened."))
        lines += [_answer(answer) for answer in one.answers]
        yield "\n\n".join(lines)
    for note in found.notes:
        head = _("A question I noted, %(on)s") % {"on": date_format(note.day)}
        words = note.asked.text if note.asked else _("It can not be opened.")
        yield f"{head}\n\n{words}"
    for answer in found.left:
        yield _answer(answer)


def _answer(answer: jar.Answered) -> str:
    head = _("Answer, %(on)s") % {"on": date_format(answer.day)}
    way = "" if answer.told.how == "here" else str(dict(HOW)[answer.told.how])
    return "\n".join(part for part in (head, way, answer.told.text) if part)
