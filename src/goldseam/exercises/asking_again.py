"""When somebody may be handed a next version. Pure: what was handed over, what its reader said, the clock.

The reader alone sets it. Nothing here knows whether or when a letter was opened.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, get_args
from zoneinfo import ZoneInfo

from goldseam.exercises.letters import Handing, NotYet, Ready

Choice = Literal["usual", "month", "three-months", "day", "closed", "any-time"]
CHOICES: Final[tuple[Choice, ...]] = get_args(Choice)
SLIP: Final = timedelta(days=3)
"""So long after handing over, one slip may be mended once, while no answer has come."""
FURTHEST: Final = timedelta(days=3 * 366)
"""Who wants longer says: not unless I say so."""


@dataclass(frozen=True)
class Given:
    """What was handed over last, also when it was taken back since: when, whether that mended a slip in the
    one before, and whether an answer came after it."""

    at: datetime
    mended: bool = False
    answered: bool = False


@dataclass(frozen=True)
class Asked:
    """What the reader said last about being asked again: when they said it, and the first day, as far as
    they named one."""

    choice: Choice
    at: datetime
    first_day: date | None = None


def first_day(choice: Choice | None, own: date | None, today: date) -> date | None:
    """The first day of being asked again that somebody names who answers today."""
    if choice == "day":
        return own
    months = {"month": 1, "three-months": 3}.get(choice or "", 0)
    return _months_on(today, months) if months else None


def again(given: Given | None, asked: Asked | None, least: int, zone: str, now: datetime) -> Handing:
    """Whether a next version may be handed over now. ``least``: days after the last one; 0 asks for nothing.

    What the reader said counts in place of the days, for the next version. "Not unless I say so" and a day
    that is still to come hold until they say something else.
    """
    if not least or given is None:
        return Ready()
    if asked is not None and asked.choice == "closed":
        return NotYet("asked-again")
    if mends(given, asked, least, now):
        return Ready()
    first = _first(given, asked, least, zone)
    opens = datetime.combine(first, time(), ZoneInfo(zone)) if first else now
    return Ready() if now >= opens else NotYet("asked-again", opens)


def mends(given: Given | None, asked: Asked | None, least: int, now: datetime) -> bool:
    """Whether handing over now would mend a slip in what was just handed over. That asks nobody again."""
    if not least or given is None or given.mended or given.answered:
        return False
    return now < given.at + SLIP and not _said(asked, given)


def _first(given: Given, asked: Asked | None, least: int, zone: str) -> date | None:
    """The first day; nothing when any time will do."""
    usual = given.at.astimezone(ZoneInfo(zone)).date() + timedelta(days=least)
    if asked is None or asked.choice == "usual":
        return usual
    if asked.at < given.at:
        return max(usual, asked.first_day or usual)
    return asked.first_day


def _said(asked: Asked | None, given: Given) -> bool:
    """Whether the reader said something about it since."""
    return asked is not None and asked.at >= given.at


def _months_on(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
