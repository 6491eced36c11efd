"""Two people who walk a program in thought: each with a temper, by the pure pacing alone.

A walker comes now and then, looks at what is open, does some of it, hands letters over, opens the other's,
rests, leaves or comes back. ``rules`` says the same rules a second time, and looks at every opening.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from goldseam.journey.pacing import (
    Common,
    NotYet,
    Open,
    Reader,
    answer,
    called_for,
    finished,
    step_answer,
    waits_for_two,
)
from goldseam.journey.past import HardDate, Past, QuietHours
from goldseam.journey.program.shape import Activity, Program

START = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Temper:
    """How somebody walks: hours between visits, how many things a visit, and how likely they are to say
    "never", to pause, and to leave at a visit."""

    name: str
    hours: tuple[int, int]
    things: int
    never: float = 0.0
    pause: float = 0.0
    leave: float = 0.0
    silence: float = 0.0


WILLING = Temper("willing", (8, 40), 3)
SLOW = Temper("slow", (40, 240), 1)
ABSENT = Temper("one-sided", (24 * 300, 24 * 400), 1)
PAUSING = Temper("pausing", (12, 72), 2, pause=0.12)
LEAVING = Temper("leaving", (12, 72), 2, leave=0.04)
RETURNING = Temper("returning", (12, 60), 2, silence=0.08)
REFUSING = Temper("refusing", (12, 72), 2, never=0.15)
TEMPERS = (WILLING, SLOW, ABSENT, PAUSING, LEAVING, RETURNING, REFUSING)


@dataclass
class Walker:
    """One of the two. ``here`` from their first visit until they leave."""

    temper: Temper
    tags: frozenset[str]
    zone: str
    chance: random.Random
    past: Past = field(default_factory=Past)
    next: datetime = START
    here: bool = False
    left: bool = False
    marks: set[int] = field(default_factory=set)

    @property
    def reader(self) -> Reader:
        return Reader(self.past, self.tags, self.zone)


class Pair:
    """Two walkers, what both know, and everything that was opened."""

    def __init__(self, program: Program, one: Walker, other: Walker, look: Callable[..., None]) -> None:
        self.program, self.look = program, look
        self.walkers = (one, other)
        self.paused_until: datetime | None = None
        self.handed: dict[str, Walker] = {}
        self.openings = 0

    def common(self, now: datetime) -> Common:
        one, other = self.walkers
        two = all(walker.here and not walker.left for walker in self.walkers)
        paused = self.paused_until is not None and now < self.paused_until
        until = self.paused_until.date() if paused and self.paused_until else None
        return Common(frozenset(one.marks & other.marks), two, paused, until)

    def walk(self, days: int) -> None:
        end = START + timedelta(days=days)
        while True:
            present = [walker for walker in self.walkers if not walker.left]
            if not present:
                return
            walker = min(present, key=lambda one: one.next)
            if walker.next > end:
                return
            self.visit(walker, walker.next)

    def visit(self, walker: Walker, now: datetime) -> None:
        chance, temper = walker.chance, walker.temper
        walker.here = True
        if walker.past.finished.keys() >= {step.number for step in self.program.steps}:
            walker.next = now + timedelta(days=400)
            return
        common = self.common(now)
        reader = walker.reader
        answers = {one.slug: answer(self.program, one, reader, common, now) for one in self.mine(walker)}
        self.look(self, walker, common, now, answers)
        opened = [slug for slug, one in answers.items() if isinstance(one, Open)]
        todo = [
            slug for slug in opened if not walker.past.settled(slug) and self.doable(slug, reader, common)
        ]
        for slug in todo[: chance.randint(1, temper.things)]:
            self.do(walker, self.program.activities[slug], now)
        self.hand_over(walker, now)
        self.open_theirs(walker, now)
        if chance.random() < temper.pause:
            self.paused_until = now + timedelta(days=chance.randint(1, 10))
        if chance.random() < temper.leave:
            walker.left = True
        away = timedelta(days=chance.randint(20, 90)) if chance.random() < temper.silence else timedelta(0)
        walker.next = now + away + HOUR * chance.randint(*temper.hours)

    def doable(self, slug: str, reader: Reader, common: Common) -> bool:
        return not waits_for_two(self.program, self.program.activities[slug], reader, common)

    def mine(self, walker: Walker) -> list[Activity]:
        meant = (one for one in self.program.activities.values() if one.is_for(walker.tags))
        return [one for one in meant if called_for(one, walker.past)]

    def do(self, walker: Walker, activity: Activity, now: datetime) -> None:
        if not isinstance(answer(self.program, activity, walker.reader, self.common(now), now), Open):
            return
        if activity.audience == "both-when-both" and not self.common(now).two:
            return
        past, step = walker.past, self.program.by_number[activity.step]
        if walker.chance.random() < walker.temper.never:
            past.never.append(activity.slug)
        else:
            past.opened[activity.slug] = now
            past.done.setdefault(activity.slug, now)
            self.openings += 1
        if isinstance(step_answer(self.program, step, walker.reader, now), Open):
            past.entered.setdefault(activity.step, now)
        self.settle(walker, now)

    def settle(self, walker: Walker, now: datetime) -> None:
        common = self.common(now)
        walker.marks = {
            step.number for step in self.program.steps if finished(self.program, step, walker.reader, common)
        }
        for number in walker.marks:
            walker.past.finished.setdefault(number, now)

    def hand_over(self, walker: Walker, now: datetime) -> None:
        for slug, at in walker.past.done.items():
            letter = self.program.activities[slug]
            rested = at + HOUR * letter.rest <= now
            if letter.kind == "letter" and slug not in walker.past.handed and rested and self.common(now).two:
                walker.past.handed[slug] = now
                self.handed[slug] = walker

    def open_theirs(self, walker: Walker, now: datetime) -> None:
        for slug, writer in self.handed.items():
            if writer is walker or slug in walker.past.received:
                continue
            letter = self.program.activities[slug]
            asked = answer(self.program, letter, self.as_reader_of(walker), self.common(now), now)
            if isinstance(asked, NotYet) and letter.heavy:
                continue
            walker.past.received[slug] = now
            self.openings += 1
            return

    def as_reader_of(self, walker: Walker) -> Reader:
        """Reading a letter is nobody's role: all roles are taken for the question."""
        return Reader(walker.past, walker.tags | {"hurt", "responsible"}, walker.zone)


def random_pair(
    program: Program, seed: int, look: Callable[..., None], tempers: tuple[Temper, Temper] | None = None
) -> Pair:
    """Two people by chance: tempers, bond, cause, kind of breach, roles, time zones, quiet hours and hard
    dates."""
    chance = random.Random(seed)
    one, other = tempers or (chance.choice(TEMPERS), chance.choice(TEMPERS))
    cause = chance.choice(program.causes)
    bond = chance.choice(program.relationships)
    places = ("parent", "child") if bond == "parent-child" else ("", "")
    kinds = [one.slug for one in program.breaches if one.cause == cause]
    named = {bond, cause, chance.choice(kinds)} if kinds else {bond, cause}
    mutual = chance.random() < 0.2
    roles = ({"hurt"}, {"responsible"}) if not mutual else ({"hurt", "responsible"}, {"hurt", "responsible"})
    walkers = []
    for number, temper in enumerate((one, other)):
        walker = Walker(
            temper,
            frozenset({*named, *roles[number], places[number]} - {""}),
            chance.choice(("Europe/Berlin", "America/Bogota", "Pacific/Auckland")),
            random.Random(seed * 2 + number),
        )
        if chance.random() < 0.6:
            walker.past.quiet = QuietHours(_time(chance, 20, 23), _time(chance, 5, 9))
        if chance.random() < 0.3:
            day = START.date() + timedelta(days=chance.randint(0, 300))
            walker.past.hard_dates = [HardDate(day, "")]
        walker.next = START + HOUR * chance.randint(0, 24 * 14 * number + 1)
        walkers.append(walker)
    return Pair(program, walkers[0], walkers[1], look)


def _time(chance: random.Random, low: int, high: int) -> time:
    return time(chance.randint(low, high), chance.choice((0, 30)))
