"""In turn, where both were hurt: what one handed over is heard before the other hands over the same.

Pure: the days on which each handed over letters of one kind, and today. "One a week, in turn; no trading" is
clinical experience, not a trial.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

A_TURN: Final = timedelta(days=7)


@dataclass(frozen=True, order=True)
class Given:
    """One version as it was handed over: the moment puts it in order, the day is what both see of it."""

    at: datetime
    day: date


def not_before(mine: Iterable[Given], theirs: Iterable[Given], today: date) -> date | None:
    """The first day on which mine may follow theirs; nothing when that is today or was before.

    It counts from the first of theirs after my last, so that nobody holds the other back by handing over
    again and again: after a week of theirs it is my turn, for as long as I leave it.
    """
    last = max(mine, default=None)
    since = [one for one in theirs if last is None or one > last]
    first = min(since, default=None)
    if first is None or today >= first.day + A_TURN:
        return None
    return first.day + A_TURN
