"""Of my own copy: questions and answers between us, questions of mine that have not opened, and the hours."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.bonds.asking import Here
from goldseam.lib import clock
from goldseam.questions import jar, plans
from goldseam.questions.forms import HOW
from goldseam.questions.hours import week


def pieces(here: Here) -> Iterator[str]:
    """One piece for each question with its answers, and for each note; answers left over and the hours come
    last."""
    found = jar.looked_into(here, clock.now())
    for one in (*found.asked_of_me, *found.asked_by_me):
        who = _("asked by me") if one.mine else _("asked of me")
        lines = [_("A question, %(who)s, %(on)s") % {"who": who, "on": date_format(one.day)}]
        lines.append(one.asked.text if one.asked else _("It can not be opened."))
        lines += [_answer(answer) for answer in one.answers]
        yield "\n\n".join(lines)
    for note in (*found.waiting, *found.notes):
        waits = note.asked is not None and note.asked.jar is not None
        said = _("A question in my jar, %(on)s") if waits else _("A question I noted, %(on)s")
        head = said % {"on": date_format(note.day)}
        words = note.asked.text if note.asked else _("It can not be opened.")
        yield f"{head}\n\n{words}"
    for answer in found.left:
        yield _answer(answer)
    agreed = plans.looked_into(here)
    for plan in (agreed.signed, agreed.proposed):
        if plan is not None:
            yield _hours(plan, here)


def _hours(plan: plans.Shown, here: Here) -> str:
    """On my own clock. Which one they go by is not said: it may be the other's, and name where they live."""
    head = _("Hours for questions, proposed on %(on)s") % {"on": date_format(plan.row.day)}
    zone = ZoneInfo(here.side.person.timezone if here.side.person is not None else "UTC")
    begins = [one.begins.astimezone(zone) for one in week(plan.hours, clock.now())]
    lines = [f"{WEEKDAYS[one.weekday()]} {one:%H:%M}" for one in begins]
    return "\n".join((head, *lines, _("For %(minutes)s minutes") % {"minutes": plan.hours.minutes}))


def _answer(answer: jar.Answered) -> str:
    head = _("Answer, %(on)s") % {"on": date_format(answer.day)}
    if answer.told.how == "whole":
        signed = _("Signed: what I answered is true and whole, as far as I know.")
        return f"{head}\n{signed}"
    way = "" if answer.told.how == "here" else str(dict(HOW)[answer.told.how])
    return "\n".join(part for part in (head, way, answer.told.text) if part)
