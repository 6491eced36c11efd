"""A letter's text with its notes in their places: no letter of it is lost or moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goldseam.apology.marked import numbered, paragraphs
from goldseam.apology.notes import KINDS, notes, reading
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
    marks = [(piece.on, piece.text) for line in paragraphs(text, found) for piece in line if piece.on]
    assert [one for one, _ in marks] == found
    assert all(words == text[one.note.found.start : one.note.found.end] for one, words in marks)
