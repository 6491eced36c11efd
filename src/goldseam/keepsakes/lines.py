"""Appreciations as one side sees them: given, received, and kept for oneself, by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import Value

from goldseam.bonds.asking import Here
from goldseam.keepsakes.models import Appreciation, Noticed
from goldseam.keepsakes.models.appreciation import Small
from goldseam.vault.sodium import Unopened

Found = tuple[UUID, date, bool]


@dataclass(frozen=True)
class Shown:
    """One line. ``text`` is empty when it does not open."""

    id: UUID
    day: date
    mine: bool
    kept: bool
    text: str | None
    at: str = ""


def numbered(here: Here) -> list[Found]:
    """Every line's number, day, and whether it is kept, the newest day first. Opens nothing."""
    us, me = here.members(), here.keys.person
    kept = Noticed.objects.filter(bond=here.bond.id, author=me, circle=here.side.me_circle)
    between = Appreciation.objects.filter(bond=here.bond.id, author__in=us)
    both = (rows.order_by().values_list("id", "day", Value(n)) for n, rows in enumerate((between, kept)))
    first, second = both
    return [(row, day, bool(n)) for row, day, n in first.union(second, all=True).order_by("-day", "id")]


def opened(here: Here, listed: Sequence[Found]) -> list[tuple[date, list[Shown]]]:
    """These lines, day by day; within a day the newest first."""
    ids = {kept: [row for row, _, own in listed if own == kept] for kept in (False, True)}
    rows: list[Small] = [
        *Appreciation.objects.filter(bond=here.bond.id, id__in=ids[False]),
        *Noticed.objects.filter(bond=here.bond.id, id__in=ids[True]),
    ]
    here.keys.ledger.load(row.id for row in rows if row.author == here.keys.person)
    shown = sorted((_shown(row, here) for row in rows), key=lambda one: (one.day, one.at), reverse=True)
    return [(day, list(found)) for day, found in groupby(shown, key=lambda one: one.day)]


def _shown(row: Small, here: Here) -> Shown:
    mine, kept = row.author == here.keys.person, isinstance(row, Noticed)
    try:
        line = row.read(here.keys)
    except Unopened:
        return Shown(row.id, row.day, mine, kept, None)
    return Shown(row.id, row.day, mine, kept, line.text, line.at.isoformat())
