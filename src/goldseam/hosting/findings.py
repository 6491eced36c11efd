"""What a look at one part of a home can find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Word(IntEnum):
    """How a part stands; the numbers are the doctor's exit codes."""

    OK = 0
    ATTENTION = 1
    BROKEN = 2

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True)
class Finding:
    """One part of a home, how it stands, and what to know or do about it."""

    part: str
    word: Word
    text: str

    def __str__(self) -> str:
        return f"{self.word!s:<10}{self.part:<16}{self.text}"


def ok(part: str, text: str) -> Finding:
    return Finding(part, Word.OK, text)


def attention(part: str, text: str) -> Finding:
    return Finding(part, Word.ATTENTION, text)


def broken(part: str, text: str) -> Finding:
    return Finding(part, Word.BROKEN, text)
