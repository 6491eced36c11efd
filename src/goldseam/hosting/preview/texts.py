"""The texts of a program as one page shows them: every section with all its variants side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from goldseam.journey.program.checks.sections import LISTED
from goldseam.journey.program.checks.wording import PLAIN
from goldseam.journey.program.shape import Activity, Program, Step
from goldseam.journey.program.texts import Texts, item


@dataclass(frozen=True)
class Wording:
    """One variant: its tags as written, its words, its slugs and words when it is a list."""

    tags: str
    text: str
    plain: bool
    items: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    name: str
    wordings: list[Wording]


@dataclass(frozen=True)
class Sheet:
    """One text file. ``facts`` are what its TOML file says; ``language`` is the one its words are in."""

    anchor: str
    title: str
    language: str
    facts: list[str]
    sections: list[Section]


@dataclass(frozen=True)
class Chapter:
    """A step, the program's own names, or the evidence."""

    anchor: str
    title: str
    sheets: list[Sheet]


def chapters(programs: Iterable[tuple[Path, Program]], language: str) -> Iterator[Chapter]:
    """Everything of these programs in a language; in the source's where there is no translation."""
    for folder, program in programs:
        for step in program.steps:
            sheets = [_sheet(f"{folder.name}-{step.folder}", step.texts, language, _step(step))]
            sheets += [
                _sheet(f"{folder.name}-{one.slug}", one.texts, language, _activity(one))
                for one in step.activities
            ]
            yield Chapter(f"{folder.name}-step-{step.number}", f"{step.number} · {sheets[0].title}", sheets)
        cards = [
            _sheet(f"{folder.name}-evidence-{slug}", one.texts, language, [one.grade, one.source, one.where])
            for slug, one in program.evidence.items()
        ]
        yield Chapter(f"{folder.name}-evidence", f"{folder.name}/evidence", cards)
        names = _sheet(f"{folder.name}-names", program.texts, language, [])
        yield Chapter(f"{folder.name}-program", f"{folder.name}/program", [names])


def _sheet(anchor: str, texts: Mapping[str, Texts], language: str, facts: list[str]) -> Sheet:
    spoken = language if language in texts else next(iter(texts))
    told = texts[spoken]
    sections = [
        Section(f"{name} {part}".strip(), [_wording(name, one.tags, one.text) for one in variants])
        for (name, part), variants in told.sections.items()
    ]
    return Sheet(anchor, told.title, spoken, [fact for fact in facts if fact], sections)


def _wording(name: str, tags: frozenset[str], text: str) -> Wording:
    items = [one for one in map(item, text.split("\n")) if one] if name in LISTED else []
    return Wording(", ".join(sorted(tags)), text, name in PLAIN, items)


def _step(step: Step) -> list[str]:
    facts = [step.folder, f"{step.days} d", *(f"{cause} {days} d" for cause, days in step.days_after.items())]
    return [*facts, "gate" if step.gate else "", "always open" if step.always_open else ""]


def _activity(one: Activity) -> list[str]:
    facts = [one.slug, one.kind, one.who, one.audience, one.weight, f"{one.minutes} min"]
    facts += [f"rest {one.rest} h" if one.rest else "", "optional" if one.optional else ""]
    facts += ["first day" if one.first_day else "", "stays" if one.stays else ""]
    return facts + [f"needs {slug}" for slug in one.needs]
