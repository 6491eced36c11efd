"""The rooms of dialogues: what is done in them, what rests, and who is left when the other goes."""

from __future__ import annotations

import re
import uuid

import pytest
from django.urls import reverse

from goldseam.dialogue.models import Turn
from goldseam.dialogue.models.turn import MOST_A_DAY
from goldseam.dialogue.occasions import OCCASIONS
from tests.cast import Actor
from tests.dialogue.talking import (
    ADDED,
    ALONG,
    BACK,
    MISSED,
    SAID,
    TOPIC,
    begun,
    body,
    heard,
    number,
    propose,
    proposed,
    take,
    turn,
    whole,
)
from tests.exercises.letters import Clock

pytestmark = pytest.mark.slow

Pair = tuple[Actor, Actor]


def done(actor: Actor, slug: str = "a-first-dialogue") -> bool:
    return "Done, for you" in body(actor, actor.url("activity", tag=actor.tag(slug)))


def test_today_says_only_that_a_turn_was_given_and_on_which_day(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    take(ines, page, "say", SAID)
    text = body(jonas, jonas.url("today"))
    assert "in a dialogue" in text and page in text and SAID not in text
    assert "waiting" not in text.lower()


def test_it_is_done_for_whoever_spoke_and_listened_or_closed(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    heard(ines, jonas, page)
    take(ines, page, "swap")
    assert not done(ines) and not done(jonas)
    take(jonas, page, "say", SAID)
    assert not done(ines) and done(jonas)
    take(ines, page, "back", BACK)
    assert done(ines) and not done(ines, "a-gap-dialogue")


def test_closing_after_one_half_is_done_too(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas, "heard")
    heard(ines, jonas, page)
    take(ines, page, "close", ALONG)
    assert not done(jonas, "a-heard-dialogue")
    assert turn(ines, page, "close", "Once more.").status_code == 409
    take(jonas, page, "close", ALONG)
    assert done(ines, "a-heard-dialogue") and done(jonas, "a-heard-dialogue")


def test_in_a_pause_it_is_read_and_stopped_and_nothing_is_said(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    jonas.post(jonas.url("pause"), {"until": ""})
    answer = turn(ines, page, "say", SAID)
    assert answer.status_code == 409 and SAID in answer.content.decode()
    assert "paused" in body(ines, page) and TOPIC in body(ines, page)
    assert proposed(ines, "Another", "gap").status_code == 409
    assert ines.post(f"{page}stop/").status_code == 302
    assert "was stopped" in body(jonas, page)


@pytest.mark.parametrize("rule", ["stay", "go"])
def test_when_the_other_left_it_is_read_as_their_rule_has_it(pair: Pair, rule: str) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    heard(ines, jonas, page)
    ines.post(ines.url("day-one"), {"rule": rule})
    ines.step_up(ines.url("leave"))
    text = body(jonas, page)
    assert BACK in text and (SAID in text) == (TOPIC in text) == (rule == "stay")
    assert page in body(jonas, jonas.url("dialogues", occasion="first"))
    assert turn(jonas, page, "add", ADDED).status_code == 409
    assert proposed(jonas, "Late", "gap").status_code == 409


def test_alone_the_room_says_what_one_person_can_do(ines: Actor) -> None:
    for occasion in OCCASIONS:
        text = body(ines, ines.url("dialogues", occasion=occasion))
        assert "Alone, you can" in text and reverse("journey", kwargs={"bond": ines.bond.id}) in text
        answer = proposed(ines, TOPIC, occasion)
        assert answer.status_code == 409 and TOPIC in answer.content.decode()
    assert not Turn.objects.exists()


def test_there_are_three_occasions_and_no_other(pair: Pair) -> None:
    ines, _ = pair
    assert ines.get(ines.url("dialogues", occasion="other")).status_code == 404
    assert ines.get(ines.url("dialogue", dialogue=uuid.uuid4())).status_code == 404


def test_a_stranger_finds_nothing(pair: Pair, stranger: Actor) -> None:
    page = whole(*pair)
    elsewhere = stranger.url("dialogue", dialogue=number(page))
    for url in (page, elsewhere):
        assert stranger.get(url).status_code == 404
        assert stranger.post(url, {"move": "say", "say-text": "Mine?"}).status_code == 404


def test_a_flood_is_kept_as_a_draft(pair: Pair, clock: Clock) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    take(ines, page, "say", SAID)
    for _ in range(MOST_A_DAY - 2):
        take(jonas, page, "back", BACK)
        take(ines, page, "not-quite", MISSED)
    answer = turn(jonas, page, "back", "Once more.")
    assert answer.status_code == 302
    answer = turn(ines, page, "not-quite", "Enough of that.")
    assert answer.status_code == 409 and "a lot for one day" in answer.content.decode()
    assert ines.post(f"{page}stop/").status_code == 302
    clock.on(24)
    propose(ines, "A new day")


def test_a_turn_that_does_not_open_harms_no_other(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    heard(ines, jonas, page)
    Turn.objects.filter(number=3).update(envelope=b"x" * 400)
    text = body(jonas, page)
    assert "can not be opened" in text and TOPIC in text


def test_the_room_without_a_word_of_the_other_counts_nothing(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    take(ines, page, "say", SAID)
    for one in pair:
        text = re.sub(r"<(style|script).*?</\1>", "", body(one, page), flags=re.S).lower()
        assert "waiting for" not in text and "round " not in text and "overdue" not in text


def test_of_one_day_the_newest_dialogue_stands_first(pair: Pair) -> None:
    ines, _ = pair
    for topic in ("First of all.", "Second of all.", "Third of all."):
        ines.post(f"{propose(ines, topic)}stop/")
    text = body(ines, ines.url("dialogues", occasion="first"))
    assert text.index("Third of all.") < text.index("Second of all.") < text.index("First of all.")
