"""Check-ins laid out by weeks, newest first. Nothing is added up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from goldseam.checkins.asked import FIGURES, Figure, Standing


@dataclass(frozen=True)
class Line:
    """One check-in in the table. ``standing`` is empty when it could not be opened."""

    id: UUID
    day: date
    standing: Standing | None

    @property
    def cells(self) -> list[Figure | None]:
        """A figure or nothing for each column."""
        found = self.standing
        return [found.figure(one.slug) if found is not None else None for one in FIGURES]


@dataclass(frozen=True)
class Week:
    """The check-ins of one week. ``monday`` is its first day."""

    monday: date
    lines: list[Line]


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weeks(lines: Iterable[Line]) -> list[Week]:
    """Lines in the order they come in, under the weeks they lie in. Weeks without any are not made up."""
    return [Week(first, list(group)) for first, group in groupby(lines, key=lambda one: monday(one.day))]
