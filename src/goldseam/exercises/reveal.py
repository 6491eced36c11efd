"""Two opened answers laid side by side, in the order of the questions. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from goldseam.exercises.answers import Answered
from goldseam.exercises.between import Between
from goldseam.journey.program.shape import Activity
from goldseam.web.pictures.dumbbell import FAR


@dataclass(frozen=True)
class Row:
    """One scale both answered. ``low`` and ``high`` are its ends, in whole steps."""

    asked: str
    mine: int
    theirs: int
    low: int
    high: int
    ends: list[str]

    @property
    def apart(self) -> int:
        return abs(self.mine - self.theirs)

    @property
    def far(self) -> bool:
        return self.apart >= FAR


@dataclass(frozen=True)
class Run:
    """A stretch of the page: scales in one picture, or two letters with what stands in each."""

    rows: list[Row] = field(default_factory=list)
    mine: list[Answered] = field(default_factory=list)
    theirs: list[Answered] = field(default_factory=list)


def runs(shown: Between, activity: Activity) -> list[Run]:
    """Scales and words by turns, as they were asked. A scale only one of us answered, or was asked in another
    wording, stands in the letters."""
    here = {one.part: one for one in shown.mine.answers} if shown.mine else {}
    there = {one.part: one for one in shown.theirs.answers} if shown.theirs else {}
    ends = scales(activity) if shown.one_wording else {}
    found: list[Run] = []
    for part in [*here, *(part for part in there if part not in here)]:
        row = _row(here.get(part), there.get(part), ends.get(part))
        if not found or bool(found[-1].rows) != (row is not None):
            found.append(Run())
        if row is not None:
            found[-1].rows.append(row)
            continue
        found[-1].mine.extend([here[part]] if part in here else [])
        found[-1].theirs.extend([there[part]] if part in there else [])
    return found


def scales(activity: Activity) -> Mapping[str, tuple[int, int]]:
    """The ends of every scale of an activity, by the name of its part."""
    return {part.id: (part.low, part.high) for part in activity.parts if part.type == "scale"}


def _row(mine: Answered | None, theirs: Answered | None, ends: tuple[int, int] | None) -> Row | None:
    if mine is None or theirs is None or ends is None:
        return None
    if not (isinstance(mine.value, int) and isinstance(theirs.value, int)):
        return None
    low, high = ends
    if not (low <= mine.value <= high and low <= theirs.value <= high):
        return None
    return Row(mine.asked, mine.value, theirs.value, low, high, mine.shown)
