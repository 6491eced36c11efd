"""Every type of part through sealing, opening and taking back: what was answered is what is read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.bonds.asking import Here
from goldseam.exercises import exchange, sort, written
from goldseam.exercises.answers import Answered
from goldseam.exercises.between import between
from goldseam.exercises.models.beside import Beside
from goldseam.journey.program.loaded import program
from tests.cast import Actor
from tests.exercises.talk import EVERYTHING, Talk
from tests.vault.somebody import Open

words = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)
values = st.one_of(
    st.none(),
    words,
    st.integers(-5, 20),
    st.lists(words, max_size=4),
    st.dictionaries(words, words, max_size=3),
)
answers = st.lists(st.builds(Answered, words, words, words, values, st.lists(words, max_size=2)), max_size=6)


@pytest.mark.usefixtures("sealed_program")
@given(answers)
def test_what_is_sealed_is_what_is_opened(found: list[Answered]) -> None:
    activity = program().activities[EVERYTHING]
    text = written.sealed(activity, found, date(2026, 3, 2))
    again = written.opened(text)
    assert (again.slug, again.revision, again.on) == (EVERYTHING, 1, date(2026, 3, 2))
    assert again.answers == found


@given(words)
def test_a_text_of_before_parts_is_one_long_answer(text: str) -> None:
    assert written.opened(text).answers == [Answered("", "long", "", text, [])]


@given(st.binary(max_size=80))
def test_no_text_breaks_the_reading(noise: bytes) -> None:
    assert written.opened(noise.decode("utf-8", "replace")).answers


one_line = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])
line = st.text(alphabet=one_line, max_size=60).map(str.strip)
filled_in = st.fixed_dictionaries(
    {},
    optional={
        "p-far": st.integers(0, 10).map(str),
        "p-near": st.integers(1, 7).map(str),
        "p-long": line,
        "p-short": line,
        "p-choice": st.sampled_from(["tea", "milk"]),
        "p-choices": st.lists(st.sampled_from(["salt", "bread"]), unique=True),
        "p-circles": st.integers(1, 7).map(str),
        "p-feelings": st.lists(st.sampled_from(["tired", "calm", "hurt"]), unique=True),
        "p-list": st.lists(line.filter(bool), max_size=4).map("\n".join),
        "p-date": st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(str),
        "p-cards-phone": st.sampled_from(["fine", "depends", "not-fine"]),
        "p-cards-late": st.sampled_from(["fine", "depends", "not-fine"]),
    },
)


@pytest.mark.usefixtures("sealed_program")
@pytest.mark.slow
@settings(max_examples=20, derandomize=True)
@given(one=filled_in, other=filled_in)
def test_any_parts_in_any_order_open_as_they_were_answered_and_come_back_as_a_draft(
    pair: tuple[Actor, Actor], one: dict[str, str], other: dict[str, str]
) -> None:
    """Through the pages: sealed, taken back, sealed from its own draft, opened, and read by both."""
    talk, (ines, jonas) = Talk(EVERYTHING), pair
    found = talk.exchange(ines)
    if found is not None:
        found.delete()
    assert ines.post(talk.page(ines), one).status_code == 302
    before = mine(ines)
    talk.withdraw(ines)
    kept = exchange.fields_of(before, Beside(EVERYTHING))
    assert ines.post(talk.page(ines), kept).status_code == 302
    assert mine(ines) == before
    assert jonas.post(talk.page(jonas), other).status_code == 302
    assert talk.open(ines).status_code == 302
    for actor in pair:
        assert actor.get(talk.page(actor)).status_code == 200
    assert theirs(jonas) == before


def mine(actor: Actor) -> list[Answered]:
    found = between(actor_here(actor), program().activities[EVERYTHING]).mine
    assert found is not None
    return found.answers


def theirs(actor: Actor) -> list[Answered]:
    found = between(actor_here(actor), program().activities[EVERYTHING]).theirs
    assert found is not None
    return found.answers


def actor_here(actor: Actor) -> Here:
    return Here(Open(actor.keys()), actor.side)


places = st.sampled_from(["fine", "depends", "not-fine", ""])


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), places, words), unique_by=lambda one: one[0]))
def test_laid_cards_come_back_to_their_fields(laid: list[tuple[str, str, str]]) -> None:
    found = [Answered(name, "cards", name, {"place": place, "word": word}) for name, place, word in laid]
    fields = sort.fields_of(found, Beside("matters"))
    assert fields == {
        key: [value] for name, place, word in laid for key, value in ((name, place), (f"{name}.word", word))
    }
