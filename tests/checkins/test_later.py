"""When which follow-up is open: by the calendar, at most one, four weeks long, wherever somebody lives."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.checkins.later import LASTS, MONTHS, comes_on, lapses_on, open_at, open_on
from goldseam.journey.past import FollowUps

days = st.dates(date(1999, 1, 1), date(2200, 12, 31))
some_months = st.sets(st.sampled_from(MONTHS)).map(lambda found: tuple(sorted(found)))
zones = st.sampled_from(
    [
        "UTC",
        "Europe/Berlin",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "America/St_Johns",
        "Africa/Casablanca",
    ]
)
plans = st.builds(FollowUps, days, some_months, some_months)


@pytest.mark.parametrize(
    ("since", "months", "on"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_go_by_the_calendar(since: date, months: int, on: date) -> None:
    assert comes_on(since, months) == on


@given(days, st.sampled_from(MONTHS))
def test_it_comes_on_the_same_day_of_the_month_or_on_its_last(since: date, months: int) -> None:
    on = comes_on(since, months)
    assert (on.year * 12 + on.month) - (since.year * 12 + since.month) == months
    assert on.day == min(since.day, calendar.monthrange(on.year, on.month)[1])


@given(days)
def test_each_is_over_before_the_next_one_comes(since: date) -> None:
    for first, then in pairwise(MONTHS):
        assert lapses_on(since, first) <= comes_on(since, then)


@given(days, days, st.sampled_from(MONTHS))
def test_who_begins_later_is_never_asked_earlier(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert comes_on(first, months) <= comes_on(second, months)


@given(plans, st.integers(-40, 460))
def test_open_is_exactly_what_was_chosen_and_not_done_within_its_weeks(chosen: FollowUps, after: int) -> None:
    today = chosen.since + timedelta(days=after)
    possible = [
        one
        for one in chosen.months
        if one not in chosen.done and timedelta(0) <= today - comes_on(chosen.since, one) < LASTS
    ]
    assert len(possible) <= 1
    assert open_on(chosen, today) == (possible[0] if possible else None)


@given(days, st.sampled_from(MONTHS), zones)
def test_it_opens_with_the_day_where_the_person_lives(since: date, months: int, zone: str) -> None:
    chosen, on = FollowUps(since, (months,)), comes_on(since, months)
    begin = datetime(on.year, on.month, on.day, 12, tzinfo=ZoneInfo(zone))
    assert open_at(chosen, begin.astimezone(UTC), zone) == months
    assert open_at(chosen, (begin - timedelta(days=1)).astimezone(UTC), zone) is None
    assert open_at(chosen, (begin + LASTS - timedelta(days=1)).astimezone(UTC), zone) == months
    assert open_at(chosen, (begin + LASTS).astimezone(UTC), zone) is None


@given(days)
def test_who_chose_nothing_is_asked_nothing(today: date) -> None:
    assert open_on(None, today) is None
    assert open_on(FollowUps(today), comes_on(today, 1)) is None
