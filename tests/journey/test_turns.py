"""In turn: what one handed over is heard for a week before the other hands over the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goldseam.journey.turns import A_TURN, Given, not_before

FIRST = datetime(2026, 3, 2, 20, tzinfo=UTC)
DAYS = st.lists(st.integers(0, 40), max_size=6)


def handed(*days: int) -> list[Given]:
    return [Given(FIRST + timedelta(days=n), FIRST.date() + timedelta(days=n)) for n in days]


def day(n: int) -> date:
    return FIRST.date() + timedelta(days=n)


def test_a_week_lies_between_theirs_and_mine() -> None:
    assert not_before([], handed(0), day(0)) == not_before([], handed(0), day(6)) == day(7)
    assert not_before([], handed(0), day(7)) is None


def test_where_only_one_writes_nothing_waits() -> None:
    assert not_before(handed(0, 1), [], day(2)) is None
    assert not_before([], [], day(2)) is None


def test_after_mine_it_is_their_turn_and_then_mine_again() -> None:
    assert not_before(handed(0), handed(8), day(9)) == day(15)
    assert not_before(handed(8), handed(0), day(9)) is None


def test_who_hands_over_again_and_again_holds_nobody_back() -> None:
    assert not_before([], handed(0, 3, 6, 9), day(7)) is None


@given(DAYS, DAYS, st.integers(0, 60))
def test_nobody_waits_longer_than_a_week(mine: list[int], theirs: list[int], today: int) -> None:
    theirs = [n for n in theirs if n <= today]
    until = not_before(handed(*mine), handed(*theirs), day(today))
    assert until is None or day(today) < until <= day(today) + A_TURN


@given(DAYS, DAYS, st.integers(0, 60))
def test_never_both_wait_for_each_other(mine: list[int], theirs: list[int], today: int) -> None:
    one, two = handed(*mine), [Given(it.at + timedelta(minutes=1), it.day) for it in handed(*theirs)]
    assert None in (not_before(one, two, day(today)), not_before(two, one, day(today)))
