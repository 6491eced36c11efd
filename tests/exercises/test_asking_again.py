"""When a next version may be handed over: the days, what the reader said, and one slip."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.exercises.asking_again import CHOICES, SLIP, Asked, Given, again, first_day, mends
from goldseam.exercises.letters import NotYet, Ready

THEN = datetime(2026, 3, 2, 18, tzinfo=UTC)
DAY = date(2026, 3, 2)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
zones = st.sampled_from(("UTC", "Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"))
givens = st.builds(Given, moments, st.booleans(), st.booleans())
saids = st.builds(Asked, st.sampled_from(CHOICES), moments, st.none() | st.dates(DAY, date(2041, 1, 1)))


@given(st.none() | givens, st.none() | saids, st.integers(1, 60), zones, moments)
def test_it_opens_once_and_stays_open_and_says_the_moment(
    before: Given | None, asked: Asked | None, least: int, zone: str, now: datetime
) -> None:
    answer = again(before, asked, least, zone, now)
    if isinstance(answer, NotYet):
        assert answer.reason == "asked-again" and before is not None
        if answer.when is None:
            assert asked is not None and asked.choice == "closed"
        else:
            assert answer.when > now and answer.when.astimezone(ZoneInfo(zone)).hour in (0, 1)
            assert again(before, asked, least, zone, answer.when) == Ready()


@given(st.none() | givens, st.none() | saids, zones, moments)
def test_a_letter_without_such_days_is_never_kept_back(
    before: Given | None, asked: Asked | None, zone: str, now: datetime
) -> None:
    assert again(before, asked, 0, zone, now) == Ready()


@given(saids, zones, moments)
def test_the_first_version_asks_nobody_again(asked: Asked, zone: str, now: datetime) -> None:
    assert again(None, asked, 14, zone, now) == Ready()


@pytest.mark.parametrize(("least", "first"), [(14, date(2026, 3, 16)), (28, date(2026, 3, 30))])
def test_without_an_answer_the_days_alone_count(least: int, first: date) -> None:
    handed = Given(THEN, mended=True)
    opens = datetime(first.year, first.month, first.day, tzinfo=UTC)
    assert again(handed, None, least, "UTC", opens - timedelta(seconds=1)) == NotYet("asked-again", opens)
    assert again(handed, None, least, "UTC", opens) == Ready()


@given(givens, st.integers(1, 60), zones, moments, moments)
def test_not_unless_i_say_so_holds_whatever_the_clock_says(
    before: Given, least: int, zone: str, said: datetime, now: datetime
) -> None:
    assert again(before, Asked("closed", said), least, zone, now) == NotYet("asked-again")


def test_what_the_reader_says_counts_in_place_of_the_days() -> None:
    handed, later = Given(THEN, answered=True), THEN + timedelta(days=1)
    assert again(handed, Asked("any-time", later), 14, "UTC", later) == Ready()
    sooner = Asked("day", later, date(2026, 3, 5))
    assert again(handed, sooner, 14, "UTC", datetime(2026, 3, 5, tzinfo=UTC)) == Ready()
    further = Asked("day", later, date(2026, 12, 3))
    assert again(handed, further, 14, "UTC", THEN + timedelta(days=100)) == NotYet(
        "asked-again", datetime(2026, 12, 3, tzinfo=UTC)
    )


def test_any_time_counts_for_one_version_and_a_day_to_come_for_every() -> None:
    handed, before = Given(THEN, mended=True), THEN - timedelta(days=20)
    now = THEN + timedelta(days=10)
    assert isinstance(again(handed, Asked("any-time", before), 14, "UTC", now), NotYet)
    kept = again(handed, Asked("day", before, date(2026, 6, 1)), 14, "UTC", THEN + timedelta(days=40))
    assert kept == NotYet("asked-again", datetime(2026, 6, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("handed", "after", "open_"),
    [
        (Given(THEN), SLIP - timedelta(seconds=1), True),
        (Given(THEN), SLIP, False),
        (Given(THEN, mended=True), timedelta(hours=1), False),
        (Given(THEN, answered=True), timedelta(hours=1), False),
    ],
)
def test_a_slip_is_mended_once_soon_and_before_an_answer(
    handed: Given, after: timedelta, open_: bool
) -> None:
    assert mends(handed, None, 14, THEN + after) is open_
    assert (again(handed, None, 14, "UTC", THEN + after) == Ready()) is open_


@pytest.mark.parametrize(
    ("choice", "today", "first"),
    [
        ("usual", DAY, None),
        ("closed", DAY, None),
        ("any-time", DAY, None),
        ("day", DAY, date(2027, 1, 1)),
        ("month", date(2026, 1, 31), date(2026, 2, 28)),
        ("month", date(2027, 12, 30), date(2028, 1, 30)),
        ("three-months", date(2027, 11, 30), date(2028, 2, 29)),
        (None, DAY, None),
    ],
)
def test_the_first_day_of_each_choice(choice: str | None, today: date, first: date | None) -> None:
    assert first_day(choice, date(2027, 1, 1), today) == first  # type: ignore[arg-type]
