"""The rules of each language as content: ``rules.<language>.toml`` beside ``notes.<language>.md``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import msgspec

from goldseam.apology.notes import KINDS, Rule, Rules
from goldseam.apology.parts import PARTS
from goldseam.apology.patterns import Unreadable, compiled
from goldseam.journey.program.faults import Fault
from goldseam.journey.program.texts import Said, parse

FOLDER: Final = Path(__file__).parents[1] / "content" / "apology"
_OF_A_KIND: Final = ("name", "words", "example")
_OF_A_PART: Final = ("part", "found", "softened", "begun", "missing")


class RuleFile(msgspec.Struct, forbid_unknown_fields=True):
    kind: str
    pattern: str
    unless: str = ""


class RulesFile(msgspec.Struct, forbid_unknown_fields=True):
    rules: list[RuleFile]
    words: dict[str, str] = {}
    taken_back: list[str] = []


@dataclass(frozen=True)
class Workshop:
    """One language: its rules, and what a note of each kind and a part in each state say."""

    rules: Rules
    said: Said


@lru_cache(maxsize=1)
def workshops() -> Mapping[str, Workshop]:
    """Every language there are rules for. The bundled files are held to ``faults`` by a test."""
    found = {path.name.split(".")[1]: path for path in sorted(FOLDER.glob("rules.*.toml"))}
    return {language: _read(path, language) for language, path in found.items()}


def workshop(language: str) -> Workshop | None:
    """That of a language, or of its parent ("es" for "es-mx"); nothing where there are no rules."""
    known = workshops()
    return known.get(language) or known.get(language.split("-")[0])


def _read(path: Path, language: str) -> Workshop:
    told = _file(path)
    texts = parse(_beside(path).read_text("utf-8"))
    rules = Rules(
        language,
        [_rule(one, told.words) for one in told.rules],
        [compiled(one, told.words) for one in told.taken_back],
    )
    return Workshop(rules, Said(texts, frozenset()))


def _file(path: Path) -> RulesFile:
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), RulesFile)


def _beside(path: Path) -> Path:
    return path.with_name(path.name.replace("rules.", "notes.").replace(".toml", ".md"))


def _rule(told: RuleFile, words: Mapping[str, str]) -> Rule:
    unless = compiled(told.unless, words) if told.unless else None
    return Rule(told.kind, compiled(told.pattern, words), unless)


def faults(folder: Path = FOLDER) -> list[Fault]:
    """Every mistake in the files of a folder, each with how to mend it, in their order."""
    paths = sorted(folder.glob("rules.*.toml"))
    return [fault for path in paths for fault in (*_of_rules(path), *_of_texts(_beside(path)))]


def _of_rules(path: Path) -> Iterator[Fault]:
    source = path.read_text("utf-8")
    try:
        raw: dict[str, Any] = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        yield Fault.of_toml(path, error)
        return
    try:
        told = msgspec.convert(raw, RulesFile)
    except msgspec.ValidationError as error:
        yield Fault.of_shape(path, source, error)
        return
    for kind in (one for one in KINDS if one not in {rule.kind for rule in told.rules}):
        yield Fault(path, 1, f"No rule finds `{kind}`.", f'Add a rule with `kind = "{kind}"`.')
    for rule in told.rules:
        if rule.kind not in KINDS:
            line = _line(source, f'"{rule.kind}"')
            yield Fault(path, line, f"`{rule.kind}` is no kind of note.", f"Use one of {', '.join(KINDS)}.")
    for pattern in _patterns(told):
        try:
            compiled(pattern, told.words)
        except Unreadable as error:
            line = _line(source, pattern)
            yield Fault(path, line, f"This pattern can not be read: {error}.", "See docs/authoring.md.")


def _patterns(told: RulesFile) -> Iterator[str]:
    for rule in told.rules:
        yield from filter(None, (rule.pattern, rule.unless))
    yield from told.taken_back
    yield from told.words.values()


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


def _line(source: str, text: str) -> int:
    at = source.find(text)
    return source.count("\n", 0, at) + 1 if at >= 0 else 1
