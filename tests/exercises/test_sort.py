"""Cards laid alone, then overlaps and differences in calm words; nothing is counted."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.exercises.answers import Answered
from goldseam.exercises.models import Answer
from goldseam.exercises.overlaps import PLACES, Laid, laid, overlaps
from tests.cast import Actor
from tests.exercises.talk import SORT, Talk

pytestmark = pytest.mark.slow

Pair = tuple[Actor, Actor]
CARDS = ("phone", "late", "friends", "money", "stories")


def card(name: str, place: str, word: str = "") -> Answered:
    return Answered(name, "cards", name.title(), {"place": place, "word": word})


def hand(*places: str) -> list[Answered]:
    return [card(name, place) for name, place in zip(CARDS, places, strict=False)]


def test_each_card_lies_in_one_heap() -> None:
    found = overlaps(
        hand("fine", "not-fine", "fine", "depends", ""), hand("fine", "not-fine", "not-fine", "fine", "fine")
    )
    heaps = (found.both_fine, found.both_not, found.differ, found.depends, found.left_open)
    assert [[one.text for one in heap] for heap in heaps] == [[name.title()] for name in CARDS]


def test_a_card_only_one_of_us_knows_lies_open() -> None:
    found = overlaps(hand("fine"), [card("new", "fine", "a word")])
    assert [(one.mine.place, one.theirs) for one in found.left_open] == [
        ("fine", Laid()),
        ("", Laid("fine", "a word")),
    ]


hands = st.lists(st.tuples(st.sampled_from(CARDS), st.sampled_from([*PLACES, ""])), unique_by=lambda c: c[0])


@given(hands, hands)
def test_whoever_looks_the_heaps_are_the_same(
    mine: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    here, there = ([card(*one) for one in side] for side in (mine, theirs))
    one, other = overlaps(here, there), overlaps(there, here)
    for name in ("both_fine", "both_not", "differ", "depends", "left_open"):
        assert {m.text for m in getattr(one, name)} == {m.text for m in getattr(other, name)}
    every = [m for heap in vars(one).values() for m in heap]
    assert sorted(m.text.lower() for m in every) == sorted({name for name, _ in mine + theirs})


@given(st.one_of(st.none(), st.text(), st.dictionaries(st.text(), st.text())))
def test_no_value_of_a_card_breaks_the_page(value: str | dict[str, str] | None) -> None:
    assert laid(Answered("phone", "cards", "Phone", value)).place in (*PLACES, "")


@pytest.fixture
def talk(sealed_program: None, pair: Pair) -> Talk:
    return Talk(SORT)


def lay(talk: Talk, actor: Actor, **places: str) -> None:
    data = {f"matters.{name.replace('_word', '.word')}": place for name, place in places.items()}
    answer = actor.post(talk.page(actor), data)
    assert answer.status_code == 302, answer.content.decode()


def test_both_see_where_they_are_one_and_where_they_differ(pair: Pair, talk: Talk) -> None:
    one, other = pair
    lay(
        talk, one, phone="not-fine", late="depends", late_word="on who asks", money="not-fine", friends="fine"
    )
    lay(talk, other, phone="not-fine", late="fine", money="fine", money_word="up to fifty", friends="fine")
    talk.open(one)
    for actor in pair:
        page = talk.read(actor)
        heads = re.findall(r'<h2 id="heap-\w+">(.*?)</h2>', page)
        assert heads == ["Fine for both", "Not fine for either", "Here you differ", "It depends"]
        assert "on who asks" in page and "up to fifty" in page
        assert "Telling others about us" not in page


def test_nothing_is_counted_or_scored(pair: Pair, talk: Talk) -> None:
    one, other = pair
    lay(talk, one, phone="fine", money="fine")
    lay(talk, other, phone="fine", money="not-fine")
    talk.open(one)
    page = talk.read(one).split("</h1>")[1].split("</main>")[0]
    text = re.sub(r"<[^>]+>", " ", page)
    assert re.findall(r"\d+", re.sub(r"on \d+ \w+\.", "", text)) == []
    assert "%" not in text


def test_a_heap_without_cards_is_not_shown(pair: Pair, talk: Talk) -> None:
    one, other = pair
    lay(talk, one, phone="fine")
    lay(talk, other, phone="fine")
    talk.open(other)
    talk.open(one)
    assert re.findall(r'id="heap-(\w+)">', talk.read(other)) == ["fine"]


@pytest.mark.parametrize(
    "data", [{}, {"matters.phone": ""}, {"matters.phone": "perhaps"}, {"matters.late.word": "w"}]
)
def test_a_hand_without_a_card_is_not_sealed(pair: Pair, talk: Talk, data: dict[str, str]) -> None:
    answer = pair[0].post(talk.page(pair[0]), data)
    assert (answer.status_code, "needs another look" in answer.content.decode()) == (200, True)
    assert not Answer.objects.exists()


def test_a_word_that_is_too_long_stays_in_its_field(pair: Pair, talk: Talk) -> None:
    answer = pair[0].post(talk.page(pair[0]), {"matters.phone": "fine", "matters.phone.word": "w" * 301})
    assert "w" * 301 in answer.content.decode()
    assert not Answer.objects.exists()
