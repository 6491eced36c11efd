"""How the rules read a text: nothing moves, quotations are covered, sentences end where people end them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from goldseam.apology.sentences import COVER, LONGEST, plain, sentences


def split(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(text)]


@given(st.text())
def test_a_place_in_the_plain_text_is_the_same_place_in_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(max_size=2000))
def test_sentences_lie_inside_in_order_and_are_never_too_long(text: str) -> None:
    spans = list(sentences(text))
    assert all(0 <= start < end <= len(text) and end - start <= LONGEST for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(st.text(alphabet="ab .!?\n…", max_size=300))
def test_no_word_is_left_out(text: str) -> None:
    covered = {at for start, end in sentences(text) for at in range(start, end)}
    assert all(at in covered for at, letter in enumerate(text) if letter in "ab")


def test_capitals_accents_and_bent_apostrophes_are_one() -> None:
    assert plain("DON’T É ñ Ü") == "don't e n u"


def test_what_is_quoted_is_covered_whatever_the_marks() -> None:
    for quoted in ("“it takes two”", '"it takes two"', "«it takes two»"):
        assert plain(f"I said {quoted} to you") == f"i said {COVER * len(quoted)} to you"


def test_a_sentence_ends_at_its_sign_and_not_inside_a_number() -> None:
    assert split("I took 3.50 from you. Twice! Why? I was afraid…\nThen I lied") == [
        "I took 3.50 from you.",
        "Twice!",
        "Why?",
        "I was afraid…",
        "Then I lied",
    ]


def test_a_line_broken_inside_a_sentence_does_not_end_it() -> None:
    assert split(plain("I am sorry\nif you\r\n  were hurt")) == ["i am sorry if you    were hurt"]
    assert split(plain("I lied.\nthen I left")) == ["i lied.", "then i left"]
    for apart in ("I lied\n\nthen I left", "I lied\nThen I left", "I lied:\nto you", "I lied\n- to you"):
        assert len(split(plain(apart))) == 2
