"""A letter's text with its notes in their places: no letter of it is lost or moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goldseam.apology.marked import numbered, paragraphs
from goldseam.apology.notes import KINDS, notes, reading
from goldseam.apology.rules import workshops
from tests.apology.made_up import RULES

texts = st.lists(
    st.sampled_from([*KINDS, "é", "🙂", ".", "\n", "\r\n", " ", "שלום", "\u2028", "<b>"]), max_size=30
).map(" ".join)


@given(texts)
def test_every_line_stands_there_whole(text: str) -> None:
    told = paragraphs(text, numbered(notes(reading({"did": text}, RULES))))
    lines = ["".join(piece.text for piece in line) for line in told]
    assert lines == [line for line in text.splitlines() if line.strip()]


@given(texts)
def test_every_note_stands_on_its_own_words(text: str) -> None:
    found = numbered(notes(reading({"did": text}, RULES)))
    marks = [piece for line in paragraphs(text, found) for piece in line if piece.on]
    for one in found:
        own = [piece for piece in marks if piece.on is one]
        at = one.note.found
        assert "".join(piece.text for piece in own) == "".join(text[at.start : at.end].splitlines())
        assert [piece.begins for piece in own] == [True, *[False] * (len(own) - 1)]
        assert [piece.ends for piece in own] == [*[False] * (len(own) - 1), True]


def test_a_note_goes_on_in_the_next_line() -> None:
    text = "I am sorry if\nyou were hurt."
    told = paragraphs(text, numbered(notes(reading({"did": text}, workshops()["en"].rules))))
    marks = [[piece for piece in line if piece.on] for line in told]
    assert [(one.text, one.begins, one.ends) for line in marks for one in line] == [
        ("sorry if", True, False),
        ("you", False, True),
    ]
