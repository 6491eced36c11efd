"""Today and Journey: one next thing, what was given, and nothing of what the other does alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from goldseam.journey.models import PaceState
from goldseam.journey.program.loaded import program
from tests.cast import Actor


def today(actor: Actor) -> str:
    return actor.get(actor.url("today")).content.decode()


def journey(actor: Actor) -> str:
    return actor.get(actor.url("journey")).content.decode()


REST_OF_STEP_ONE = ("what-it-did", "trust-map", "acknowledging-is-not")


def test_the_first_thing_is_the_threshold_then_to_write_and_then_to_invite(ines: Actor) -> None:
    assert "Get advice first" in today(ines)
    ines.cross()
    assert "What it did" in today(ines)
    ines.cross("what-it-did")
    assert "Acknowledging is not blaming" in today(ines)
    ines.cross(*REST_OF_STEP_ONE)
    assert "Invite the other person" in today(ines)


def test_with_two_a_statement_is_looked_for_and_then_the_words_are_compared(
    pair: tuple[Actor, Actor],
) -> None:
    ines, jonas = pair
    ines.cross(*REST_OF_STEP_ONE)
    assert "What we both know today" in today(ines)
    ines.propose("In May the car was sold.")
    assert "Compare eight words" in today(ines)
    assert "There is a wording you have not signed." in today(jonas)


def test_not_tonight_puts_it_away_until_tomorrow_and_only_in_this_browser(ines: Actor) -> None:
    other = Client()
    with time_machine.travel(datetime(2026, 3, 2, 18, 0, tzinfo=UTC), tick=False):
        ines.client = Client()
        ines.sign_in(device="own")
        ines.sign_in(other, device="own")
        ines.post(ines.url("not-tonight"))
        assert "Get advice first" not in today(ines)
        assert "Get advice first" in other.get(ines.url("today")).content.decode()
    with time_machine.travel(datetime(2026, 3, 3, 6, 0, tzinfo=UTC), tick=False):
        ines.sign_in(device="own")
        assert "Get advice first" in today(ines)


def test_what_the_other_gave_is_there_with_its_day(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    assert "Jonas is here." in today(ines)
    jonas.step_up(jonas.url("comparing"))
    assert "Jonas compared the words." in today(ines)
    jonas.propose("In May the car was sold.")
    assert "Jonas proposed a wording." in today(ines)
    ines.sign(1)
    assert "Ines signed." in today(jonas)


def test_a_half_is_shown_to_who_made_it_and_to_nobody_else(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    for one in pair:
        one.cross(*REST_OF_STEP_ONE)
    ines.propose("In May the car was sold.")
    assert "Half mended: your part is done" in journey(ines)
    assert "Half mended" not in journey(jonas)
    jonas.sign(1)
    for one in pair:
        assert "Half mended" not in journey(one)
        assert "One seam mended." in today(one)


def test_a_pause_puts_everything_to_rest_for_both_and_writing_alone_goes_on(
    pair: tuple[Actor, Actor],
) -> None:
    ines, jonas = pair
    jonas.post(jonas.url("pause"), {"until": ""})
    for one in pair:
        assert "Begin</a>" not in today(one)
        assert "pause" in today(one).lower()
    assert ines.get(ines.write("Still mine.")).status_code == 200


def test_all_eight_steps_are_named(ines: Actor) -> None:
    shown = journey(ines)
    for name in ("Acknowledge", "Speak and listen", "Own it and apologise", "Give it time", "Look ahead"):
        assert name in shown
    assert "Threshold" in shown


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(5, "Good morning"), (12, "Good afternoon"), (18, "Good evening"), (1, "Good evening")],
)
def test_the_greeting_follows_the_persons_own_clock(ines: Actor, hour: int, greeting: str) -> None:
    with time_machine.travel(datetime(2026, 7, 2, hour, 30, tzinfo=UTC), tick=False):
        ines.client = Client()
        ines.sign_in()
        person = ines.person
        person.timezone = "UTC"
        person.save()
        assert f"{greeting}, Ines" in today(ines)


def test_a_state_of_pace_that_does_not_open_says_so_and_harms_no_page(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.cross(*REST_OF_STEP_ONE)
    ines.propose("In May the car was sold.")
    today(ines)
    row = PaceState.objects.of(ines.side).get()
    row.envelope = bytes(row.envelope)[:-1] + b"\x00"
    row.save()
    assert "How far you came can not be opened." in today(ines)
    assert "Half mended: your part is done" in journey(ines)
    for name in ("writings", "pace", "letters", "copy"):
        assert ines.get(ines.url(name)).status_code == 200
    assert "How far you came" not in today(jonas)
    ines.post(ines.url("pace"), {"begin": "22:00", "end": "07:00", "hard_dates": "", "slower": "0"})
    assert "How far you came can not be opened." not in today(ines)
    assert "Half mended: your part is done" in journey(ines)


def test_the_safety_check_is_never_the_next_thing_to_do(ines: Actor) -> None:
    ines.cross(*REST_OF_STEP_ONE, "leaning", "alcohol-or-drugs", "first-ten-days", "readiness", "quiet-hours")
    assert "Is it safe for me?" not in today(ines)


def test_who_is_alone_is_told_that_alone_is_a_way_and_what_it_can_not_do(ines: Actor) -> None:
    page = journey(ines)
    assert "Alone is a way of its own" in page and "The bond itself did not get better by it." in page


def test_with_two_nothing_is_said_about_being_alone(pair: tuple[Actor, Actor]) -> None:
    assert "Alone is a way of its own" not in journey(pair[0])


def test_the_ways_through_stand_under_the_steps_for_whom_they_are_for(ines: Actor) -> None:
    assert "Ending in peace" in journey(ines) and "When there will be no apology" not in journey(ines)
    ines.tell("hurt")
    page = journey(ines)
    assert "When there will be no apology" in page and "Stop, and leave this space" in page
    for slug in program().ways_through:
        assert ines.get(ines.url("activity", tag=ines.tag(slug))).status_code == 200
