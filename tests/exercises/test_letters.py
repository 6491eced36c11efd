"""When a letter may be handed over, how long it rests, and what counts as opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.exercises import letters
from goldseam.exercises.letters import MOST_A_DAY, NotYet, Ready, Standing, handing, rests_until
from goldseam.journey import pacing
from goldseam.journey.pacing import Common, Open, Reader
from goldseam.journey.past import Past, QuietHours
from goldseam.journey.program.shape import Program
from tests.exercises.desk import LETTER, LIGHT, answers

NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
texts = st.text(max_size=20)
standings = st.builds(
    Standing,
    never=st.booleans(),
    both=st.booleans(),
    last=st.none() | texts.map(answers),
    today=st.integers(0, 2 * MOST_A_DAY),
)


@given(texts, moments, standings, moments)
def test_it_is_ready_only_when_nothing_at_all_stands_against_it(
    text: str, until: datetime, standing: Standing, now: datetime
) -> None:
    words = answers(text)
    same = standing.last is not None and letters.said(standing.last) == letters.said(words)
    ready = text != "" and not standing.never and standing.both and not same
    ready = ready and now >= until and standing.today < MOST_A_DAY
    assert (handing(words, until, standing, now) == Ready()) is ready


@given(texts.filter(bool), moments, moments)
def test_while_it_rests_it_says_until_when(text: str, until: datetime, now: datetime) -> None:
    answer = handing(answers(text), until, Standing(), now)
    assert answer == (NotYet("rest", until) if now < until else Ready())


@given(texts, texts, moments, st.integers(0, 200), moments)
def test_changed_words_begin_the_rest_anew_and_the_same_words_do_not(
    before: str, after: str, then: datetime, rest: int, now: datetime
) -> None:
    until = rests_until((answers(before), then), answers(after), rest, now)
    assert until == (then if before == after else now + timedelta(hours=rest))
    assert rests_until(None, answers(after), rest, now) == now + timedelta(hours=rest)


def test_the_same_words_under_a_question_in_another_language_are_the_same_words() -> None:
    spanish = answers("I did not sleep.", asked="¿Cómo fue?")
    assert rests_until((spanish, NOW), answers("I did not sleep."), 24, NOW + timedelta(days=3)) == NOW
    said = handing(answers("I did not sleep."), NOW, Standing(last=spanish), NOW)
    assert said == NotYet("same")


@given(st.none() | moments, moments)
def test_opened_is_only_what_was_handed_over_before_the_last_opening(
    received: datetime | None, handed: datetime
) -> None:
    assert letters.opened(received, handed) is (received is not None and handed <= received)


PROGRAM = Program(("en",), (), (), (), (), (), {}, {})


@pytest.mark.parametrize(
    ("past", "reason"),
    [
        (Past(), None),
        (Past(quiet=QuietHours(NOW.time(), (NOW + timedelta(hours=8)).time())), "quiet"),
    ],
)
def test_opening_asks_for_the_weight_alone(past: Past, reason: str | None) -> None:
    """Not for the step, what comes first, who it is for, or a pause: what was handed over is the reader's."""
    bound = replace(LETTER, needs=("nothing-like-it",), who="hurt")
    common = Common(two=True, paused=True)
    answer = pacing.answer(PROGRAM, letters.weighed(bound), Reader(past, frozenset(), "UTC"), common, NOW)
    assert (answer.reason if not isinstance(answer, Open) else None) == reason


def test_a_light_letter_weighs_nothing() -> None:
    past = Past(quiet=QuietHours(NOW.time(), (NOW + timedelta(hours=8)).time()))
    answer = pacing.answer(PROGRAM, letters.weighed(LIGHT), Reader(past, frozenset(), "UTC"), Common(), NOW)
    assert answer == Open()
