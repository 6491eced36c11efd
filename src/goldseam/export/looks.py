"""Check-ins in my own copy: all of mine, and what the other showed me of theirs."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.bonds.asking import Here
from goldseam.checkins.asked import Standing
from goldseam.checkins.models import CheckIn, Shown
from goldseam.vault.sodium import Unopened


def pieces(here: Here) -> Iterator[str]:
    """Each as plain text under its day, oldest first. What can not be opened is named as such."""
    for row in CheckIn.objects.of(here.side).order_by("day", "tag"):
        yield _piece(row, here, "")
    us = here.members() - {here.keys.person}
    for shown in Shown.objects.filter(bond=here.bond.id, author__in=us).order_by("day", "id"):
        yield _piece(shown, here, _("Shown to me"))


def _piece(row: CheckIn | Shown, here: Here, whose: str) -> str:
    try:
        standing = row.read(here.keys)
    except Unopened:
        return _("A check-in that can not be opened.")
    head = ", ".join(part for part in (_called(standing), whose, date_format(row.day)) if part)
    figures = [f"{one.asked}\n{_figure(one.value, one.ends)}" for one in standing.figures]
    return "\n\n".join([head, *figures, *(f"{one.asked}\n{one.text}" for one in standing.words)])


def _called(standing: Standing) -> str:
    if not standing.months:
        return _("A check-in")
    after = ngettext("Looking again after %(n)d month", "Looking again after %(n)d months", standing.months)
    return after % {"n": standing.months}


def _figure(value: int, ends: list[str]) -> str:
    return f"{value} (1: {ends[0]}, 7: {ends[1]})" if len(ends) == 2 else f"{value} ({', '.join(ends)})"
