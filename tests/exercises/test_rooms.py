"""What is done in a room of its own: the program's words stand before it and after it."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.urls import reverse

from goldseam.journey import rooms
from goldseam.journey.program.loaded import program
from tests.cast import Actor

pytestmark = pytest.mark.slow

ROOMS = [(one.slug, one.room) for one in program().activities.values() if one.kind == "room"]
NAMING, LEAVING = "what-happened-here", "if-one-leaves"
STATEMENT, SAFETY = "what-we-both-know", "safety-check"


def page(actor: Actor, slug: str) -> HttpResponse:
    return actor.get(actor.url("activity", tag=actor.tag(slug)))


def shown(actor: Actor, slug: str) -> str:
    answer = page(actor, slug)
    assert answer.status_code == 200
    return answer.content.decode()


def words(slug: str, name: str, *tags: str) -> str:
    """The first few words of a section, as the page has them."""
    said = program().activities[slug].said("en", frozenset(tags)).say(name)
    return said.splitlines()[0].replace("**", "")[:40]


@pytest.fixture
def both(pair: tuple[Actor, Actor]) -> Actor:
    for one in pair:
        one.cross()
    return pair[0]


@pytest.mark.parametrize(("slug", "room"), ROOMS, ids=[slug for slug, _ in ROOMS])
def test_the_page_of_a_room_says_what_is_before_it_and_leads_there(
    pair: tuple[Actor, Actor], slug: str, room: str
) -> None:
    ines, role = pair[0], program().activities[slug].who
    for one in pair:
        one.cross()
        one.come_to(slug)
    tags = ("partners", role) if role in ("hurt", "responsible") else ("partners",)
    if len(tags) > 1:
        ines.tell(role)
    text, door = shown(ines, slug), rooms.found(room)
    assert door is not None
    way = {"bond": ines.bond.id} if door.of_bond else {}
    assert words(slug, "before", *tags) in text
    assert f'href="{reverse(door.url_name, kwargs=way | dict(door.more))}">Open</a>' in text
    assert "What this rests on" in text
    assert reverse("safety-check") in text and reverse("help") in text


def test_the_step_and_today_lead_to_the_page_of_the_room(ines: Actor) -> None:
    mine = ines.url("activity", tag=ines.tag(NAMING))
    assert f'href="{mine}"' in ines.get(ines.url("step", number=0)).content.decode()
    ines.post(ines.url("activity", tag=ines.tag("advice-first")))
    assert f'href="{mine}">Begin</a>' in ines.get(ines.url("today")).content.decode()


def test_after_words_stand_there_when_it_is_done_and_not_before(ines: Actor) -> None:
    after = words(NAMING, "after", "partners")
    assert after not in shown(ines, NAMING)
    ines.tell("hurt")
    text = shown(ines, NAMING)
    assert after in text and "Done, for you" in text
    assert "Not for me" not in text


def test_who_named_fear_reads_there_what_holds_for_them(ines: Actor) -> None:
    ines.tell("hurt", breach="frightened")
    assert words(NAMING, "after", "frightened") in shown(ines, NAMING)


def test_what_is_read_in_ones_own_mind_is_never_done_and_says_what_comes_after(ines: Actor) -> None:
    text = shown(ines, SAFETY)
    assert "When you come back" in text and words(SAFETY, "after", "partners") in text
    assert "Done, for you" not in text


def test_a_room_may_be_not_for_me_and_be_taken_back(ines: Actor) -> None:
    tag = ines.tag(NAMING)
    assert "Not for me" in shown(ines, NAMING)
    ines.post(ines.url("activity-never", tag=tag))
    assert "That is a full answer" in shown(ines, NAMING)
    ines.post(ines.url("activity-again", tag=tag))
    assert words(NAMING, "before", "partners") in shown(ines, NAMING)


def test_a_room_that_waits_for_both_says_so(ines: Actor) -> None:
    assert "This part opens when both of you have come this far." in shown(ines, LEAVING)
    assert "This part opens when both of you" not in shown(ines, NAMING)


def test_what_is_done_can_be_read_in_a_pause(both: Actor, pair: tuple[Actor, Actor]) -> None:
    both.propose("In May the car was sold.")
    both.post(both.url("pause"), {"until": ""})
    assert words(STATEMENT, "after", "partners") in shown(both, STATEMENT)
    assert "Not open yet" in shown(pair[1], STATEMENT)


def test_nothing_is_sent_by_this_page(ines: Actor) -> None:
    answer = ines.post(ines.url("activity", tag=ines.tag(NAMING)), {"role": "hurt"})
    assert (answer.status_code, answer["Location"]) == (302, ines.url("incidents"))
    assert "Done, for you" not in shown(ines, NAMING)


def test_the_page_of_a_room_opens_for_its_own_side_alone(both: Actor, pair: tuple[Actor, Actor]) -> None:
    theirs = pair[1].tag(NAMING)
    assert both.get(both.url("activity", tag=theirs)).status_code == 404
