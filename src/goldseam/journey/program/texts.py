"""A text file of the program: a title, sections, and variants of a section for some readers.

    # Title
    ## ask story
    ## ask story [parent-child, hurt]

A variant holds when all its tags are among the reader's. One with a grave tag, which is a private kind of
breach, wins over any without; then the one with the most tags wins, of equal ones the later.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SOURCE: Final = "en"
_HEADING = re.compile(r"^##\s+(?P<name>[a-z]+)(?:\s+(?P<part>[a-z0-9-]+))?(?:\s+\[(?P<tags>[^\]]*)\])?\s*$")
_ITEM = re.compile(r"^-\s+(?:(?P<slug>[a-z0-9-]+):\s+)?(?P<text>.+)$")

Name = tuple[str, str]
"""A section: what it is, and of which part ("" when of the whole)."""


@dataclass(frozen=True)
class Variant:
    """One wording of a section, for readers with all of ``tags``. ``line`` is that of its heading, ``first``
    that of its first words; both count from 1."""

    tags: frozenset[str]
    text: str
    line: int
    first: int
    grave: bool = False


@dataclass(frozen=True)
class Oddity:
    """A line that is no heading the format knows."""

    line: int
    text: str


@dataclass(frozen=True)
class Texts:
    """One file, read. Sections keep the order of the file. ``line`` is that of the title, from 1."""

    title: str
    sections: Mapping[Name, tuple[Variant, ...]]
    oddities: tuple[Oddity, ...] = ()
    line: int = 1

    def choose(self, name: str, part: str, tags: frozenset[str]) -> str:
        """The wording for this reader, or nothing when there is no such section."""
        fitting = [one for one in self.sections.get((name, part), ()) if one.tags <= tags]
        if not fitting:
            return ""
        return max(enumerate(fitting), key=lambda at: (at[1].grave, len(at[1].tags), at[0]))[1].text


@dataclass(frozen=True)
class Said:
    """A file's texts as one reader is told them."""

    texts: Texts
    tags: frozenset[str]

    @classmethod
    def in_language(cls, texts: Mapping[str, Texts], language: str, tags: frozenset[str]) -> Said:
        """In this language, or in its parent ("es" for "es-mx"), or in the source's, which comes first."""
        found = texts.get(language) or texts.get(language.split("-")[0]) or next(iter(texts.values()))
        return cls(found, tags)

    @property
    def title(self) -> str:
        return self.say("title") or self.texts.title

    def say(self, name: str, part: str = "") -> str:
        """One section's words; empty when the file has none."""
        return self.texts.choose(name, part, self.tags)

    def __getitem__(self, name: str) -> str:
        """For templates: ``{{ said.before|content }}``."""
        return self.title if name == "title" else self.say(name)

    def items(self, name: str, part: str = "") -> list[tuple[str, str]]:
        """A section that is a list, as pairs of a slug (may be empty) and words."""
        found = (item(line) for line in self.say(name, part).split("\n"))
        return [one for one in found if one is not None]


def parse(source: str, grave: frozenset[str] = frozenset()) -> Texts:
    """Reads a text file. Never fails: what it can not place is listed in ``oddities``.

    ``grave``: the tags whose variants win over any others.
    """
    title, titled = "", 1
    found, odd = dict[Name, list[Variant]](), list[Oddity]()
    here: tuple[Name, frozenset[str], int] | None = None
    lines: list[str] = []

    def close() -> None:
        if here is not None:
            blank = next((at for at, line in enumerate(lines) if line.strip()), 0)
            name, tags, at = here
            told = Variant(tags, "\n".join(lines).strip(), at, at + 1 + blank, bool(tags & grave))
            found.setdefault(name, []).append(told)
        lines.clear()

    for number, line in enumerate(lines_of(source), start=1):
        if line.startswith("# ") and not title and here is None:
            title, titled = line[2:].strip(), number
        elif line.startswith("#"):
            close()
            heading = _HEADING.match(line)
            if heading is None:
                odd.append(Oddity(number, line))
                here = None
            else:
                here = ((heading["name"], heading["part"] or ""), _tags(heading["tags"]), number)
        elif here is not None:
            lines.append(line)
        elif line.strip():
            odd.append(Oddity(number, line))
    close()
    return Texts(title, {name: tuple(variants) for name, variants in found.items()}, tuple(odd), titled)


def item(line: str) -> tuple[str, str] | None:
    """One line of a list as its slug (may be empty) and its words; nothing when it is no item."""
    found = _ITEM.match(line)
    return (found["slug"] or "", found["text"].strip()) if found else None


def lines_of(source: str) -> list[str]:
    """The lines of a file as an editor counts them."""
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _tags(written: str | None) -> frozenset[str]:
    return frozenset(tag.strip() for tag in (written or "").split(",") if tag.strip())
