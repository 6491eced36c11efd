"""One person's own entries in one private place, over the days. Pure: what was written, and when.

Nothing is added up, smoothed or compared. What was left out is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Final, Literal
from uuid import UUID

from goldseam.exercises.answers import Answered
from goldseam.journey.program.shape import Activity, Part

MOST: Final = 60
"""So many entries are drawn, the newest; one a month for five years."""

Far = Literal["days", "weeks", "months", "long"]


@dataclass(frozen=True)
class Kept:
    """One version of one text, as it was written at that moment. ``day`` is that of its writer's clock."""

    row: UUID
    day: date
    at: datetime
    answers: Sequence[Answered]


@dataclass(frozen=True)
class Entry:
    """How it stood on one day. ``far`` is how long before it nothing was entered."""

    row: UUID
    day: date
    answers: Sequence[Answered]
    far: Far = "days"

    def figure(self, part: Part) -> int | None:
        """What was marked on a scale; nothing where it was left out, or is not on today's scale."""
        value = _of(self.answers, part.id)
        return value if isinstance(value, int) and part.low <= value <= part.high else None

    def chosen(self, part: Part) -> str:
        """What was chosen, in the words it was chosen in."""
        found = next((one for one in self.answers if one.part == part.id and not one.empty), None)
        return ", ".join(found.shown) if found is not None else ""


@dataclass(frozen=True)
class Row:
    """One row of a drawing: the figure of a day between the one before and the one after."""

    entry: Entry
    before: int | None
    here: int | None
    after: int | None


def parts(activity: Activity) -> list[Part]:
    """What of an activity is drawn, in its order: scales, and where one thing is chosen."""
    return [one for one in activity.parts if one.type in ("scale", "choice")]


def entries(texts: Iterable[Sequence[Kept]], drawn: Sequence[Part]) -> list[Entry]:
    """Every entry, the oldest first, at most one a day: the last of it. ``texts``: the versions of each text,
    the oldest first.

    A new text is an entry of its day. A text that is gone on with is one more when its marks changed, and
    mending its words is none.
    """
    by_day: dict[date, Kept] = {}
    marked = (one for versions in texts for one in _marks(versions, drawn))
    for one in sorted(marked, key=lambda one: one.at):
        by_day[one.day] = one
    found = [by_day[day] for day in sorted(by_day)]
    first = [Entry(one.row, one.day, one.answers) for one in found[:1]]
    rest = [Entry(one.row, one.day, one.answers, far(one.day, last.day)) for last, one in pairwise(found)]
    return [*first, *rest]


def rows(found: Sequence[Entry], part: Part) -> list[Row]:
    """The entries as the drawing of one scale takes them."""
    figures = [one.figure(part) for one in found]
    around = zip([None, *figures], figures, [*figures[1:], None], strict=False)
    return [Row(one, before, here, after) for one, (before, here, after) in zip(found, around, strict=True)]


def far(day: date, last: date) -> Far:
    """How long it was, in words: what lies further apart is drawn further apart."""
    days = (day - last).days
    if days < 7:
        return "days"
    if days < 28:
        return "weeks"
    return "months" if days < 120 else "long"


def _marks(versions: Sequence[Kept], drawn: Sequence[Part]) -> list[Kept]:
    """The versions that say something of what is drawn, and something else than the one before."""
    found: list[Kept] = []
    last: list[object] = [None for _ in drawn]
    for one in versions:
        marks: list[object] = [_of(one.answers, part.id) or None for part in drawn]
        if marks != last:
            found.append(one)
        last = marks
    return [one for one in found if any(_of(one.answers, part.id) for part in drawn)]


def _of(answers: Sequence[Answered], part: str) -> object:
    return next((one.value for one in answers if one.part == part), None)
