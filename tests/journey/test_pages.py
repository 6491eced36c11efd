"""Today and Journey: one next thing, what was given, and nothing of what the other does alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from tests.cast import Actor


def today(actor: Actor) -> str:
    return actor.get(actor.url("today")).content.decode()


def journey(actor: Actor) -> str:
    return actor.get(actor.url("journey")).content.decode()


def test_the_first_thing_is_to_write_and_then_to_invite(ines: Actor) -> None:
    assert "What happened, in my words" in today(ines)
    ines.write("One.")
    assert "What it did to me" in today(ines)
    ines.write("Two.", slug="what-it-did")
    assert "Invite the other person" in today(ines)


def test_with_two_the_words_are_compared_and_then_a_statement_is_looked_for(
    pair: tuple[Actor, Actor],
) -> None:
    ines, _ = pair
    ines.write("One.")
    ines.write("Two.", slug="what-it-did")
    assert "Compare eight words" in today(ines)
    assert ines.step_up(ines.url("comparing")).status_code == 302
    assert "Propose a sentence" in today(ines)


def test_not_tonight_puts_it_away_until_tomorrow_and_only_in_this_browser(ines: Actor) -> None:
    other = Client()
    with time_machine.travel(datetime(2026, 3, 2, 18, 0, tzinfo=UTC), tick=False):
        ines.client = Client()
        ines.sign_in(device="own")
        ines.sign_in(other, device="own")
        ines.post(ines.url("not-tonight"))
        assert "What happened, in my words" not in today(ines)
        assert "What happened, in my words" in other.get(ines.url("today")).content.decode()
    with time_machine.travel(datetime(2026, 3, 3, 6, 0, tzinfo=UTC), tick=False):
        ines.sign_in(device="own")
        assert "What happened, in my words" in today(ines)


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
        assert "Propose a sentence" not in today(one)
        assert "pause" in today(one).lower()
    assert ines.get(ines.write("Still mine.")).status_code == 200


def test_all_eight_steps_are_named(ines: Actor) -> None:
    shown = journey(ines)
    for name in ("Acknowledge", "Speak and listen", "Own it and apologise", "Give it time", "Look ahead"):
        assert name in shown
    assert shown.count("Still to come") == 6


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
