"""Of my own copy: letters to a later day, appreciations, and rituals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.bonds.asking import Here
from goldseam.keepsakes import habits, letters, lines


def pieces(here: Here, today: date) -> Iterator[str]:
    """One piece for each. Letters of mine are in it also before their day: they are my words."""
    for mine in letters.mine(here, today):
        head = _("A letter of mine for %(on)s") % {"on": date_format(mine.opens)}
        yield _piece(head, mine.dated.text if mine.dated else None)
    for given in letters.given(here):
        who = _("given by me") if given.mine else _("given to me")
        head = _("A letter from an earlier day, %(who)s, %(on)s") % {
            "who": who,
            "on": date_format(given.row.day),
        }
        yield _piece(head, given.words.text if given.words else None)
    for day, found in lines.opened(here, lines.numbered(here)):
        for one in found:
            yield _piece(f"{_line(one)}, {date_format(day)}", one.text)
    for ritual in habits.listed(here):
        head = _("A ritual, %(who)s, %(on)s") % {
            "who": _("proposed by me") if ritual.mine else _("proposed by the other"),
            "on": date_format(ritual.row.day),
        }
        habit = ritual.habit
        yield _piece(head, f"{habit.name}\n{habit.when}\n{habit.what}" if habit else None)


def _line(one: lines.Shown) -> str:
    if one.kept:
        return _("A line kept for myself")
    return _("A line given by me") if one.mine else _("A line given to me")


def _piece(head: str, text: str | None) -> str:
    return "\n\n".join((head, text if text is not None else _("It can not be opened.")))
