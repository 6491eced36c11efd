"""One reader on the way with the shape of all eight steps: what pacing answers them, asked in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from goldseam.journey import pacing
from goldseam.journey.pacing import Answer, Common, Reader
from goldseam.journey.past import Past
from goldseam.journey.program.shape import Activity, Program
from tests.journey.whole_way import whole_way

WAY = whole_way()
NOW = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
BERLIN = "Europe/Berlin"
ALONE, TWO = Common(), Common(two=True)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def days(number: float) -> timedelta:
    return timedelta(days=number)


LONG_AGO = NOW - days(60)


def come_to(step: int) -> Past:
    """Somebody who finished every gate before this step long ago, and has entered none after."""
    gates = [one.number for one in WAY.steps if one.gate and one.number < step]
    past = Past()
    past.entered = dict.fromkeys(gates, LONG_AGO)
    past.finished = dict.fromkeys(gates, LONG_AGO)
    past.done = {one.slug: LONG_AGO for number in gates for one in WAY.by_number[number].activities}
    return past


def safe(past: Past) -> Past:
    """The same, with everything done that comes before heavy work between two."""
    past.done |= dict.fromkeys(WAY.safeguards, LONG_AGO)
    return past


@dataclass(frozen=True)
class Asking:
    """A reader, what both know, and the moment: everything that pacing goes by."""

    past: Past = field(default_factory=Past)
    tags: frozenset[str] = frozenset()
    common: Common = ALONE
    now: datetime = NOW
    zone: str = BERLIN
    program: Program = WAY

    @property
    def reader(self) -> Reader:
        return Reader(self.past, self.tags, self.zone)

    def at(self, now: datetime) -> Asking:
        return replace(self, now=now)

    def after(self, more: timedelta) -> Asking:
        return replace(self, now=self.now + more)

    def two(self, *completed: int) -> Asking:
        """The other has come, and both have completed these steps."""
        return replace(self, common=Common(frozenset(completed), two=True))

    def ask(self, slug: str) -> Answer:
        activity = self.program.activities[slug]
        return pacing.answer(self.program, activity, self.reader, self.common, self.now)

    def door(self, number: int) -> Answer:
        return pacing.step_answer(self.program, self.program.by_number[number], self.reader, self.now)

    def finished(self, number: int) -> bool:
        return pacing.finished(self.program, self.program.by_number[number], self.reader, self.common)


def asking(past: Past | None = None, tags: Iterable[str] = ()) -> Asking:
    """Somebody in Berlin on an early evening in March, alone, with this past and these tags."""
    return Asking(past or Past(), frozenset(tags))


def for_(slug: str) -> Activity:
    return WAY.activities[slug]
