"""What is nobody's turn: a time-out, being back, starting together, one device, a plan that is carried on."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest

from goldseam.dialogue.models import Turn
from goldseam.lib import stream
from goldseam.lib.stream import Nudge
from goldseam.writing import drafts
from tests.cast import Actor
from tests.dialogue.talking import BACK, SAID, TOPIC, begun, body, heard, number, propose, take, turn, whole
from tests.exercises.letters import Clock

pytestmark = pytest.mark.slow

Pair = tuple[Actor, Actor]


def aside(actor: Actor, page: str, move: str, **more: str) -> None:
    answer = actor.post(f"{page}aside/", {"move": move} | more)
    assert answer.status_code == 302 and answer["Location"] == page


def kinds(actor: Actor, page: str) -> list[str]:
    rows = Turn.objects.filter(dialogue=number(page)).order_by("number")
    return [row.read(actor.keys()).kind for row in rows]


def together(ines: Actor, jonas: Actor, page: str) -> None:
    for one in (ines, jonas):
        aside(one, page, "together")


@pytest.fixture
def nudges() -> Iterator[list[tuple[uuid.UUID, Nudge]]]:
    """What is said to those who listen."""
    went: list[tuple[uuid.UUID, Nudge]] = []
    before = list(stream._feeds)
    stream.feed_by(lambda topic, nudge: went.append((topic, nudge)))
    yield went
    stream._feeds[:] = before


def test_either_takes_a_time_out_and_it_goes_on_when_both_are_back(pair: Pair, clock: Clock) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    aside(jonas, page, "pause", minutes="20")
    for one in pair:
        text = body(one, page)
        assert "it has an end" in text and "twenty minutes" in text
        assert "another day is kinder" not in text and "say-text" not in text
        assert "Twenty minutes are not over yet" in text
    assert turn(ines, page, "say", SAID).status_code == 409
    clock.on(0.4)
    assert "Twenty minutes are not over yet" not in body(ines, page)
    aside(ines, page, "resume")
    assert "when both of you are" in body(ines, page) and "I am back" in body(jonas, page)
    assert turn(ines, page, "say", "Not yet.").status_code == 409
    aside(jonas, page, "resume")
    take(ines, page, "say", SAID)
    assert kinds(ines, page) == ["topic", "agree", "pause", "resume", "resume", "say"]


def test_a_time_out_names_when_or_not(pair: Pair, clock: Clock) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    for minutes in ("20", "60", "180", "1440", ""):
        aside(ines, page, "pause", minutes=minutes)
        row = Turn.objects.filter(dialogue=number(page)).order_by("-number")[0]
        done = row.read(jonas.keys())
        assert ((done.until - done.at).total_seconds() / 60 if done.until else "") == (
            int(minutes) if minutes else ""
        )
        assert ("No time was named" in body(jonas, page)) == (not minutes)
        for one in pair:
            aside(one, page, "resume")
    aside(ines, page, "pause", minutes="5")
    assert kinds(ines, page)[-1] == "resume"


def test_after_two_time_outs_another_day_is_suggested(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    aside(ines, page, "pause", minutes="20")
    for one in pair:
        aside(one, page, "resume")
    aside(jonas, page, "pause", minutes="")
    assert "another day is kinder" in body(ines, page)
    assert ines.post(f"{page}stop/").status_code == 302
    assert "was stopped" in body(jonas, page)


def test_a_time_out_in_the_moment_of_a_turn_takes_none_away(pair: Pair) -> None:
    """Something that is nobody's turn came between the page and its form."""
    ines, jonas = pair
    page = begun(ines, jonas)
    together(jonas, ines, page)
    take(ines, page, "say", SAID, number=2)
    aside(jonas, page, "pause", minutes="20")
    answer = turn(jonas, page, "back", "While it rests.", number=5)
    assert answer.status_code == 409 and "While it rests." in answer.content.decode()
    for one in pair:
        aside(one, page, "resume")
    take(jonas, page, "back", BACK, number=5)


def test_together_is_shown_only_while_both_chose_it(pair: Pair, clock: Clock) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    aside(ines, page, "together")
    assert "would like to start together" in body(jonas, page)
    for one in pair:
        assert "You both chose" not in body(one, page) and "data-clock" not in body(one, page)
    aside(jonas, page, "together")
    for one in pair:
        text = body(one, page)
        assert "You both chose to be here together" in text and "About two minutes each" in text
    clock.on(1)
    assert "You both chose" not in body(ines, page)


def test_after_half_an_hour_of_something_heavy_it_is_closed(pair: Pair, clock: Clock) -> None:
    ines, jonas = pair
    page = begun(ines, jonas, "heard")
    together(ines, jonas, page)
    heard(ines, jonas, page)
    clock.on(0.5)
    text = body(ines, page)
    assert "for 30 minutes" in text and "say-text" not in text and "close-text" in text
    assert turn(ines, page, "say", "More.").status_code == 409
    for one in pair:
        take(one, page, "close", "That you stayed.")
    assert "You both closed" in body(jonas, page)


def test_something_light_has_no_end_by_the_clock(pair: Pair, clock: Clock) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    together(ines, jonas, page)
    clock.on(0.6)
    take(ines, page, "say", SAID)


def test_said_aloud_keeps_a_word_or_two(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    take(ines, page, "say", "Rain, stone.", **{"say-aloud": "on"})
    take(jonas, page, "back", "Quiet.", **{"back-aloud": "on"})
    text = body(jonas, page)
    assert "said aloud, and kept of it" in text and "said back aloud, and kept of it" in text
    assert "Rain, stone." in text


def test_pressed_twice_or_late_it_is_one(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    form = {"move": "pause", "minutes": "20", "form_id": str(uuid.uuid4())}
    for _ in range(2):
        ines.post(f"{page}aside/", form)
    aside(jonas, page, "pause", minutes="60")
    assert kinds(ines, page) == ["topic", "agree", "pause"]


def test_what_is_none_of_these_changes_nothing(pair: Pair) -> None:
    ines, jonas = pair
    page = propose(ines)
    for move in ("pause", "together", "resume", "apart", "say", "stop", ""):
        aside(jonas, page, move)
    assert kinds(ines, page) == ["topic"]
    done = whole(ines, jonas, "gap")
    aside(jonas, done, "pause", minutes="20")
    assert kinds(ines, done)[-1] == "close"


def test_while_the_space_is_paused_nothing_new_is_begun_and_apart_is_always_possible(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    aside(ines, page, "together")
    jonas.post(jonas.url("pause"), {"until": ""})
    aside(jonas, page, "together")
    aside(ines, page, "apart")
    assert kinds(ines, page) == ["topic", "agree", "together", "apart"]


def test_a_stranger_does_nothing_here(pair: Pair, stranger: Actor) -> None:
    page = begun(*pair)
    for verb in ("aside", "carry", "hand-over"):
        assert stranger.post(f"{page}{verb}/", {"move": "pause", "plan": "Mine"}).status_code == 404
    assert kinds(pair[0], page) == ["topic", "agree"]


def test_one_device_is_handed_over_and_each_unlocks_as_themself(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    take(ines, page, "say", SAID)
    answer = ines.post(f"{page}hand-over/")
    assert answer.status_code == 302
    between = ines.client.get(answer["Location"]).content.decode()
    assert "Now hand the device over" in between and SAID not in between and TOPIC not in between
    assert ines.client.get(page).status_code == 302
    signed = ines.client.post(
        "/sign-in/",
        {"sign_in_name": jonas.person.sign_in_name, "passphrase": jonas.passphrase, "device": "shared"},
    )
    assert signed["Location"] == page
    assert "Say it back" in ines.client.get(page).content.decode()


def test_a_plan_is_carried_to_the_agreements_for_me_alone(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    place = ines.url("agreement-write", kind="promises")
    for plan in ("A walk on Sunday.", "The bins, on Mondays."):
        answer = ines.post(f"{page}carry/", {"plan": plan})
        assert answer.status_code == 302 and answer["Location"] == place
    draft = drafts.found(ines.keys(), ines.side, place)
    assert draft is not None and draft.fields["p-what"] == ["A walk on Sunday.\nThe bins, on Mondays."]
    assert "A walk on Sunday." not in body(jonas, page)
    assert ines.post(f"{page}carry/", {"plan": ""})["Location"] == page


def test_twenty_minutes_are_kept_by_one_phone(ines: Actor) -> None:
    text = body(ines, ines.url("twenty-minutes"))
    assert 'data-seconds="1200"' in text and "Grounding" in text and "kitchen timer" in text


@pytest.mark.django_db(databases=["default", "sessions"], transaction=True)
def test_every_turn_nudges_both_once_it_is_kept_and_says_no_word(
    transactional_db: None, nudges: list[tuple[uuid.UUID, Nudge]]
) -> None:
    ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
    jonas.join(ines.invite())
    for one in (ines, jonas):
        one.get(one.url("today"))
    page = begun(ines, jonas)
    aside(jonas, page, "together")
    turn(jonas, page, "say", "Not mine to say.")
    assert nudges == [(ines.bond.id, Nudge("turn", number(page)))] * 3
