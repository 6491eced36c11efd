"""A text as the rules read it: plain letters, quotations covered, sentence by sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

COVER: Final = "¤"
"""Stands in for every letter of a quotation: what one quotes is not what one says."""

LONGEST: Final = 400
"""Characters of a sentence looked at in one go; a longer one is looked at in pieces."""

_QUOTED = re.compile(r'“[^”\n]{1,200}”|«[^»\n]{1,200}»|"[^"\n]{1,200}"')
_BROKEN = re.compile(r"(?<=[^\s.!?…:;])[ \t]{0,9}\r?\n[ \t]{0,9}(?=(\w))")
_LINE_ENDS: Final = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_SENTENCE = re.compile(rf"(?:[^.!?…{_LINE_ENDS}]|[.](?=\w))+[.!?…]*")
_STRAIGHT: Final = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "\u00a0": " ", "\t": " "}


def plain(text: str) -> str:
    """The text in small letters without accents, of the very same length, so that a place in one is the same
    place in the other. A line that goes on in the next one with a small letter goes on here too."""
    whole = _BROKEN.sub(_joined, text)
    return _QUOTED.sub(_covered, "".join(_plain(letter) for letter in whole))


def _joined(broken: re.Match[str]) -> str:
    return " " * len(broken[0]) if broken[1].islower() else broken[0]


def _plain(letter: str) -> str:
    straight = _STRAIGHT.get(letter)
    if straight is not None:
        return straight
    base = unicodedata.normalize("NFD", letter)[0]
    small = base.lower()
    return small if len(small) == 1 else base


def _covered(quoted: re.Match[str]) -> str:
    return COVER * len(quoted[0])


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, in characters from 0; none is longer than ``LONGEST``."""
    for found in _SENTENCE.finditer(text):
        start, end = found.span()
        while end - start > LONGEST:
            cut = text.rfind(" ", start + 1, start + LONGEST)
            cut = start + LONGEST if cut < 0 else cut
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end
