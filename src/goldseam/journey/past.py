"""What one person did with the program, as their own sealed PaceState keeps it."""

from __future__ import annotations

from datetime import date, datetime, time

import msgspec


class QuietHours(msgspec.Struct, frozen=True):
    """When nothing heavy is begun, in the person's own time. May cross midnight; equal ends mean never."""

    begin: time
    end: time

    def hold(self, moment: time) -> bool:
        if self.begin <= self.end:
            return self.begin <= moment < self.end
        return moment >= self.begin or moment < self.end


class HardDate(msgspec.Struct, frozen=True):
    """A day that is hard for this person, every year or once. ``words`` are theirs."""

    day: date
    words: str = ""
    yearly: bool = True

    def near(self, today: date) -> bool:
        """Whether today is that day, the day before or the day after."""
        years = (today.year - 1, today.year, today.year + 1) if self.yearly else (self.day.year,)
        return any(abs((_in_year(self.day, year) - today).days) <= 1 for year in years)


def _in_year(day: date, year: int) -> date:
    """The same day in another year; 29 February becomes 28 February where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


class FollowUps(msgspec.Struct, frozen=True):
    """In how many months this person wants to look again, counted from which day, and which of these they
    did."""

    since: date
    months: tuple[int, ...] = ()
    done: tuple[int, ...] = ()


class Past(msgspec.Struct):
    """Exact times by an activity's slug, and the person's own settings of pace. Never leaves its envelope.

    ``opened`` is the last time it was opened; ``received``: when the other's part of it was opened by me;
    ``entered`` and ``finished`` are by a step's number, and stay once they are there.
    """

    opened: dict[str, datetime] = msgspec.field(default_factory=dict)
    done: dict[str, datetime] = msgspec.field(default_factory=dict)
    handed: dict[str, datetime] = msgspec.field(default_factory=dict)
    received: dict[str, datetime] = msgspec.field(default_factory=dict)
    never: list[str] = msgspec.field(default_factory=list)
    entered: dict[int, datetime] = msgspec.field(default_factory=dict)
    finished: dict[int, datetime] = msgspec.field(default_factory=dict)
    quiet: QuietHours | None = None
    hard_dates: list[HardDate] = msgspec.field(default_factory=list)
    slower: int = 0
    seen: date | None = None
    follow_ups: FollowUps | None = None

    def __repr__(self) -> str:
        return "Past(...)"

    def at(self, since: str, slug: str) -> datetime | None:
        """When this person did that with an activity: ``done``, ``handed`` or ``received``."""
        found: dict[str, dict[str, datetime]] = {
            "done": self.done,
            "handed": self.handed,
            "received": self.received,
        }
        return found[since].get(slug)

    def settled(self, slug: str) -> bool:
        """Whether this person is through with it: done, or "never for me"."""
        return slug in self.done or slug in self.never
