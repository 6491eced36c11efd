"""The doors of the rooms, and what the way takes for done."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from goldseam.agreements.cards import gifts
from goldseam.agreements.kinds import KINDS
from goldseam.agreements.models import Agreement, Mine
from goldseam.bonds.asking import Here
from goldseam.journey.way import Way
from tests.agreements.agreed import MANY, TOGETHER, act, both_sign, keep, page, show, write
from tests.agreements.rooms import beside
from tests.cast import Actor, Holding

pytestmark = pytest.mark.slow


def way(actor: Actor) -> Way:
    return Way(Here(Holding(actor.keys()), actor.side), "Europe/Berlin", datetime.now(UTC))


def state(actor: Actor, slug: str) -> str:
    found = way(actor)
    return found.state(found.program.activities[slug])


@pytest.mark.parametrize("kind", TOGETHER)
@pytest.mark.usefixtures("rooms")
def test_together_is_done_when_both_signed(kind: str, pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    write(ines, kind)
    assert [state(one, f"to-{kind}") for one in pair] == ["open", "open"]
    act(jonas, "sign", Agreement.objects.get().id, 1)
    assert [state(one, f"to-{kind}") for one in pair] == ["done", "done"]


@pytest.mark.parametrize("kind", MANY)
@pytest.mark.usefixtures("rooms")
def test_of_what_one_keeps_writing_is_my_part_shown_or_not(kind: str, pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    keep(ines, kind)
    show(jonas, kind)
    assert [state(one, f"to-{kind}") for one in pair] == ["done", "done"]


@pytest.mark.usefixtures("rooms")
def test_none_now_is_done_and_the_question_is_not_asked_again(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    assert "None for me now" in page(ines, "agreement-kind", kind="boundaries")
    assert ines.post(ines.url("agreement-none", kind="boundaries")).status_code == 302
    assert state(ines, "to-boundaries") == "done" and state(jonas, "to-boundaries") == "open"
    assert "None for me now" not in page(ines, "agreement-kind", kind="boundaries")
    assert "None for me now" not in page(ines, "agreement-kind", kind="promises")
    assert keep(ines, "boundaries")


@pytest.mark.usefixtures("rooms")
def test_answering_a_promise_is_a_part_too_but_no_amends(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.tell("responsible")
    agreement = show(jonas, "promises")
    act(ines, "sign", agreement, 1)
    assert state(ines, "to-promises") == "done" and state(ines, "to-amends") == "open"
    keep(ines, "promises")
    assert state(ines, "to-amends") == "done"


def test_before_its_step_a_door_is_closed_and_what_was_typed_is_kept(pair: tuple[Actor, Actor]) -> None:
    _, jonas = pair
    with beside(first_day=False):
        assert state(jonas, "to-what-we-tell-others") == "not-yet"
        answer = write(jonas, "what-we-tell-others", **{"p-sentence": "Too early."})
        assert answer.status_code == 409 and "kept" in answer.content.decode()
        assert not Agreement.objects.exists() and not Mine.objects.exists()
        assert jonas.get(jonas.url("agreement-kind", kind="what-we-tell-others")).status_code == 200
    with beside():
        assert "Too early." in page(jonas, "agreement-write", kind="what-we-tell-others")


@pytest.mark.usefixtures("rooms")
def test_a_pause_leaves_ones_own_part_open(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    ines.post(ines.url("pause"))
    assert keep(ines, "boundaries")
    assert write(ines, "boundaries", shown=True).status_code == 409
    assert ines.get(ines.url("agreement-write", kind="boundaries")).status_code == 200


@pytest.mark.usefixtures("rooms")
def test_alone_every_room_says_what_one_person_can_do(ines: Actor) -> None:
    ines.cross()
    assert "Signing needs two." in page(ines, "agreements")
    for kind in TOGETHER:
        assert "Write it for myself" in page(ines, "agreement-kind", kind=kind)
        assert write(ines, kind).status_code == 302
    for kind in MANY:
        assert "You are here alone." in page(ines, "agreement-kind", kind=kind)
        assert keep(ines, kind)
    assert Mine.objects.count() == len(KINDS) and not Agreement.objects.exists()


@pytest.mark.usefixtures("rooms")
def test_all_of_today_is_one_question_to_the_database(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.propose("In May the car was sold.")
    for kind in TOGETHER:
        both_sign(jonas, ines, kind)
    for kind in MANY:
        show(jonas, kind)
    here = Here(Holding(ines.keys()), ines.side)
    assert here.partner is not None and here.partner_name
    found = Way(here, "Europe/Berlin", datetime.now(UTC))
    with CaptureQueriesContext(connections["default"]) as asked:
        assert found.rooms_done
        given = gifts(here)
    mine = [query["sql"] for query in asked if "agreements_" in query["sql"]]
    assert len(mine) == 1 and len(given) == 6
