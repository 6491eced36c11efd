"""The rules of pace once more, in other words than the program's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from goldseam.journey.pacing import (
    Answer,
    Common,
    NotYet,
    Open,
)
from goldseam.journey.program.shape import Activity
from tests.journey.walkers import HOUR, Pair, Walker


@dataclass
class Rules:
    """The rules of pace once more, said backwards: from each opening to what must have been before it."""

    broken: list[str] = field(default_factory=list)
    looked: int = 0

    def __call__(
        self, pair: Pair, walker: Walker, common: Common, now: datetime, answers: dict[str, Answer]
    ) -> None:
        self.looked += len(answers)
        past = walker.past
        todo = {slug: one for slug, one in answers.items() if not past.settled(slug)}
        if todo and not all(isinstance(one, Open) or one.reason for one in todo.values()):
            self.broken.append("nothing open and no reason")
        for slug, one in answers.items():
            if (
                isinstance(one, NotYet)
                and one.when is not None
                and one.when <= now
                and one.reason != "paused"
            ):
                self.broken.append(f"{slug}: a when that has passed")
            if isinstance(one, Open):
                self.opened(pair, walker, common, now, pair.program.activities[slug])

    def opened(self, pair: Pair, walker: Walker, common: Common, now: datetime, one: Activity) -> None:
        past, say = walker.past, self.broken.append
        local = now.astimezone(ZoneInfo(walker.zone))
        joint = one.who == "together" or one.audience != "me"
        if joint and common.paused:
            say(f"{one.slug}: joint while paused")
        if one.who == "together" and not common.two:
            say(f"{one.slug}: together, but alone")
        gates = [step for step in pair.program.steps if step.gate and step.number < one.step]
        if gates and not one.first_day and not pair.program.by_number[one.step].always_open:
            last = max(gates, key=lambda step: step.number)
            if last.number not in past.finished:
                say(f"{one.slug}: before step {last.number} was finished")
            elif one.step not in past.entered:
                least = max([last.days, *(d for c, d in last.days_after.items() if c in walker.tags)])
                began = past.entered.get(last.number, past.finished[last.number])
                if (now - began).total_seconds() < least * 86400:
                    say(f"{one.slug}: step {last.number} lasted less than {least} days")
            if one.who == "together" and last.number not in common.completed:
                say(f"{one.slug}: together, but the other has not come so far")
        for wait in one.waits:
            at = {"done": past.done, "handed": past.handed, "received": past.received}[wait.since].get(
                wait.after
            )
            if at is not None and now - at < HOUR * wait.hours:
                say(f"{one.slug}: too soon after {wait.after}")
            if at is None and wait.only:
                say(f"{one.slug}: there before {wait.after} was {wait.since}")
        if one.weight == "heavy":
            self.heavy(pair, walker, common, one, local)

    def heavy(self, pair: Pair, walker: Walker, common: Common, one: Activity, local: datetime) -> None:
        past, say, known = walker.past, self.broken.append, pair.program.activities
        for slug, at in past.opened.items():
            room = known[slug].room if one.inside else known[slug].inside
            if room and room == (one.inside or one.room):
                continue
            if slug != one.slug and known[slug].weight == "heavy" and local - at < 48 * HOUR:
                say(f"{one.slug}: a second heavy thing within 48 hours")
        answers = {wait.after for wait in one.waits if wait.since == "received"}
        for slug, at in past.received.items():
            if (
                slug != one.slug
                and slug not in answers
                and known[slug].weight == "heavy"
                and local - at < 72 * HOUR
            ):
                say(f"{one.slug}: within 72 hours of a hard letter")
        minute = local.hour * 60 + local.minute
        if past.quiet is not None and past.quiet.begin > past.quiet.end:
            begin, end = (one.hour * 60 + one.minute for one in (past.quiet.begin, past.quiet.end))
            if minute >= begin or minute < end:
                say(f"{one.slug}: heavy in quiet hours")
        for hard in past.hard_dates:
            for year in (local.year - 1, local.year, local.year + 1):
                if abs((hard.day.replace(year=year) - local.date()).days) <= 1:
                    say(f"{one.slug}: heavy near a hard date")
        if common.two and one.audience != "me" and one.slug not in pair.program.safeguards:
            for slug in pair.program.safeguards:
                if known[slug].is_for(walker.tags) and not past.settled(slug):
                    say(f"{one.slug}: heavy and joint before {slug}")
