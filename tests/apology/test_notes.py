"""Notes on a letter: few, each kind once, none upon another, in their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goldseam.apology.notes import (
    EVASIONS,
    GOOD,
    KINDS,
    MOST,
    MOST_GOOD,
    READ,
    Rule,
    Rules,
    found_in,
    notes,
    reading,
)
from goldseam.apology.patterns import compiled
from tests.apology.made_up import RULES

letters = st.dictionaries(
    st.sampled_from(["did", "cost", "sorry"]),
    st.lists(
        st.sampled_from([*KINDS, "unless", "no excuse", "é", "🙂", ".", "\n", "“", "”"]), max_size=30
    ).map(" ".join),
)


@given(letters)
def test_there_are_at_most_five_and_each_kind_stands_once(letter: dict[str, str]) -> None:
    kinds = [one.found.kind for one in notes(reading(letter, RULES))]
    assert len(kinds) <= MOST and len(set(kinds)) == len(kinds)


@given(letters)
def test_none_stands_upon_another_and_each_marks_its_own_words(letter: dict[str, str]) -> None:
    told = notes(reading(letter, RULES))
    for one in told:
        marked = letter[one.part][one.found.start : one.found.end]
        assert marked.startswith(one.found.kind) if one.found.good else marked == one.found.kind
        others = [other for other in told if other is not one and other.part == one.part]
        assert not any(one.found.meets(other.found) for other in others)


@given(letters)
def test_they_follow_the_letter(letter: dict[str, str]) -> None:
    order = list(letter)
    places = [(order.index(one.part), one.found.start) for one in notes(reading(letter, RULES))]
    assert places == sorted(places)


@given(letters)
def test_what_is_good_never_takes_the_place_of_what_evades(letter: dict[str, str]) -> None:
    told = notes(reading(letter, RULES))
    good = [one for one in told if one.found.good]
    evading = len(told) - len(good)
    assert len(good) <= (MOST_GOOD if evading else MOST_GOOD + 1)
    everything = {one.kind for text in letter.values() for one in found_in(text, RULES) if not one.good}
    assert evading == min(MOST, len(everything))


def test_what_is_good_is_good_to_the_end_of_its_sentence() -> None:
    text = "well, deed and more. then"
    (one,) = found_in(text, RULES)
    assert text[one.start : one.end] == "deed and more"


@given(st.text(max_size=500))
def test_any_text_at_all_can_be_looked_at(text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in found_in(text, RULES))


def kinds(text: str) -> list[str]:
    return [one.kind for one in found_in(text, RULES)]


def test_what_else_the_sentence_says_can_make_it_something_else() -> None:
    assert kinds("a grand word. vague unless") == ["grand"]


def test_an_evasion_taken_back_in_the_same_breath_or_the_next_is_none() -> None:
    assert kinds("excuse, and that is no excuse") == []
    assert kinds("excuse. that is no excuse. vague") == ["vague"]
    assert kinds("deed, and that is no excuse") == ["deed"]


def test_of_two_evasions_in_the_same_words_the_particular_one_stands() -> None:
    rules = Rules(
        "en",
        [
            Rule("vague", compiled("what happened", {})),
            Rule("agentless", compiled("happened", {})),
            Rule("conditional", compiled("happened, if", {})),
        ],
    )
    assert [one.kind for one in found_in("sorry for what happened, if it did", rules)] == ["conditional"]
    assert [one.kind for one in found_in("sorry for what happened", rules)] == ["agentless"]


def test_what_is_quoted_is_not_what_is_said() -> None:
    assert kinds("i told you “vague” and that was vague") == ["vague"]
    assert kinds("i told you “vague”") == []


def test_of_an_endless_text_the_beginning_is_looked_at() -> None:
    text = f"deed. {'word ' * READ}"
    assert [one.end for one in found_in(f"{text}. vague", RULES)] == [4]


def test_every_kind_is_an_evasion_or_good() -> None:
    assert set(KINDS) == set(EVASIONS) | set(GOOD) and not set(EVASIONS) & set(GOOD)
