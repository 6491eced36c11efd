"""Hours for questions by the clock of a place: each week at the same time, also when clocks change, and for
six weeks after both signed."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from goldseam.questions.hours import LASTS, RENEWED_FROM, Hours, Slot, after, at, ends, may_sign, windows

BERLIN, LIMA, NEW_YORK = (ZoneInfo(one) for one in ("Europe/Berlin", "America/Lima", "America/New_York"))
MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
WEDNESDAY = Slot(2, time(19))

moments = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))
slots = st.builds(Slot, st.integers(0, 6), st.times().map(lambda one: one.replace(second=0, microsecond=0)))
zones = st.sampled_from(("Europe/Berlin", "America/New_York", "America/Lima", "Asia/Kathmandu"))
hours_of = st.builds(
    Hours,
    st.lists(slots, min_size=1, max_size=2),
    st.sampled_from((15, 30, 45, 60)),
    st.just(5),
    zones,
    st.just(MONDAY),
)


def on(*slots: Slot, zone: str = "Europe/Berlin", minutes: int = 30) -> Hours:
    return Hours(list(slots), minutes, 5, zone, MONDAY)


def test_it_begins_and_ends_on_the_minute() -> None:
    hours, begins = on(WEDNESDAY), datetime(2026, 3, 4, 19, tzinfo=BERLIN)
    assert at(hours, begins - MINUTE) is None
    assert at(hours, begins) == at(hours, begins + 29 * MINUTE)
    assert at(hours, begins + 30 * MINUTE) is None


def test_the_next_hour_is_the_same_moment_for_both_and_another_time_on_each_clock() -> None:
    found = after(on(WEDNESDAY, Slot(6, time(11))), MONDAY)
    assert found is not None
    assert found.begins.astimezone(BERLIN).strftime("%a %H:%M") == "Wed 19:00"
    assert found.begins.astimezone(LIMA).strftime("%a %H:%M") == "Wed 13:00"
    assert found.begins.astimezone(ZoneInfo("Pacific/Auckland")).strftime("%a %H:%M") == "Thu 07:00"


def test_where_clocks_change_the_time_on_the_clock_stays_for_whose_clock_it_is() -> None:
    hours = on(WEDNESDAY)
    before, later = (after(hours, datetime(2026, 3, day, 12, tzinfo=UTC)) for day in (23, 30))
    assert before is not None and later is not None
    assert {one.begins.astimezone(BERLIN).hour for one in (before, later)} == {19}
    assert later.begins - before.begins == timedelta(days=7, hours=-1)
    assert [one.begins.astimezone(LIMA).hour for one in (before, later)] == [13, 12]


def test_a_time_that_clocks_skip_is_the_moment_after_and_one_that_comes_twice_is_the_first() -> None:
    sunday = on(Slot(6, time(2, 30)))
    skipped = after(sunday, datetime(2026, 3, 28, 12, tzinfo=UTC))
    twice = after(sunday, datetime(2026, 10, 24, 12, tzinfo=UTC))
    assert skipped is not None and skipped.begins == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert twice is not None and twice.begins == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert after(sunday, twice.begins) != twice
    assert at(sunday, twice.begins + 60 * MINUTE) is None, "not once more in the hour that comes again"


def test_an_hour_over_midnight_is_one_hour() -> None:
    late = on(Slot(6, time(23, 50)))
    assert at(late, datetime(2026, 3, 9, 0, 10, tzinfo=BERLIN)) is not None


@given(hours=hours_of, now=moments)
def test_each_slot_comes_every_week_and_lasts_as_long_as_was_agreed(hours: Hours, now: datetime) -> None:
    zone = ZoneInfo(hours.zone)
    found = windows(hours, now)
    assert all(one.ends - one.begins == timedelta(minutes=hours.minutes) for one in found)
    following = after(hours, now)
    assert following is not None and now < following.begins <= now + timedelta(days=7, hours=3)
    wanted = {(slot.weekday, slot.at) for slot in hours.slots}
    for one in found:
        here = one.begins.astimezone(zone)
        there = (here.weekday(), here.time())
        clocks_jumped = (here - timedelta(hours=3)).utcoffset() != here.utcoffset()
        assert there in wanted or clocks_jumped
    current = at(hours, now)
    assert current is None or current.begins <= now < current.ends


def test_the_jar_closes_six_weeks_after_both_signed() -> None:
    assert ends([MONDAY], []) is None
    assert ends([MONDAY], [MONDAY + timedelta(days=9)]) == MONDAY + timedelta(days=9) + LASTS


def test_one_alone_does_not_renew_and_both_do() -> None:
    end = MONDAY + LASTS
    early = end - timedelta(days=3)
    assert ends([MONDAY, early], [MONDAY]) == end
    assert ends([MONDAY, early], [MONDAY, early + timedelta(days=1)]) == end + LASTS
    late = end + timedelta(days=20)
    assert ends([MONDAY, early], [MONDAY, late]) == late + LASTS


def test_six_more_weeks_can_be_signed_when_the_end_is_near() -> None:
    end, both = MONDAY + LASTS, ([MONDAY], [MONDAY])
    assert not may_sign(*both, end - RENEWED_FROM - MINUTE)
    assert may_sign(*both, end - RENEWED_FROM) and may_sign(*both, end + timedelta(days=100))
    assert may_sign([], [MONDAY], MONDAY) and not may_sign([MONDAY], [], end)
    assert may_sign([MONDAY], [MONDAY, end], MONDAY), "when the other signed for more"


signings = st.lists(st.integers(0, 400), max_size=4).map(sorted)


@given(one=signings, other=signings)
def test_it_never_lasts_longer_than_the_one_who_signed_less_often_wanted(
    one: list[int], other: list[int]
) -> None:
    mine, theirs = ([MONDAY + timedelta(days=day) for day in days] for days in (one, other))
    end, times = ends(mine, theirs), min(len(mine), len(theirs))
    assert end == ends(theirs, mine)
    if not times:
        assert end is None
    else:
        assert end is not None
        last = max(mine[times - 1], theirs[times - 1])
        assert last + LASTS <= end <= last + times * LASTS
