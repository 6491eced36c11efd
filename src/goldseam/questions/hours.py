"""The hours in which questions open, as two people agreed them: when, how many, and until when. Pure.

An hour is so many minutes after a time on the clock of one place; where clocks are put forward or back, the
time on the clock stays. Two of half an hour a week with five questions, and six weeks, are of our own making
and not tested.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from goldseam.vault import sodium

LASTS: Final = timedelta(weeks=6)
RENEWED_FROM: Final = timedelta(days=14)
"""So long before its end it can be renewed."""
AHEAD: Final = 16
"""Days looked at: from the day before to two weeks on."""


class Slot(msgspec.Struct, frozen=True):
    """A day of the week, 0 for Monday, and a time on the clock."""

    weekday: int
    at: time


class Hours(msgspec.Struct):
    """When questions open each week, for how many minutes, how many at most in one such hour (of both
    together), on the clocks of which place, and when this was proposed."""

    slots: list[Slot]
    minutes: int
    most: int
    zone: str
    at: datetime

    def __repr__(self) -> str:
        return "Hours(...)"

    @property
    def digest(self) -> bytes:
        """Names just these hours, so that a signature can not be moved to others."""
        whole = msgspec.json.encode([self.slots, self.minutes, self.most, self.zone])
        return sodium.digest(whole, person=b"tw1-hours")


@dataclass(frozen=True)
class Window:
    """One hour for questions: from ``begins`` on, and over at ``ends``. Both in UTC."""

    begins: datetime
    ends: datetime

    def holds(self, now: datetime) -> bool:
        return self.begins <= now < self.ends


def windows(hours: Hours, now: datetime) -> list[Window]:
    """Those near ``now``, the first first. A time that clocks skip is the moment they jump to; of a time
    that comes twice it is the first."""
    zone, length = ZoneInfo(hours.zone), timedelta(minutes=hours.minutes)
    first = now.astimezone(zone).date() - timedelta(days=1)
    days = [first + timedelta(days=n) for n in range(AHEAD)]
    begins = {
        datetime.combine(day, slot.at, zone).astimezone(UTC)
        for day in days
        for slot in hours.slots
        if day.weekday() == slot.weekday
    }
    return [Window(one, one + length) for one in sorted(begins)]


def at(hours: Hours, now: datetime) -> Window | None:
    """The hour that is now."""
    return next((one for one in windows(hours, now) if one.holds(now)), None)


def after(hours: Hours, now: datetime) -> Window | None:
    """The next that has not begun."""
    return next((one for one in windows(hours, now) if one.begins > now), None)


def week(hours: Hours, now: datetime) -> list[Window]:
    """As many as a week has, from the one that is now or comes next."""
    return [one for one in windows(hours, now) if one.ends > now][: len(hours.slots)]


def ends(one: Sequence[datetime], other: Sequence[datetime]) -> datetime | None:
    """Until when the jar opens, by the moments at which each signed: first, for six weeks more, and so on.
    Each time counts from when both had signed. Nothing before that."""
    end: datetime | None = None
    for mine, theirs in zip(one, other, strict=False):
        both = max(mine, theirs)
        end = max(end or both, both) + LASTS
    return end


def may_sign(mine: Sequence[datetime], theirs: Sequence[datetime], now: datetime) -> bool:
    """Whether there is something for me to sign: the first time, or six weeks more when the end is near."""
    end = ends(mine, theirs)
    if len(mine) > len(theirs):
        return False
    return end is None or len(mine) < len(theirs) or now >= end - RENEWED_FROM
