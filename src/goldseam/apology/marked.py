"""A letter's text with its notes in their places, ready to be shown. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldseam.apology.notes import Note


@dataclass(frozen=True)
class Numbered:
    """A note and its number on the page, from 1."""

    number: int
    note: Note

    @property
    def kind(self) -> str:
        return self.note.found.kind

    @property
    def good(self) -> bool:
        return self.note.found.good


@dataclass(frozen=True)
class Piece:
    """A run of text; with a note when one stands on it. A note that goes on in the next line has a piece in
    each: its first one ``begins`` it, its last one ``ends`` it."""

    text: str
    on: Numbered | None = None
    begins: bool = True
    ends: bool = True


def numbered(notes: Sequence[Note]) -> list[Numbered]:
    return [Numbered(at, note) for at, note in enumerate(notes, start=1)]


def paragraphs(text: str, notes: Sequence[Numbered]) -> list[list[Piece]]:
    """The lines of a text that say something, each in pieces. ``notes`` are those on it, in its order."""
    found, at = list[list[Piece]](), 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(_pieces(line.splitlines()[0], notes, at))
        at += len(line)
    return found


def _pieces(line: str, notes: Sequence[Numbered], offset: int) -> list[Piece]:
    pieces, at = list[Piece](), 0
    for one in notes:
        start, end = one.note.found.start - offset, one.note.found.end - offset
        first, last = max(start, 0), min(end, len(line))
        if first < last:
            pieces += [Piece(line[at:first]), Piece(line[first:last], one, start >= 0, end <= len(line))]
            at = last
    return [piece for piece in (*pieces, Piece(line[at:])) if piece.text]
