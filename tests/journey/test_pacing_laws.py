"""What holds of pacing whatever somebody's past, clock and zone are."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.journey import pacing
from goldseam.journey.pacing import Common, NotYet, Open, Reader
from goldseam.journey.past import HardDate, Past, QuietHours
from goldseam.journey.program.shape import Activity, Program
from tests.journey.pace import NOW, WAY, Asking

pytestmark = pytest.mark.slow

MOMENT = timedelta(microseconds=1)
BACK_AND_FORTH = ("quiet", "hard-date")
"""The only reasons that come back by time alone."""

SLUGS = st.sampled_from([*WAY.activities, "no longer in the program"])
STEPS = st.integers(-1, 10)
ZONES = st.sampled_from(sorted(available_timezones()))
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC))
NEAR = st.integers(-40 * 86400, 40 * 86400).map(lambda seconds: NOW + timedelta(seconds=seconds))
TIMES = NEAR | MOMENTS
BY_SLUG = st.dictionaries(SLUGS, TIMES, max_size=6)
BY_STEP = st.dictionaries(STEPS, TIMES, max_size=6)
DAYS = st.dates(NOW.date() - timedelta(days=9), NOW.date() + timedelta(days=9)) | st.dates()
QUIET = st.builds(QuietHours, st.times(), st.times())
HARD = st.lists(st.builds(HardDate, DAYS, st.just(""), st.booleans()), max_size=5)
PASTS = st.builds(
    Past,
    *(BY_SLUG,) * 4,
    st.lists(SLUGS, max_size=4),
    BY_STEP,
    BY_STEP,
    st.none() | QUIET,
    HARD,
    st.sampled_from([0, 7, 21]),
)
TAGS = st.frozensets(st.sampled_from([*WAY.causes, "hurt", "responsible", "partners", "no longer a tag"]))
COMMON = st.builds(Common, st.frozensets(STEPS), st.booleans(), st.booleans(), st.none() | DAYS)
ASKING = st.builds(Asking, PASTS, TAGS, COMMON, TIMES, ZONES)
LATER = st.integers(0, 90 * 86400).map(lambda seconds: timedelta(seconds=seconds))


def not_yet(one: Asking, *but: str) -> Iterator[tuple[str, NotYet]]:
    """Everything that is not open for this reader, with the answer."""
    for slug in WAY.activities:
        found = one.ask(slug)
        if isinstance(found, NotYet) and found.reason not in but:
            yield slug, found


def opened(one: Asking) -> list[str]:
    return [slug for slug in WAY.activities if one.ask(slug) == Open()]


@given(ASKING)
def test_there_is_always_an_answer_and_always_the_same(one: Asking) -> None:
    for slug in WAY.activities:
        found = one.ask(slug)
        assert isinstance(found, Open | NotYet)
        assert found == one.ask(slug)
    for _slug, why in not_yet(one):
        assert why.reason in typing.get_args(pacing.Reason)
        assert why.when is None or why.when.tzinfo is not None


@given(ASKING)
def test_every_step_has_an_answer_and_is_finished_or_not(one: Asking) -> None:
    for number in WAY.by_number:
        found = one.door(number)
        assert found == Open() or (isinstance(found, NotYet) and found.reason in ("step", "days"))
        assert one.finished(number) in (True, False)


@given(ASKING)
def test_asking_changes_nothing_of_the_past(one: Asking) -> None:
    before = msgspec.json.encode(one.past)
    opened(one)
    assert msgspec.json.encode(one.past) == before


@given(ASKING, LATER)
def test_what_is_open_stays_open_but_for_quiet_hours_and_hard_dates(one: Asking, more: timedelta) -> None:
    then = one.after(more)
    for slug in opened(one):
        found = then.ask(slug)
        assert found == Open() or (isinstance(found, NotYet) and found.reason in BACK_AND_FORTH)


@given(ASKING, LATER)
def test_without_them_what_is_open_stays_open_for_good(one: Asking, more: timedelta) -> None:
    one.past.quiet, one.past.hard_dates = None, []
    assert set(opened(one)) <= set(opened(one.after(more)))


@given(ASKING)
def test_a_when_lies_ahead_and_from_then_on_its_reason_no_longer_holds(one: Asking) -> None:
    for slug, why in not_yet(one, "paused"):
        if why.when is not None:
            assert why.when > one.now
            then = one.at(why.when.astimezone(UTC)).ask(slug)
            assert then == Open() or (isinstance(then, NotYet) and then.reason != why.reason)


@given(ASKING)
def test_until_its_when_a_reason_holds(one: Asking) -> None:
    """Save for quiet hours in a night in which the clock is changed: those may end a little sooner."""
    for slug, why in not_yet(one, "paused"):
        if why.when is None or (why.reason == "quiet" and changed(one.now, one.zone)):
            continue
        last = one.at(why.when.astimezone(UTC) - MOMENT).ask(slug)
        assert isinstance(last, NotYet)
        assert (last.reason, last.when) == (why.reason, why.when)


def changed(now: datetime, zone: str) -> bool:
    """Whether the clock is changed in the day before or in the two days after."""
    there, day = ZoneInfo(zone), timedelta(days=1)
    return len({(now + day * n).astimezone(there).utcoffset() for n in (-1, 0, 1, 2)}) > 1


@given(ASKING, DAYS)
def test_a_when_of_a_pause_is_the_first_hour_of_its_day(one: Asking, day: date) -> None:
    for until in (None, day):
        paused = replace(one, common=replace(one.common, paused=True, until=until))
        for slug, activity in WAY.activities.items():
            found = paused.ask(slug)
            assert (isinstance(found, NotYet) and found.reason == "paused") == activity.joint
            if isinstance(found, NotYet) and found.reason == "paused":
                then = None if until is None else datetime.combine(until, time(0), ZoneInfo(one.zone))
                assert found.when == then


@given(ASKING)
def test_what_is_done_together_never_says_what_is_missing_or_since_when(one: Asking) -> None:
    for slug, why in not_yet(one):
        if WAY.activities[slug].who == "together":
            assert why.reason not in ("step", "days", "needs", "safeguards")
            assert why.reason != "together" or why == NotYet("together")
        else:
            assert why.reason != "together"


@given(ASKING, COMMON)
def test_the_other_moves_nothing_but_what_is_between_two(one: Asking, other: Common) -> None:
    changed = replace(one, common=other)
    for slug, activity in WAY.activities.items():
        assert activity.joint or changed.ask(slug) == one.ask(slug)
    for number in WAY.by_number:
        assert changed.door(number) == one.door(number)


@given(ASKING)
def test_what_both_completed_opens_only_what_is_done_together(one: Asking) -> None:
    none, every = (replace(one.common, completed=frozenset(steps)) for steps in ((), WAY.by_number))
    for slug, activity in WAY.activities.items():
        before, after = (replace(one, common=common).ask(slug) for common in (none, every))
        assert before == after or (activity.who == "together" and before == NotYet("together"))


@given(ASKING)
def test_who_enters_or_finishes_a_step_keeps_it(one: Asking) -> None:
    for number in WAY.by_number:
        for kept in (one.past.entered, one.past.finished):
            assert number not in kept or one.door(number) == Open()


def test_only_what_both_know_goes_in_of_the_other() -> None:
    takes = inspect.signature(pacing.answer, eval_str=True).parameters
    assert [given.annotation for given in takes.values()] == [Program, Activity, Reader, Common, datetime]
    assert [one.name for one in fields(Common)] == ["completed", "two", "paused", "until"]
    assert [one.name for one in fields(Reader)] == ["past", "tags", "zone"]


def test_the_last_day_there_is_can_be_a_hard_one() -> None:
    for day in (date.min, date.max, date(2024, 2, 29)):
        for yearly in (True, False):
            HardDate(day, yearly=yearly).near(NOW.date())
