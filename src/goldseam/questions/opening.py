"""A question comes out of the jar: by its writer's own hand, in an hour both agreed, and not otherwise.

Until then it lies under its writer's own key. No clock and no column can open it for the other.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from goldseam.bonds.asking import Here
from goldseam.questions import plans
from goldseam.questions.hours import Window
from goldseam.questions.models import Noted, Question
from goldseam.vault.sodium import Unopened

NEAR: Final = timedelta(days=2)
"""Days on two people's calendars differ by no more."""


class NotNow(Exception):
    """It is not opened now; nothing was changed."""


def open_(here: Here, noted: UUID, now: datetime, today: date) -> Question | None:
    """Opens one of mine for both; nothing when it is not there any more. One transaction; saves the ledger.

    Both may press in the same moment: whoever comes second counts what the first has opened. Raises
    ``NotNow`` outside of an hour, while it rests, and when the hour is full.
    """
    standing = plans.looked_into(here, locked=True)
    row = Noted.objects.of(here.side).select_for_update().filter(id=noted).first()
    if row is None:
        return None
    here.keys.ledger.load([row.id])
    window, asked = standing.window(now), row.read(here.keys)
    if window is None or standing.signed is None or asked.jar is None or asked.rests(now):
        raise NotNow
    if full(here, standing, window):
        raise NotNow
    return Question.open(here.side, here.keys, row, window.begins, today)


def full(here: Here, standing: plans.Plans, window: Window) -> bool:
    """Whether as many were opened in this hour as both agreed."""
    return standing.signed is not None and opened_in(here, window) >= standing.signed.hours.most


def opened_in(here: Here, window: Window) -> int:
    """How many questions of both were opened in this hour and not taken back."""
    near = window.begins.date()
    rows = Question.objects.of(here.bond.id, here.members()).filter(
        day__gte=near - NEAR, day__lte=near + NEAR
    )
    return sum(_hour(row, here) == window.begins for row in rows)


def _hour(row: Question, here: Here) -> datetime | None:
    try:
        return row.read(here.keys).hour
    except Unopened:
        return None
