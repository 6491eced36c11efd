"""When which follow-up is open. Pure: what somebody chose, and the day it is where they live."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from typing import Final

from goldseam.journey.past import FollowUps
from goldseam.lib import clock

MONTHS: Final = (1, 3, 6, 12)
LASTS: Final = timedelta(weeks=4)
"""So long a follow-up can be done; then it is gone without a word. Four weeks never reach the next one."""


def comes_on(since: date, months: int) -> date:
    """The same day of the month so many calendar months later; its last day where it has no such day."""
    year, month = divmod(since.month - 1 + months, 12)
    year, month = since.year + year, month + 1
    return date(year, month, min(since.day, calendar.monthrange(year, month)[1]))


def lapses_on(since: date, months: int) -> date:
    """The first day on which it is gone."""
    return comes_on(since, months) + LASTS


def open_on(chosen: FollowUps | None, today: date) -> int | None:
    """Which follow-up can be done today: in how many months it was chosen. Never more than one."""
    if chosen is None:
        return None
    since = chosen.since
    wanted = (one for one in MONTHS if one in chosen.months and one not in chosen.done)
    return next((one for one in wanted if comes_on(since, one) <= today < lapses_on(since, one)), None)


def open_at(chosen: FollowUps | None, now: datetime, zone: str) -> int | None:
    """The same at a moment, by the calendar of the place where the person lives."""
    return open_on(chosen, clock.day(now, zone))
