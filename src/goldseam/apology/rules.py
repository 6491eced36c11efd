"""The rules of each language as content: a folder with ``words.toml``, a file a kind, and ``notes.md``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from goldseam.apology.notes import KINDS, NEVER, Rule, Rules
from goldseam.apology.parts import PARTS
from goldseam.apology.patterns import Unreadable, compiled
from goldseam.journey.program.faults import Fault
from goldseam.journey.program.texts import Said, parse

FOLDER: Final = Path(__file__).parents[1] / "content" / "apology"
_WORDS: Final = "words.toml"
_NOTES: Final = "notes.md"
_OF_A_KIND: Final = ("name", "words", "example")
_OF_A_PART: Final = ("part", "found", "softened", "begun", "missing")


class Way(msgspec.Struct, forbid_unknown_fields=True):
    """Ways of saying one thing, and what in the same sentence makes them something else."""

    find: list[str]
    unless: list[str] = []


class KindFile(msgspec.Struct, forbid_unknown_fields=True):
    """All the ways of one kind; its own ``unless`` holds for each of them."""

    ways: list[Way]
    unless: list[str] = []


class WordsFile(msgspec.Struct, forbid_unknown_fields=True):
    """Names for words that patterns share, and what unsays an evasion."""

    words: dict[str, str] = {}
    taken_back: list[str] = []


File = TypeVar("File", KindFile, WordsFile)


@dataclass(frozen=True)
class Workshop:
    """One language: its rules, and what a note of each kind and a part in each state say."""

    rules: Rules
    said: Said


@lru_cache(maxsize=1)
def workshops() -> Mapping[str, Workshop]:
    """Every language there are rules for. The bundled files are held to ``faults`` by a test."""
    return {folder.name: _read(folder) for folder in _languages(FOLDER)}


def workshop(language: str) -> Workshop | None:
    """That of a language, or of its parent ("es" for "es-mx"); nothing where there are no rules."""
    known = workshops()
    return known.get(language) or known.get(language.split("-")[0])


def _languages(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir())


def _read(folder: Path) -> Workshop:
    shared = shared_words(folder)
    rules = [
        Rule(kind, any_of(way.find, shared.words), any_of(way.unless, shared.words))
        for kind in KINDS
        for way in ways(folder, kind)
    ]
    texts = parse((folder / _NOTES).read_text("utf-8"))
    return Workshop(
        Rules(folder.name, rules, any_of(shared.taken_back, shared.words)), Said(texts, frozenset())
    )


def ways(folder: Path, kind: str) -> list[Way]:
    """All the ways of one kind in one language, each with what silences it."""
    told = _of(folder / f"{kind}.toml", KindFile)
    return [Way(way.find, [*told.unless, *way.unless]) for way in told.ways]


def shared_words(folder: Path) -> WordsFile:
    """The words that the patterns of a language share."""
    return _of(folder / _WORDS, WordsFile)


def _of(path: Path, shape: type[File]) -> File:
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), shape)


def any_of(patterns: Sequence[str], words: Mapping[str, str]) -> re.Pattern[str]:
    """What finds one of these patterns. Raises ``Unreadable``."""
    return compiled("|".join(patterns), words) if patterns else NEVER


def faults(folder: Path = FOLDER) -> list[Fault]:
    """Every mistake in the languages of a folder, each with how to mend it, in the order of its files."""
    return [fault for language in _languages(folder) for fault in _of_language(language)]


def _of_language(folder: Path) -> Iterator[Fault]:
    shared = yield from _decoded(folder / _WORDS, WordsFile)
    words = shared.words if shared else {}
    if shared:
        yield from _of_patterns(folder / _WORDS, [*words.values(), *shared.taken_back], words)
    for path in (folder / f"{kind}.toml" for kind in KINDS):
        told = yield from _decoded(path, KindFile)
        if told and shared:
            of_ways = [one for way in told.ways for one in (*way.find, *way.unless)]
            yield from _of_patterns(path, [*told.unless, *of_ways], words)
        if told and not all(way.find for way in told.ways):
            yield Fault(path, 1, "A way finds nothing.", 'Add a line `find = ["…"]` to each `[[ways]]`.')
    for path in sorted(folder.glob("*.toml")):
        if path.name != _WORDS and path.stem not in KINDS:
            yield Fault(path, 1, f"`{path.stem}` is no kind of note.", f"Use one of {', '.join(KINDS)}.")
    yield from _of_texts(folder / _NOTES)


def _decoded(path: Path, shape: type[File]) -> Generator[Fault, None, File | None]:
    """What a file holds in its shape; where it is not so, its fault and then nothing."""
    if not path.is_file():
        yield Fault(path, 1, "This file is missing.", "Write it beside the others of its language.")
        return None
    source = path.read_text("utf-8")
    try:
        raw = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        yield Fault.of_toml(path, error)
        return None
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        yield Fault.of_shape(path, source, error)
        return None


def _of_patterns(path: Path, patterns: Iterable[str], words: Mapping[str, str]) -> Iterator[Fault]:
    source = path.read_text("utf-8")
    for pattern in patterns:
        try:
            compiled(pattern, words)
        except Unreadable as error:
            line = source.count("\n", 0, max(source.find(pattern), 0)) + 1
            yield Fault(path, line, f"This pattern can not be read: {error}.", "See docs/authoring.md.")


def _of_texts(path: Path) -> Iterator[Fault]:
    if not path.is_file():
        yield Fault(path, 1, "This file is missing.", "Write it beside the rules of its language.")
        return
    texts = parse(path.read_text("utf-8"))
    for oddity in texts.oddities:
        yield Fault(path, oddity.line, "This heading is not known.", "See docs/authoring.md.")
    wanted = [
        *((name, kind) for kind in KINDS for name in _OF_A_KIND),
        *((name, part) for part in PARTS for name in _OF_A_PART),
    ]
    for name, of in wanted:
        if not texts.choose(name, of, frozenset()):
            yield Fault(path, 1, f"`## {name} {of}` is missing.", "Add it, with its words below.")
