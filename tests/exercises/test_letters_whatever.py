"""One letter, two people, a clock, anything in any order: by the pages, beside a model in plain Python.

After every step the pages of both are looked at: nothing is handed over before it rested, nothing is opened
before its hour, nobody reads what they should not, and for the writer nothing depends on being read.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from goldseam.lib import clock as domain
from tests.cast import Actor
from tests.exercises.letters import HARD, Clock, Post
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

    def ready(self, now: datetime) -> bool:
        rested = self.until is not None and now >= self.until
        return rested and (not self.handed or self.handed[-1][0] != self.words)

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
        self.post, self.model = Post(ines, jonas, Clock(Path(folder) / "clock")), Model()

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

    @rule(stale=st.booleans())
    def hand_over(self, stale: bool) -> None:
        if not self.post.pages:
            return
        seen = self.post.revisions[HARD] - stale
        answer = self.post.hand_over(revision=seen)
        if self.model.ready(self.now) and not stale:
            assert answer.status_code == 302
            self.model.handed.append((self.model.words, self.now))
            self.model.ever = True
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
        self.model.handed = []

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

    @rule(part=st.sampled_from(("landed", "partly", "not-yet", "")))
    def reply(self, part: str) -> None:
        if not self.post.pages:
            return
        words = self.mark()
        form = {"words": words, "landing-words": part, "revision": str(len(self.model.answers))}
        answer = self.post.answer(**form)
        assert answer.status_code == (302 if self.model.ever else 404)
        if self.model.open_to_reader():
            self.model.answers.append(words)

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
        offered = "Open it" in theirs.content.decode()
        assert offered == (model.fresh() and model.light_enough(self.now))
        seen = {word for word in self._marks() if word in mine.content.decode()}
        assert seen == {words for words, _ in model.handed} | set(model.answers)

    def _marks(self) -> list[str]:
        return [f"mark{number}end" for number in range(1, self.count + 1)]

    def teardown(self) -> None:
        if hasattr(self, "stack"):
            for alias in ("default", "sessions"):
                transaction.set_rollback(True, alias)
            self.stack.close()
            domain.follow(django_settings.CLOCK_FILE)


pytestmark = [
    pytest.mark.django_db(databases=["default", "sessions"]),
    pytest.mark.usefixtures("letters_program"),
    pytest.mark.slow,
]


@pytest.mark.slow
def test_a_letter_is_where_it_should_be_whatever_two_people_do() -> None:
    """100 runs with GOLDSEAM_LONG=1; a seeded share runs each time."""
    lives(Correspondence, 20, 40, long=100)


def test_a_letter_is_where_it_should_be_in_a_few_short_lives() -> None:
    lives(Correspondence, 3, 25)
