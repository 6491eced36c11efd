"""One letter, two people, a clock, anything in any order: by the pages, beside a model in plain Python.

After every step the pages of both are looked at: nothing is handed over before it rested, nothing is opened
before its hour, nobody reads what they should not, and for the writer nothing depends on being read.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from goldseam.exercises.asking_again import SLIP, first_day
from goldseam.exercises.letters import FORMS
from goldseam.lib import clock as domain
from tests.cast import Actor
from tests.exercises.letters import ASKED, HARD, Clock, Post
from tests.whatever import lives

REST, BETWEEN, AFTER = timedelta(hours=24), timedelta(hours=48), timedelta(hours=72)
HOURS = st.sampled_from((0.5, 5, 13, 23.9, 24.1, 47.9, 48.1, 72.1))


@dataclass
class Model:
    """The letter as it should stand."""

    words: str = ""
    until: datetime | None = None
    handed: list[tuple[str, datetime]] = field(default_factory=list)
    ever: bool = False
    received: datetime | None = None
    heavy: datetime | None = None
    answers: list[str] = field(default_factory=list)
    least: int = 0
    last: datetime | None = None
    mended: bool = False
    forms: list[str] = field(default_factory=list)
    answered: datetime | None = None
    said: tuple[str, datetime] | None = None

    def ready(self, now: datetime) -> bool:
        rested = self.until is not None and now >= self.until
        return rested and (not self.handed or self.handed[-1][0] != self.words) and self.may_ask(now)

    def slip(self, now: datetime) -> bool:
        """Whether a slip may be mended: once, within three days, before any answer."""
        if not self.least or self.last is None or self.mended or now >= self.last + SLIP:
            return False
        return self.answered is None or self.answered < self.last

    def may_ask(self, now: datetime) -> bool:
        """As its reader set it; the days alone where nothing was said since the last version."""
        if not self.least or self.last is None:
            return True
        choice, at = self.said or ("usual", datetime.min.replace(tzinfo=UTC))
        if choice == "closed":
            return False
        since = at >= self.last
        if self.slip(now) or (since and choice == "any-time"):
            return True
        usual = (self.last + timedelta(days=self.least)).date()
        month = first_day("month", None, at.date()) if choice == "month" else None
        if month is None:
            return now.date() >= usual
        return now.date() >= (month if since else max(usual, month))

    def give(self, now: datetime, form: str) -> None:
        self.mended = self.slip(now)
        self.handed.append((self.words, now))
        self.last, self.ever = now, True
        self.forms.append(form)

    def open_to_reader(self) -> list[str]:
        return [words for words, at in self.handed if self.received is not None and at <= self.received]

    def fresh(self) -> bool:
        return bool(self.handed) and self.handed[-1][0] not in self.open_to_reader()

    def light_enough(self, now: datetime) -> bool:
        """Whether the reader may open a hard letter now."""
        heavy = self.heavy is None or now >= self.heavy + BETWEEN
        return heavy and (self.received is None or now >= self.received + AFTER)


class Correspondence(RuleBasedStateMachine):
    """Ines writes, Jonas reads."""

    slug, least = HARD, 0

    def __init__(self) -> None:
        super().__init__()
        self.count = self.turns = 0

    @initialize()
    def begin(self) -> None:
        self.stack = ExitStack()
        for alias in ("default", "sessions"):
            self.stack.enter_context(transaction.atomic(alias))
        folder = self.stack.enter_context(tempfile.TemporaryDirectory())
        ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
        jonas.join(ines.invite())
        self.post = Post(ines, jonas, Clock(Path(folder) / "clock"), self.slug)
        self.model = Model(least=self.least)

    @property
    def now(self) -> datetime:
        return self.post.clock.now

    def mark(self) -> str:
        self.count += 1
        return f"mark{self.count}end"

    @rule(hours=HOURS)
    def time_goes_by(self, hours: float) -> None:
        self.post.clock.on(hours=hours)

    @rule(same=st.booleans())
    def write(self, same: bool) -> None:
        words = self.model.words if same and self.model.words else self.mark()
        self.post.write(words)
        if words != self.model.words:
            self.model.words, self.model.until = words, self.now + REST

    @rule(stale=st.booleans(), form=st.sampled_from(FORMS))
    def hand_over(self, stale: bool, form: str = "alone") -> None:
        if not self.post.pages:
            return
        seen = self.post.revisions[self.slug] - stale
        answer = self.post.hand_over(revision=seen, form=form)
        if self.model.ready(self.now) and not stale:
            assert answer.status_code == 302
            self.model.give(self.now, form)
        else:
            assert answer.status_code == 409

    @rule(hours=st.sampled_from((23.9, 24.1, 24.1)), read=st.booleans())
    def give_a_next_version(self, hours: float, read: bool) -> None:
        if read:
            self.open()
        self.write(same=False)
        self.time_goes_by(hours)
        self.hand_over(stale=False)

    @rule(hours=st.sampled_from((71.9, 72.1)))
    def open_in_some_days(self, hours: float) -> None:
        self.time_goes_by(hours)
        self.open()

    @rule(twice=st.booleans())
    def take_back(self, twice: bool) -> None:
        if not self.post.pages:
            return
        for _ in range(1 + twice):
            assert self.post.take_back().status_code == (302 if self.model.ever else 404)
        self.model.handed, self.model.forms = [], []

    @rule()
    def open(self) -> None:
        if not self.post.pages:
            return
        answer = self.post.open()
        if not self.model.ever:
            assert answer.status_code == 404
        elif self.model.fresh() and not self.model.light_enough(self.now):
            assert answer.status_code == 409
        else:
            assert answer.status_code == 302
            if self.model.fresh():
                self.model.received = self.now

    @rule(
        part=st.sampled_from(("landed", "partly", "not-yet", "")),
        again=st.sampled_from(("", "usual", "month", "closed", "any-time")),
        rather=st.booleans(),
    )
    def reply(self, part: str, again: str, rather: bool) -> None:
        if not self.post.pages:
            return
        model, words = self.model, self.mark()
        open_, back = bool(model.open_to_reader()), not model.handed
        offered = model.forms[len(model.open_to_reader()) - 1 if open_ else -1] if model.forms else ""
        other = next(form for form in FORMS if form != offered) if rather and not back else ""
        form = {"words": words, "landing-words": part, "revision": str(self.turns), "again": again}
        answer = self.post.answer(**form, rather=other)
        if not model.ever:
            assert answer.status_code == 404
            return
        plain = "" if model.said is not None else "usual"
        around = bool(other) or (bool(model.least) and again not in ("", plain))
        nothing_to_say = back and not model.least
        taken = open_ or (around and not nothing_to_say)
        assert answer.status_code == (302 if taken or nothing_to_say else 200)
        if taken:
            self.turns += 1
            model.answered = self.now
            if model.least and again:
                model.said = again, self.now
            if open_:
                model.answers.append(words)

    @rule()
    def something_else_heavy(self) -> None:
        """The reader opens another heavy thing, where their pace allows it."""
        if self.model.received is None or self.now >= self.model.received + AFTER:
            self.post.heavy(self.post.reader)
            self.model.heavy = self.now

    @invariant()
    def the_pages_show_what_they_should_and_nothing_else(self) -> None:
        if not hasattr(self, "model") or not self.post.pages:
            return
        model = self.model
        theirs, mine = (one.get(self.post.page) for one in (self.post.reader, self.post.writer))
        if not model.ever:
            assert theirs.status_code == 404 and mine.status_code == 302
            return
        shown = {word for word in self._marks() if word in theirs.content.decode()}
        assert shown == {*model.open_to_reader(), *model.answers}
        told = dict(
            zip(FORMS, ("to read alone.", "read this to you; you", "with someone present:"), strict=True)
        )
        for form, said in told.items():
            assert (said in theirs.content.decode()) == (model.fresh() and form == model.forms[-1])
        self._when_is_said(mine.content.decode())
        offered = "Open it" in theirs.content.decode()
        assert offered == (model.fresh() and model.light_enough(self.now))
        seen = {word for word in self._marks() if word in mine.content.decode()}
        assert seen == {words for words, _ in model.handed} | set(model.answers)

    def _when_is_said(self, mine: str) -> None:
        """For the writer, what the reader gave or the days, and nothing that hangs on opening."""
        model, here = self.model, bool(self.model.handed)
        closed = model.said is not None and model.said[0] == "closed"
        assert ("asked for no new version unless they say so." in mine) == (closed and here)
        kept = "At least 14 days lie" in mine or "asked for no new version" in mine
        assert kept == (here and not model.may_ask(self.now))
        assert ("You can mend a slip" in mine) == (here and not closed and model.slip(self.now))

    def _marks(self) -> list[str]:
        return [f"mark{number}end" for number in range(1, self.count + 1)]

    def teardown(self) -> None:
        if hasattr(self, "stack"):
            for alias in ("default", "sessions"):
                transaction.set_rollback(True, alias)
            self.stack.close()
            domain.follow(django_settings.CLOCK_FILE)


class AskedAgain(Correspondence):
    """The same of a letter whose reader sets when a next version may come."""

    slug, least = ASKED, 14

    @rule(days=st.sampled_from((11, 14, 28)))
    def weeks_go_by(self, days: int) -> None:
        self.post.clock.on(hours=24 * days)

    @rule(again=st.sampled_from(("month", "closed", "any-time")), days=st.sampled_from((3, 10, 30)))
    def answered_and_tried_again(self, again: str, days: int) -> None:
        self.open_in_some_days(72.1)
        self.reply("partly", again, rather=False)
        self.write(same=False)
        self.weeks_go_by(days)
        self.hand_over(stale=False, form="aloud")


pytestmark = [
    pytest.mark.django_db(databases=["default", "sessions"]),
    pytest.mark.usefixtures("letters_program"),
    pytest.mark.slow,
]


def test_a_letter_is_where_it_should_be_whatever_two_people_do() -> None:
    """100 runs with GOLDSEAM_LONG=1; a seeded share runs each time."""
    lives(Correspondence, 20, 40, long=100)


def test_a_letter_is_where_it_should_be_in_a_few_short_lives() -> None:
    lives(Correspondence, 3, 25)


def test_nobody_is_asked_again_before_they_want_it_whatever_two_people_do() -> None:
    """100 runs with GOLDSEAM_LONG=1; a seeded share runs each time."""
    lives(AskedAgain, 6, 25, long=100)
