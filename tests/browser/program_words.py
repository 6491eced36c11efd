"""What the program says in another language, by its English: titles, questions, options, paragraphs."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from pathlib import Path

from tests.catalogue import SOURCE

PROGRAM = SOURCE / "content" / "program"
MARKS = re.compile(r"^(- [\w-]+: |- |# )")


@cache
def by_english(language: str) -> dict[str, str]:
    """Every paragraph and item of the program that exists in both languages."""
    found: dict[str, str] = {}
    for english in PROGRAM.rglob("*.en.md"):
        other = english.with_name(english.name.replace(".en.md", f".{language}.md"))
        if other.exists():
            found |= _pairs(english, other)
    return found


def _pairs(english: Path, other: Path) -> dict[str, str]:
    theirs = _sections(other)
    found: dict[str, str] = {}
    for heading, texts in _sections(english).items():
        for text, said in zip_longest(texts, theirs.get(heading, [])):
            if text and said:
                found[text] = said
    return found


def _sections(path: Path) -> dict[str, list[str]]:
    """The paragraphs and items under each heading, without their marks."""
    sections: dict[str, list[str]] = {}
    for piece in re.split(r"^(?=## )", path.read_text(), flags=re.MULTILINE):
        heading, _, body = piece.partition("\n") if piece.startswith("## ") else ("", "", piece)
        texts = re.split(r"\n\s*\n|\n(?=- )", body)
        sections[heading] = [" ".join(MARKS.sub("", text.strip()).split()) for text in texts if text.strip()]
    return sections
