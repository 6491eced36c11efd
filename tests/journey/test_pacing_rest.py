"""When something rests: heavy things, quiet hours, hard dates, what follows something else, and pauses."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from goldseam.journey.pacing import Common, NotYet, Open, called_for, required
from goldseam.journey.past import HardDate, Past, QuietHours
from goldseam.journey.program.loaded import program
from tests.journey.pace import BERLIN, LONG_AGO, NOW, WAY, asking, come_to, days, hours, safe

HEAVY, OTHER_HEAVY, LIGHT = "what-happened", "what-it-did", "acknowledging-is-not"
NIGHT = QuietHours(time(22), time(7))


def berlin(day: int, hour: int, minute: int = 0, month: int = 3, **more: int) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(BERLIN), **more)


# heavy things


def test_one_heavy_thing_in_forty_eight_hours_and_opening_one_counts() -> None:
    one = asking(Past(opened={HEAVY: NOW}))
    assert one.after(hours(1)).ask(OTHER_HEAVY) == NotYet("heavy", NOW + hours(48))
    assert one.after(hours(47.99)).ask(OTHER_HEAVY) == NotYet("heavy", NOW + hours(48))
    assert one.after(hours(48)).ask(OTHER_HEAVY) == Open()


def test_what_is_open_already_may_be_gone_on_with() -> None:
    assert asking(Past(opened={HEAVY: NOW})).after(hours(1)).ask(HEAVY) == Open()


def test_a_room_and_what_stands_in_it_are_one_heavy_thing() -> None:
    past = come_to(3)
    past.opened, past.done["what-i-stand-for"] = {"apology": NOW}, LONG_AGO
    one = replace(asking(past, {"responsible"}), program=program())
    assert one.ask("apology-letter") == Open()
    assert one.ask("what-happened") == NotYet("heavy", NOW + hours(48))
    past.opened = {"apology-letter": NOW}
    assert one.ask("apology") == Open()


def test_light_things_neither_wait_nor_make_wait() -> None:
    past = come_to(1)
    past.opened = {HEAVY: NOW, "trust-map": NOW}
    assert asking(past).ask(LIGHT) == Open()
    past.opened = {"trust-map": NOW, "no longer in the program": NOW}
    assert asking(past).ask(HEAVY) == Open()


def test_seventy_two_hours_after_a_hard_letter() -> None:
    past = Past(received={"impact-letter": NOW}, opened={"impact-letter": NOW})
    one = asking(past)
    assert one.after(hours(71)).ask(HEAVY) == NotYet("letter", NOW + hours(72))
    assert one.after(hours(72)).ask(HEAVY) == Open()


def test_a_light_letter_makes_nothing_wait() -> None:
    assert asking(Past(received={"when-it-hits": NOW})).ask(HEAVY) == Open()


def test_of_two_rests_the_longer_one_is_told() -> None:
    past = Past(received={"impact-letter": NOW - hours(40)}, opened={OTHER_HEAVY: NOW})
    assert asking(past).ask(HEAVY) == NotYet("heavy", NOW + hours(48))
    past.received["impact-letter"] = NOW
    assert asking(past).ask(HEAVY) == NotYet("letter", NOW + hours(72))


# quiet hours


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        (berlin(4, 21, 59), None),
        (berlin(4, 22), berlin(5, 7)),
        (berlin(5, 0), berlin(5, 7)),
        (berlin(5, 6, 59), berlin(5, 7)),
        (berlin(5, 7), None),
    ],
)
def test_nothing_heavy_begins_in_quiet_hours_over_midnight(moment: datetime, until: datetime | None) -> None:
    expected = Open() if until is None else NotYet("quiet", until)
    assert asking(Past(quiet=NIGHT)).at(moment.astimezone(UTC)).ask(HEAVY) == expected


def test_quiet_hours_by_day_hold_too() -> None:
    one = asking(Past(quiet=QuietHours(time(12, 30), time(14))))
    assert one.at(berlin(4, 13)).ask(HEAVY) == NotYet("quiet", berlin(4, 14))
    assert one.at(berlin(4, 12)).ask(HEAVY) == one.at(berlin(4, 14)).ask(HEAVY) == Open()


def test_quiet_hours_with_seconds_end_at_their_second() -> None:
    one = asking(Past(quiet=QuietHours(time(22), time(7, 0, 30))))
    assert one.at(berlin(5, 7)).ask(HEAVY) == NotYet("quiet", berlin(5, 7).replace(second=30))


def test_equal_ends_mean_never() -> None:
    assert asking(Past(quiet=QuietHours(time(22), time(22)))).at(berlin(4, 22)).ask(HEAVY) == Open()


def test_quiet_hours_go_by_the_readers_own_clock() -> None:
    one = asking(Past(quiet=NIGHT)).at(berlin(5, 3))
    assert isinstance(one.ask(HEAVY), NotYet)
    assert replace(one, zone="America/Bogota").ask(HEAVY) == Open()


def test_quiet_hours_are_as_long_as_the_clock_says_when_it_is_changed() -> None:
    one = asking(Past(quiet=NIGHT))
    spring, autumn = one.at(berlin(28, 23)), one.at(berlin(24, 23, month=10))
    for night, ends, lasts in ((spring, berlin(29, 7), 7), (autumn, berlin(25, 7, month=10), 9)):
        assert night.ask(HEAVY) == NotYet("quiet", ends)
        assert ends.astimezone(UTC) - night.now.astimezone(UTC) == hours(lasts)
        assert night.after(hours(lasts)).at(ends.astimezone(UTC)).ask(HEAVY) == Open()


def test_an_hour_that_comes_twice_is_quiet_twice() -> None:
    one = asking(Past(quiet=QuietHours(time(22), time(2, 30))))
    assert one.at(berlin(25, 2, 15, month=10, fold=0)).ask(HEAVY) != Open()
    assert one.at(berlin(25, 2, 45, month=10, fold=0)).ask(HEAVY) == Open()
    assert one.at(berlin(25, 2, 15, month=10, fold=1)).ask(HEAVY) != Open()


def test_light_things_go_on_in_quiet_hours_and_on_hard_days() -> None:
    past = come_to(1)
    past.quiet, past.hard_dates = NIGHT, [HardDate(date(2026, 3, 4))]
    assert asking(past).at(berlin(4, 23)).ask(LIGHT) == Open()


# hard dates


@pytest.mark.parametrize(("day", "is_open"), [(2, True), (3, False), (4, False), (5, False), (6, True)])
def test_around_a_hard_date_nothing_heavy_begins(day: int, is_open: bool) -> None:
    one = asking(Past(hard_dates=[HardDate(date(2019, 3, 4))])).at(berlin(day, 12))
    assert one.ask(HEAVY) == (Open() if is_open else NotYet("hard-date", berlin(6, 0)))


def test_a_date_of_one_year_comes_once() -> None:
    past = Past(hard_dates=[HardDate(date(2019, 3, 4), yearly=False)])
    assert asking(past).ask(HEAVY) == Open()


def test_the_29th_of_february_is_the_28th_where_there_is_none() -> None:
    one = asking(Past(hard_dates=[HardDate(date(2024, 2, 29))]))
    for day in (27, 28):
        assert one.at(berlin(day, 12, month=2)).ask(HEAVY) == NotYet("hard-date", berlin(2, 0))
    assert one.at(berlin(1, 12)).ask(HEAVY) == NotYet("hard-date", berlin(2, 0))
    leap = one.at(datetime(2028, 3, 1, 12, tzinfo=UTC))
    assert leap.ask(HEAVY) == NotYet("hard-date", datetime(2028, 3, 2, tzinfo=ZoneInfo(BERLIN)))


def test_around_new_year_the_year_does_not_matter() -> None:
    one = asking(Past(hard_dates=[HardDate(date(2019, 1, 1))]))
    assert one.at(berlin(31, 12, month=12)).ask(HEAVY) != Open()
    assert one.at(berlin(2, 12, month=1)).ask(HEAVY) != Open()


def test_hard_dates_side_by_side_are_told_as_one_however_many() -> None:
    first = date(2026, 3, 4)
    chain = [HardDate(first + days(3 * n)) for n in range(40)]
    answer = asking(Past(hard_dates=chain)).ask(HEAVY)
    last = chain[-1].day + days(2)
    assert answer == NotYet("hard-date", datetime(last.year, last.month, last.day, tzinfo=ZoneInfo(BERLIN)))


# waits


def test_some_things_rest_after_something_of_ones_own() -> None:
    past = come_to(3)
    past.received["impact-letter"] = NOW
    one = asking(past, {"responsible"})
    assert one.after(hours(23)).ask("mirror") == NotYet("wait", NOW + hours(24), ("impact-letter",))
    assert one.after(hours(24)).ask("mirror") == Open()


def test_what_never_happened_is_not_waited_for() -> None:
    assert asking(come_to(3), {"responsible"}).ask("mirror") == Open()


def test_what_answers_a_letter_is_not_asked_for_before_one_was_opened() -> None:
    mirror = WAY.activities["mirror"]
    only = replace(mirror, waits=tuple(replace(wait, only=True) for wait in mirror.waits))
    past = come_to(3)
    assert not called_for(only, past) and called_for(mirror, past)
    step = replace(WAY.by_number[3], activities=(only,))
    assert required(step, asking(past, {"responsible"}).reader) == []
    past.received["impact-letter"] = NOW
    assert called_for(only, past) and required(step, asking(past, {"responsible"}).reader) == [only]


def test_the_apology_comes_seven_days_after_the_mirror() -> None:
    past = come_to(3)
    past.done["mirror"] = NOW
    one = asking(past, {"responsible"})
    assert one.ask("apology") == NotYet("wait", NOW + days(7), ("mirror",))
    assert one.after(days(7)).ask("apology") == Open()


# pauses


def test_a_pause_rests_what_is_between_two_and_nothing_that_is_done_alone() -> None:
    past = safe(come_to(2))
    one = replace(asking(past), common=Common(frozenset({0, 1}), two=True, paused=True))
    for slug in ("fears", "trust-map", "what-we-tell-others", "when-it-hits", "check-ins"):
        alone = WAY.activities[slug].audience == "me"
        assert one.ask(slug) == (Open() if alone else NotYet("paused")), slug
    for slug in ("to-be-heard", "how-to-listen", "what-it-did"):
        assert one.ask(slug) == Open()


def test_a_pause_with_a_day_says_its_first_hour_where_the_reader_is() -> None:
    common = Common(two=True, paused=True, until=date(2026, 3, 29))
    one = replace(asking(come_to(1)), common=common)
    assert one.ask("trust-map") == NotYet("paused", berlin(29, 0))
    auckland = datetime(2026, 3, 29, tzinfo=ZoneInfo("Pacific/Auckland"))
    assert replace(one, zone="Pacific/Auckland").ask("trust-map") == NotYet("paused", auckland)


def test_a_pause_is_told_before_any_other_reason() -> None:
    one = replace(asking(), common=Common(two=True, paused=True))
    assert one.ask("what-we-both-know") == one.ask("fears") == NotYet("paused")
