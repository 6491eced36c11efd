"""What is open for one person now, and if not, why and when. Pure: one person's own past, what both
completed, and the clock go in; nothing else of the other does.

The hours are those of the program's design: one heavy thing in 48 hours, 72 after a hard letter or an
apology was opened (clinical experience, not a trial).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from goldseam.journey.past import Past
from goldseam.journey.program.shape import Activity, Program, Step

BETWEEN_HEAVY: Final = timedelta(hours=48)
AFTER_A_HARD_LETTER: Final = timedelta(hours=72)
A_YEAR: Final = timedelta(days=366)

Reason = Literal[
    "paused",
    "step",
    "days",
    "needs",
    "safeguards",
    "wait",
    "together",
    "heavy",
    "letter",
    "turn",
    "quiet",
    "hard-date",
]


@dataclass(frozen=True)
class Open:
    """It may be begun, or gone on with, now."""


@dataclass(frozen=True)
class NotYet:
    """Why not, and from when on as far as that is known. ``of`` names the activities or the step meant."""

    reason: Reason
    when: datetime | None = None
    of: tuple[str, ...] = ()


Answer = Open | NotYet


@dataclass(frozen=True)
class Common:
    """What both know: the steps both completed, whether two are here, and a running pause.

    ``until`` is the first day after the pause, when it has one.
    """

    completed: frozenset[int] = frozenset()
    two: bool = False
    paused: bool = False
    until: date | None = None


@dataclass(frozen=True)
class Reader:
    """One person's own side: their past, their tags (pack, cause, roles) and where their clock stands."""

    past: Past
    tags: frozenset[str]
    zone: str


def answer(program: Program, activity: Activity, reader: Reader, common: Common, now: datetime) -> Answer:
    """Whether this activity is open for this reader, or the first reason why it is not.

    What is done together waits in one sentence, whatever the reason: it says neither who is missing nor what.
    """
    before = (
        _step(program, activity, reader, now),
        _needs(program, activity, reader, common),
        _together(program, activity, common),
    )
    checks = (
        _pause(activity, reader, common),
        *(NotYet("together") if found and activity.who == "together" else found for found in before),
        _waits(activity, reader, now),
        _weight(program, activity, reader, now),
    )
    return next((found for found in checks if found is not None), Open())


def step_answer(program: Program, step: Step, reader: Reader, now: datetime) -> Answer:
    """Whether a step's door is open. What is finished stays open, and so does what was entered."""
    gate = program.before[step.number]
    past = reader.past
    if gate is None or step.number in past.entered or step.number in past.finished:
        return Open()
    finished = past.finished.get(gate.number)
    if finished is None:
        return NotYet("step", of=(str(gate.number),))
    began = past.entered.get(gate.number, finished)
    least = timedelta(days=gate.least_days(reader.tags) + (past.slower if gate.days else 0))
    if now < began + least:
        return NotYet("days", began + least, (str(gate.number),))
    return Open()


def required(step: Step, reader: Reader) -> list[Activity]:
    """What has to be settled before a step is done for this reader, without regard to the other."""
    meant = (one for one in step.activities if one.is_for(reader.tags) and called_for(one, reader.past))
    return [one for one in meant if not one.optional]


def called_for(activity: Activity, past: Past) -> bool:
    """Whether what it belongs to has happened. What answers a letter is not there before one was opened."""
    return all(past.at(one.since, one.after) is not None for one in activity.waits if one.only)


def finished(program: Program, step: Step, reader: Reader, common: Common) -> bool:
    """Whether my part of a step is done: everything required is settled that does not wait for the other.

    A step without activities is never done.
    """
    needed = [one for one in required(step, reader) if not waits_for_two(program, one, reader, common)]
    return bool(needed) and all(reader.past.settled(one.slug) for one in needed)


def waits_for_two(program: Program, activity: Activity, reader: Reader, common: Common) -> bool:
    """Whether nothing this reader does can settle it before the other is here, or has come as far. It is
    then no part of what a step asks of them: alone is enough.
    """
    if activity.slug in reader.past.done:
        return False
    if _together(program, activity, common) is not None:
        return True
    if activity.audience == "both-when-both" and not common.two:
        return True
    known, first = program.activities, _before(program, activity, reader, common)
    return any(waits_for_two(program, known[slug], reader, common) for slug in first)


def _pause(activity: Activity, reader: Reader, common: Common) -> NotYet | None:
    """A pause rests what is between two; what one person does alone goes on."""
    if not (common.paused and activity.joint):
        return None
    until = None
    if common.until is not None:
        until = datetime(*common.until.timetuple()[:3], tzinfo=ZoneInfo(reader.zone))
    return NotYet("paused", until)


def _step(program: Program, activity: Activity, reader: Reader, now: datetime) -> NotYet | None:
    if activity.first_day:
        return None
    found = step_answer(program, program.by_number[activity.step], reader, now)
    return found if isinstance(found, NotYet) else None


def _needs(program: Program, activity: Activity, reader: Reader, common: Common) -> NotYet | None:
    missing = _missing(program, activity.needs, reader)
    if missing:
        return NotYet("needs", of=missing)
    missing = _before(program, activity, reader, common)
    return NotYet("safeguards", of=missing) if missing else None


def _before(program: Program, activity: Activity, reader: Reader, common: Common) -> tuple[str, ...]:
    """What has to be settled first: its own needs, and the safeguards before anything heavy between two.
    Who is alone needs none: nothing of it can reach anybody yet.
    """
    guarded = common.two and activity.heavy and activity.joint and activity.slug not in program.safeguards
    return _missing(program, (*activity.needs, *(program.safeguards if guarded else ())), reader)


def _missing(program: Program, slugs: Iterable[str], reader: Reader) -> tuple[str, ...]:
    known = program.activities
    return tuple(
        slug
        for slug in slugs
        if slug in known and known[slug].is_for(reader.tags) and not reader.past.settled(slug)
    )


def _together(program: Program, activity: Activity, common: Common) -> NotYet | None:
    """Only what is done together waits for the other, and never says for what."""
    if activity.who != "together":
        return None
    gate = program.before[activity.step]
    come = common.two and (activity.first_day or gate is None or gate.number in common.completed)
    return None if come else NotYet("together")


def _waits(activity: Activity, reader: Reader, now: datetime) -> NotYet | None:
    """Hours after something of my own. What never happened is not waited for: ``needs`` says that."""
    since = [(reader.past.at(one.since, one.after), one) for one in activity.waits]
    latest = [(at + timedelta(hours=one.hours), one.after) for at, one in since if at is not None]
    when, after = max(latest, default=(now, ""))
    return NotYet("wait", when, (after,)) if now < when else None


def _weight(program: Program, activity: Activity, reader: Reader, now: datetime) -> NotYet | None:
    """A heavy thing after the last one. What answers a hard letter names its own hours after it."""
    if not activity.heavy:
        return None
    past, here = reader.past, now.astimezone(ZoneInfo(reader.zone))
    heavy = [
        at
        for slug, at in past.opened.items()
        if _is_heavy(program, slug) and not _is_one(program.activities[slug], activity)
    ]
    said_back = {one.after for one in activity.waits if one.since == "received"}
    letters = [
        at
        for slug, at in past.received.items()
        if slug not in (activity.slug, *said_back) and _is_heavy(program, slug)
    ]
    rests = [("heavy", at + BETWEEN_HEAVY) for at in heavy] + [
        ("letter", at + AFTER_A_HARD_LETTER) for at in letters
    ]
    reason, when = max(rests, key=lambda rest: rest[1], default=("heavy", now))
    if now < when:
        return NotYet("letter" if reason == "letter" else "heavy", when)
    near = [day for day in past.hard_dates if day.near(here.date())]
    if near:
        return NotYet("hard-date", _after_hard_dates(past, here))
    if past.quiet is not None and past.quiet.hold(here.time()):
        return NotYet("quiet", _next(here, past.quiet.end))
    return None


def _is_one(one: Activity, other: Activity) -> bool:
    """Whether two are the same heavy thing: an activity, and the room it stands in."""
    if one.slug == other.slug:
        return True
    return (bool(one.inside) and one.inside == other.room) or (bool(one.room) and one.room == other.inside)


def _is_heavy(program: Program, slug: str) -> bool:
    found = program.activities.get(slug)
    return found is not None and found.heavy


def _after_hard_dates(past: Past, here: datetime) -> datetime:
    """The first midnight after which no hard date is near; hard dates may lie side by side."""
    day = here.date() + timedelta(days=1)
    while any(one.near(day) for one in past.hard_dates) and day < here.date() + A_YEAR:
        day += timedelta(days=1)
    return datetime(day.year, day.month, day.day, tzinfo=here.tzinfo)


def _next(here: datetime, end: time) -> datetime:
    then = datetime.combine(here.date(), end.replace(fold=here.fold), here.tzinfo)
    return then if then > here else then + timedelta(days=1)
