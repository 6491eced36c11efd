"""Which private texts may be shown later, and which parts of one were chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, Literal
from uuid import UUID

from goldseam.exercises.answers import Answered
from goldseam.exercises.models import Shown
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way
from goldseam.lib import clock

MOST_A_DAY: Final = 20

Refusal = Literal["stays", "alone", "paused", "enough"]


def name_of(way: Way, row: UUID) -> UUID:
    """The number under which a text of mine is shown: always the same, and not its own."""
    return UUID(bytes=way.here.keys.tag(way.here.side.me_circle, f"shown:{row}"))


def refusal(way: Way, activity: Activity | None) -> Refusal | None:
    """Why this text can not be shown now; nothing when it can."""
    if activity is None or activity.stays or activity.audience != "me":
        return "stays"
    if not way.here.both:
        return "alone"
    if way.common.paused:
        return "paused"
    today = clock.day(way.now, way.zone)
    given = Shown.objects.filter(bond=way.here.bond.id, author=way.here.keys.person, day=today)
    return "enough" if given.count() >= MOST_A_DAY else None


def chosen(answers: Sequence[Answered], parts: Collection[str]) -> list[Answered]:
    """The parts that were ticked and say something, in their order."""
    return [one for one in answers if one.part in parts and not one.empty]
