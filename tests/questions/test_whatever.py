"""Two people, a jar, a clock, anything in any order: by the pages, beside a model in plain Python.

After every step the pages of both are looked at: nobody reads what the other has not opened, nothing opens
outside of an hour both signed, and never more than they agreed.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from goldseam.journey.visiting import MOST_A_DAY
from goldseam.lib import clock as domain
from goldseam.questions.models import Answer, Plan
from tests.cast import Actor
from tests.exercises.letters import Clock
from tests.questions.asking import number, put_in
from tests.whatever import lives

BERLIN = ZoneInfo("Europe/Berlin")
SIX_WEEKS, TWO_WEEKS = timedelta(weeks=6), timedelta(weeks=2)
FIRST, SECOND = {"day_one": "2", "time_one": "19:00"}, {"day_two": "6", "time_two": "11:00"}
HOURS = {**FIRST, **SECOND, "minutes": "30", "most": "3"}
MOST = 3
who = st.integers(0, 1)
pick = st.integers(0, 5)


@dataclass
class Agreed:
    """Hours as they should stand: who signed them when, and whether they were let go."""

    id: UUID
    at: datetime
    signed: tuple[list[datetime], list[datetime]]
    by: int
    gone: bool = False

    @property
    def times(self) -> int:
        return min(len(one) for one in self.signed)

    @property
    def end(self) -> datetime | None:
        end = None
        for nth in range(self.times):
            both = max(one[nth] for one in self.signed)
            end = (both if end is None or end < both else end) + SIX_WEEKS
        return end


@dataclass
class Kept:
    """A question as it should lie: whose, in the jar since, resting until; or opened in which hour."""

    id: UUID
    text: str
    of: int
    in_jar: bool = False
    rest: datetime | None = None
    page: str = ""
    hour: datetime | None = None


@dataclass
class Model:
    plans: list[Agreed] = field(default_factory=list)
    notes: list[Kept] = field(default_factory=list)
    opened: list[Kept] = field(default_factory=list)
    answers: list[tuple[str, int, str]] = field(default_factory=list)

    def standing(self) -> Agreed | None:
        whole = [one for one in self.plans if one.times and not one.gone]
        return max(whole, key=lambda one: one.at, default=None)

    def hour(self, now: datetime) -> datetime | None:
        """When the hour began that is now, told from the clock on the wall."""
        plan, wall = self.standing(), now.astimezone(BERLIN)
        if plan is None or plan.end is None or now >= plan.end or wall.minute >= 30:
            return None
        if (wall.weekday(), wall.hour) not in ((2, 19), (6, 11)):
            return None
        return wall.replace(minute=0, second=0, microsecond=0)

    def may_open(self, one: Kept, now: datetime) -> bool:
        hour = self.hour(now)
        if hour is None or not one.in_jar or (one.rest is not None and now < one.rest):
            return False
        return sum(other.hour == hour for other in self.opened) < MOST


class Asking(RuleBasedStateMachine):
    """Ines and Jonas, both asking."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    @initialize()
    def begin(self) -> None:
        self.stack = ExitStack()
        for alias in ("default", "sessions"):
            self.stack.enter_context(transaction.atomic(alias))
        folder = self.stack.enter_context(tempfile.TemporaryDirectory())
        ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
        jonas.join(ines.invite())
        self.two, self.clock, self.model = (ines, jonas), Clock(Path(folder) / "clock"), Model()

    @property
    def now(self) -> datetime:
        return self.clock.now

    def mark(self) -> str:
        self.count += 1
        return f"mark{self.count}end"

    @rule(days=st.sampled_from((0.3, 1, 3, 20, 43)))
    def time_goes_by(self, days: float) -> None:
        self.clock.on(24 * days)

    @rule(minutes=st.sampled_from((-1, 0, 0, 29, 30)))
    def the_hour_comes(self, minutes: int) -> None:
        here = self.now.astimezone(BERLIN).replace(hour=19, minute=0, second=0, microsecond=0)
        days = (2 - here.weekday()) % 7
        coming = here.replace(tzinfo=None) + timedelta(days=days + 7 * (here < self.now and not days))
        self.clock.put(coming.replace(tzinfo=BERLIN) + timedelta(minutes=minutes))

    @rule(by=who)
    def propose(self, by: int) -> None:
        """No more than a person may in a day."""
        self.clock.on(1 / 60)
        today = self.now.astimezone(BERLIN).date()
        mine = [one for one in self.model.plans if one.by == by and one.at.astimezone(BERLIN).date() == today]
        if len(mine) == MOST_A_DAY:
            return
        before = set(Plan.objects.values_list("id", flat=True))
        assert self.two[by].post(self.two[by].url("question-hours"), HOURS).status_code == 302
        (new,) = set(Plan.objects.values_list("id", flat=True)) - before
        plan = Agreed(new, self.now, ([], []), by)
        plan.signed[by].append(self.now)
        self.model.plans.append(plan)

    @rule(by=who)
    def agree(self, by: int) -> None:
        """Proposed by one and signed by the other at once."""
        self.propose(by)
        self.sign(1 - by, -1)

    @rule(by=who, at=pick)
    def sign(self, by: int, at: int) -> None:
        if not self.model.plans:
            return
        plan = self.model.plans[at % len(self.model.plans)]
        place = self.two[by].url("question-hours-sign", plan=plan.id)
        assert self.two[by].post(place).status_code == 302
        mine, theirs = plan.signed[by], plan.signed[1 - by]
        near = plan.end is None or self.now >= plan.end - TWO_WEEKS
        if not plan.gone and (len(mine) < len(theirs) or (len(mine) == len(theirs) and near)):
            mine.append(self.now)

    @rule(by=who, at=pick)
    def let_go(self, by: int, at: int) -> None:
        if self.model.plans:
            plan = self.model.plans[at % len(self.model.plans)]
            place = self.two[by].url("question-hours-let-go", plan=plan.id)
            assert self.two[by].post(place).status_code == 302
            plan.gone = True

    @rule(by=who, wary=st.sampled_from((False, False, True)))
    def put_in(self, by: int, wary: bool) -> None:
        text = self.mark() + (" Tell me everything." if wary else "?")
        kept = put_in(self.two[by], text, **({"sure": "1"} if wary else {}))
        rest = self.now + timedelta(hours=24) if wary else None
        self.model.notes.append(Kept(kept, text, by, True, rest))

    @rule(by=who, at=pick)
    def take_out(self, by: int, at: int) -> None:
        mine = [one for one in self.model.notes if one.of == by]
        if mine:
            one = mine[at % len(mine)]
            place = self.two[by].url("question-out", noted=one.id)
            assert self.two[by].post(place).status_code == 302
            one.in_jar, one.rest = False, None

    @rule(at=pick, by=who)
    def open(self, at: int, by: int) -> None:
        if not self.model.notes:
            return
        one = self.model.notes[at % len(self.model.notes)]
        answer = self.two[by].post(self.two[by].url("question-open", noted=one.id))
        if by != one.of:
            assert answer.status_code == 404
        elif not self.model.may_open(one, self.now):
            assert answer.status_code == 409
        else:
            assert answer.status_code == 302
            one.page, one.hour = str(answer["Location"]), self.model.hour(self.now)
            self.model.notes.remove(one)
            self.model.opened.append(one)

    @rule(at=pick, by=who)
    def ask_in_the_hour(self, at: int, by: int) -> None:
        """Hours are signed, a question put in, the hour comes, and it is opened if it may be."""
        self.agree(by)
        self.put_in(by, wary=False)
        self.the_hour_comes(at % 2)
        self.open(len(self.model.notes) - 1, by)

    @rule(at=pick, whole=st.booleans())
    def answer(self, at: int, whole: bool) -> None:
        if not self.model.opened:
            return
        one = self.model.opened[at % len(self.model.opened)]
        words = self.mark()
        asked, other = self.two[one.of], self.two[1 - one.of]
        assert asked.post(one.page, {"how": "here", "text": words}).status_code == 404
        assert other.post(one.page, {"how": "here", "text": words}).status_code == 302
        self.model.answers.append((one.text, 1 - one.of, words))
        if whole:
            before = Answer.objects.count()
            assert [other.post(f"{one.page}whole/").status_code for _ in range(2)] == [302, 302]
            assert Answer.objects.count() == before + 1

    @rule(at=pick)
    def take_back(self, at: int) -> None:
        if self.model.opened:
            one = self.model.opened.pop(at % len(self.model.opened))
            place = self.two[one.of].url("question-back", question=number(one.page))
            assert self.two[1 - one.of].post(place).status_code == 404
            assert self.two[one.of].post(place).status_code == 302

    @invariant()
    def the_pages_show_what_they_should_and_nothing_else(self) -> None:
        if not hasattr(self, "model"):
            return
        texts = {one.text for one in self.model.opened}
        for by, one in enumerate(self.two):
            shown = one.get(one.url("questions")).content.decode()
            wanted = {note.text for note in self.model.notes if note.of == by} | texts
            wanted |= {words for asked, of, words in self.model.answers if asked in texts or of == by}
            marks = {word.split("end")[0] for word in wanted}
            assert {mark for mark in self._marks() if f"{mark}end" in shown} == marks
            assert ("This is your hour" in shown) == (self.model.hour(self.now) is not None)
            ready = [note for note in self.model.notes if note.of == by]
            may = sum(self.model.may_open(note, self.now) for note in ready)
            assert shown.count("Open it for ") == may

    def _marks(self) -> list[str]:
        return [f"mark{number}" for number in range(1, self.count + 1)]

    def teardown(self) -> None:
        if hasattr(self, "stack"):
            for alias in ("default", "sessions"):
                transaction.set_rollback(True, alias)
            self.stack.close()
            domain.follow(django_settings.CLOCK_FILE)


pytestmark = pytest.mark.django_db(databases=["default", "sessions"])


@pytest.mark.slow
def test_the_jar_holds_whatever_two_people_do() -> None:
    """100 runs with GOLDSEAM_LONG=1; a seeded share runs each time."""
    lives(Asking, 15, 30, long=100)


def test_the_jar_holds_in_a_few_short_lives() -> None:
    lives(Asking, 3, 20)
