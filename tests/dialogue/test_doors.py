"""The doors of the rooms, in the program as it comes: what has to be settled first, and what stands there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goldseam.dialogue.models import Turn
from goldseam.dialogue.occasions import OCCASIONS
from goldseam.journey.program.loaded import program
from goldseam.writing import drafts
from tests.cast import Actor
from tests.dialogue.talking import TOPIC, body, proposed


@pytest.fixture(autouse=True)
def rooms() -> Iterator[None]:
    """Only the bundled program."""
    yield


@pytest.mark.parametrize("occasion", ["first", "heard", "gap"])
def test_before_its_step_the_door_says_so_and_keeps_what_was_typed(
    pair: tuple[Actor, Actor], occasion: str
) -> None:
    ines, _ = pair
    page = ines.url("dialogues", occasion=occasion)
    assert "Propose a dialogue" not in body(ines, page)
    answer = proposed(ines, TOPIC, occasion)
    assert answer.status_code == 409 and not Turn.objects.exists()
    draft = drafts.found(ines.keys(), ines.side, page)
    assert draft is not None and draft.fields["text"] == [TOPIC]


def test_the_program_leads_into_all_three() -> None:
    leading = {one.room: one for one in program().activities.values()}
    assert not leading["first-dialogue"].heavy and leading["heard-dialogue"].heavy
    assert {leading[f"{name}-dialogue"].who for name in ("first", "heard", "gap")} == {"together"}
    assert leading["first-dialogue"].needs == ("how-we-pause",)
    for occasion in OCCASIONS.values():
        assert occasion.heavy == leading[occasion.room].heavy
