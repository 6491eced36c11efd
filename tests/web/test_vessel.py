"""The bowl: broken or mended, always the same for the same states, always with its words."""

from __future__ import annotations

import gzip
import itertools

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.web.pictures import fracture, path
from goldseam.web.pictures.states import STATES, STEPS, WORDS, checked
from goldseam.web.pictures.vessel import half, told, vessel
from tests.web import svg

EIGHT = st.lists(st.sampled_from(STATES), min_size=8, max_size=8)
UNDERWAY = ["mended", "mended", "half", *["open"] * 5]


@given(EIGHT)
@settings(max_examples=60)
def test_any_states_are_a_small_well_formed_picture_with_words(states: list[str]) -> None:
    picture = vessel(states)
    assert svg.tags(picture, "title")[0].text == "A bowl with eight cracks"
    words = svg.tags(picture, "desc")[0].text or ""
    assert all(f"{step}: {WORDS[state]}." in words for step, state in zip(STEPS, states, strict=True))
    assert len(gzip.compress(picture.encode())) < 15_000


@given(EIGHT)
@settings(max_examples=30)
def test_the_same_states_are_the_same_bytes(states: list[str]) -> None:
    first = vessel(states)
    vessel_again = vessel.__globals__["_drawn"].__wrapped__(tuple(states), "v", translation.get_language())
    assert first == vessel_again


@pytest.mark.parametrize("state", STATES)
def test_the_heaviest_bowls_stay_under_fifteen_kilobytes(state: str) -> None:
    assert len(gzip.compress(vessel([state] * 8).encode(), 6)) < 15_000


def test_every_state_has_a_word_and_no_two_share_one() -> None:
    assert set(WORDS) == set(STATES)
    assert len({str(word) for word in WORDS.values()}) == len(STATES)


def test_the_bowl_is_told_in_one_sentence_and_eight() -> None:
    assert told(UNDERWAY).startswith(
        "2 mended with gold, 1 half mended, 5 open. Acknowledge: mended. Speak and listen: mended. "
        "Own it and apologise: half mended, your part is done. Give it time: open."
    )


def test_nothing_in_the_bowl_speaks_of_the_other() -> None:
    for states in itertools.islice(itertools.product(STATES, repeat=8), 0, 6561, 97):
        words = told(states).lower()
        assert not any(word in words for word in ("their part", "the other", "waiting", "partner"))


def test_states_of_another_make_are_refused() -> None:
    for wrong in (["open"] * 7, ["open"] * 9, [*["open"] * 7, "half-other"]):
        with pytest.raises(ValueError, match="not eight states"):
            checked(wrong)


def test_open_shows_no_gold_and_mended_no_crack() -> None:
    assert "lacquer" not in vessel(["open"] * 8)
    assert "vs-crack" not in vessel(["mended"] * 8)


@pytest.mark.parametrize("crack", range(8))
def test_half_a_seam_is_long_enough_to_be_seen(crack: int) -> None:
    """Also near the edge of the bowl, where the wall turns away."""
    _fissure, line = fracture.lines(crack)[0]
    assert path.length(half(line)) > 28


def test_two_bowls_on_one_page_share_no_id() -> None:
    ids = [
        {e.get("id") for e in svg.tree(vessel(UNDERWAY, name)).iter() if e.get("id")} for name in ("a", "b")
    ]
    assert not ids[0] & ids[1]


def test_every_reference_inside_leads_somewhere() -> None:
    picture = vessel(["mended"] * 8)
    known = {e.get("id") for e in svg.tree(picture).iter()}
    used = {e.get("href", "")[1:] for e in svg.tags(picture, "use")}
    assert used <= known


def test_the_bowl_is_the_one_that_was_looked_at() -> None:
    """The golden picture changes only with the drawing: python -m tests.web.golden"""
    assert svg.same(vessel(UNDERWAY), (svg.GOLDEN / "vessel.svg").read_text().strip())
