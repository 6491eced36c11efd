"""Somebody who reads nothing here: how to ask, four calls, and a sheet without a word of anybody."""

from __future__ import annotations

import re

from goldseam.bonds.asking import Here
from goldseam.counsel import calls
from goldseam.journey.way import Way
from goldseam.lib import clock
from tests.cast import Actor, Holding
from tests.keepsakes.rooms import INSIDE


def body(actor: Actor, name: str) -> str:
    return actor.get(actor.url(name)).content.decode()


def test_the_room_lists_the_calls_and_the_step_does_not(ines: Actor) -> None:
    page = ines.url("activity", tag=ines.tag(INSIDE))
    assert page in body(ines, "supporter") and "How to ask" in body(ines, "supporter")
    assert page not in ines.get(ines.url("step", number=8)).content.decode()


def test_one_call_is_enough_to_have_done_it(ines: Actor) -> None:
    way = Way(Here(Holding(ines.keys()), ines.side), "Europe/Berlin", clock.now())
    assert not calls.tried(way)
    answer = ines.post(ines.url("activity", tag=ines.tag(INSIDE)), {"p-how": "It was short."})
    assert answer.status_code == 302
    way = Way(Here(Holding(ines.keys()), ines.side), "Europe/Berlin", clock.now())
    assert calls.tried(way)


def test_the_sheet_is_the_same_for_everybody(pair: tuple[Actor, Actor]) -> None:
    pair[0].write("Not on the sheet.")
    hers, his = (
        body(one, "supporter-sheet").partition('id="main"')[2].partition("</main>")[0] for one in pair
    )
    plain = [re.sub(r"/b/[0-9a-f-]{36}/", "", text) for text in (hers, his)]
    assert plain[0] == plain[1]
    for tag in re.findall(r"<(?:a|form)\b[^>]*>", hers):
        assert "no-print" in tag


def test_it_is_open_in_a_pause_and_alone(ines: Actor) -> None:
    ines.post(ines.url("pause"), {"until": ""})
    assert "How to ask" in body(ines, "supporter")


def test_the_stranger_finds_nothing(pair: tuple[Actor, Actor], stranger: Actor) -> None:
    ines, _ = pair
    assert {stranger.get(ines.url(name)).status_code for name in ("supporter", "supporter-sheet")} == {404}
