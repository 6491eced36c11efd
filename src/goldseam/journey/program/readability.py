"""How hard a text is to read, by the usual formulas of each language. A figure is a hint, never a verdict.

English: the Flesch-Kincaid grade; the age of a reader is five more. Spanish: the ease of Fernández Huerta,
from 0 to 100, the higher the easier. Both count syllables and words in a sentence, and come from textstat.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from goldseam.journey.program.checks.subject import Subject, Told
from goldseam.journey.program.texts import item

HIGHEST_GRADE: Final = 7.0
"""English of about age twelve, as the design asks."""
LEAST_EASE: Final = 70.0
"""Spanish called "fairly easy" by Fernández Huerta: the sixth year of school and above, ages 11 to 12."""
FEWEST_WORDS: Final = 30
"""Shorter texts have no figure: a formula says nothing about a line."""

_MARK = re.compile(r"\*+|^\s*\d+[.)]\s+")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True)
class Figure:
    """How hard one text is. ``value``: a grade or an ease, by language; ``None`` where there is none."""

    language: str
    words: int
    value: float | None

    @property
    def hard(self) -> bool:
        """Whether it is harder than the aim."""
        if self.value is None:
            return False
        return self.value > HIGHEST_GRADE if _is_english(self.language) else self.value < LEAST_EASE

    @property
    def hardness(self) -> float:
        """For sorting: the larger, the further beyond the aim."""
        if self.value is None:
            return float("-inf")
        return self.value - HIGHEST_GRADE if _is_english(self.language) else LEAST_EASE - self.value

    def __str__(self) -> str:
        if self.value is None:
            return "no figure"
        if _is_english(self.language):
            return f"grade {self.value:4.1f}, age {self.value + 5:4.1f}"
        return f"ease {self.value:5.1f}"


@dataclass(frozen=True)
class Measured:
    """One text file: the figure of all its words, and its hardest section with its line."""

    told: Told
    whole: Figure
    hardest: Figure | None
    line: int

    @property
    def path(self) -> Path:
        return self.told.path


def measured(subject: Subject) -> list[Measured]:
    """Every text file, the hardest first of each language."""
    found = [_of(told) for told in subject.told]
    return sorted(found, key=lambda one: (one.told.language, -one.whole.hardness, one.path))


def figure(texts: Iterable[str], language: str) -> Figure:
    """The figure of these texts together."""
    plain = " ".join(_plain(text) for text in texts)
    words = len(_WORD.findall(plain))
    return Figure(language, words, _value(plain, language) if words >= FEWEST_WORDS else None)


def _of(told: Told) -> Measured:
    whole = figure((one.text for _, _, one in told.variants), told.language)
    hardest, line = None, 1
    for _, _, variant in told.variants:
        one = figure([variant.text], told.language)
        if one.value is not None and (hardest is None or one.hardness > hardest.hardness):
            hardest, line = one, variant.line
    return Measured(told, whole, hardest, line)


def _plain(text: str) -> str:
    """Sentences as they are read: without marks and slugs, each item and paragraph an end of its own."""
    ends = []
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-+]|\d+[.)])\s)", text):
        found = item(block.replace("\n", " ").strip())
        words = _MARK.sub("", found[1] if found else block).replace("\n", " ").strip()
        ends.append(words if words.endswith((".", "?", ":", "”", "…")) else f"{words}.")
    return " ".join(ends)


def _value(plain: str, language: str) -> float | None:
    if _is_english(language):
        return round(float(_reader("en_US").flesch_kincaid_grade(plain)), 1)
    if language.split("-")[0] == "es":
        return round(float(_reader("es").fernandez_huerta(plain)), 1)
    return None


def _is_english(language: str) -> bool:
    return language.split("-")[0] == "en"


@lru_cache(maxsize=2)
def _reader(language: str) -> Any:
    """textstat reads its word lists when first asked, which takes a moment: only who checks pays for it."""
    from textstat.textstat import textstatistics  # type: ignore[import-untyped]

    made = textstatistics()
    made.set_lang(language)
    return made
