"""Reads the folder of a program. Whatever the files hold, the answer is a program or a list of faults."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec

from goldseam.journey.program.faults import Fault
from goldseam.journey.program.files import ActivityFile, EvidenceFile, ProgramFile, ScopeFile, StepFile
from goldseam.journey.program.shape import Activity, Breach, Evidence, Part, Program, Scope, Step, Wait
from goldseam.journey.program.texts import SOURCE, Texts, parse

Told = TypeVar("Told", bound=msgspec.Struct)
EMPTY = Texts("", {})


@dataclass
class Reading:
    """One folder being read, with every fault met on the way."""

    root: Path
    faults: list[Fault] = field(default_factory=list)
    languages: tuple[str, ...] = (SOURCE,)

    def text(self, path: Path) -> str | None:
        """The words of a file; a fault when it is missing or is not UTF-8."""
        try:
            return path.read_text(encoding="utf-8")
        except OSError:
            self.faults.append(Fault(path, 1, "This file is missing.", "Make it, or take its name away."))
        except UnicodeDecodeError:
            self.faults.append(Fault(path, 1, "This file is not UTF-8 text.", "Save it as UTF-8."))
        return None

    def toml(self, path: Path, shape: type[Told]) -> Told | None:
        """A TOML file in its shape; a fault with its line when it is not."""
        source = self.text(path)
        if source is None:
            return None
        try:
            return msgspec.convert(tomllib.loads(source), shape)
        except tomllib.TOMLDecodeError as error:
            self.faults.append(Fault.of_toml(path, error))
        except (msgspec.ValidationError, RecursionError) as error:
            self.faults.append(Fault.of_shape(path, source, error))
        return None

    def texts(self, stem: Path) -> dict[str, Texts]:
        """The text file in every language there is; in the source's always, if an empty one with a fault."""
        found = {}
        for language in self.languages:
            path = stem.with_name(f"{stem.name}.{language}.md")
            if language != SOURCE and not path.is_file():
                continue
            source = self.text(path)
            if source is not None:
                found[language] = parse(source)
        return {SOURCE: EMPTY} | found


def read(root: Path) -> tuple[Program, list[Fault]]:
    """Everything in a program's folder, and what is wrong with it. The program is whole when nothing is."""
    reading = Reading(root)
    told = reading.toml(root / "program.toml", ProgramFile) or ProgramFile([SOURCE], [], [], [])
    reading.languages = tuple(told.languages)
    texts = reading.texts(root / "program")
    steps = [step for name in told.steps if (step := _step(reading, root / name)) is not None]
    program = Program(
        languages=tuple(told.languages),
        relationships=tuple(told.relationships),
        causes=tuple(told.causes),
        breaches=tuple(Breach(one.slug, one.cause, one.private) for one in told.breaches),
        safeguards=tuple(told.safeguards),
        steps=tuple(sorted(steps, key=lambda step: step.number)),
        evidence={one.slug: one for one in _evidence(reading)},
        texts=texts,
    )
    return program, reading.faults


def _step(reading: Reading, folder: Path) -> Step | None:
    told = reading.toml(folder / "step.toml", StepFile)
    if told is None:
        return None
    activities = [_activity(reading, folder / slug, told.number) for slug in told.activities]
    return Step(
        number=told.number,
        days=told.days,
        days_after=told.days_after,
        gate=told.gate,
        always_open=told.always_open,
        evidence=tuple(told.evidence),
        activities=tuple(one for one in activities if one is not None),
        texts=reading.texts(folder / "step"),
    )


def _activity(reading: Reading, stem: Path, step: int) -> Activity | None:
    told = reading.toml(stem.with_name(f"{stem.name}.toml"), ActivityFile)
    if told is None:
        return None
    return Activity(
        slug=stem.name,
        step=step,
        kind=told.kind,
        who=told.who,
        audience=told.audience,
        weight=told.weight,
        minutes=told.minutes,
        rest=told.rest,
        needs=tuple(told.needs),
        waits=tuple(Wait(one.after, one.since, one.hours) for one in told.waits),
        optional=told.optional,
        first_day=told.first_day,
        landing=told.landing,
        stays=told.stays,
        room=told.room,
        revision=told.revision,
        only_for=_scope(ScopeFile(told.relationships, told.causes, told.breaches)),
        not_for=_scope(told.not_for),
        evidence=tuple(told.evidence),
        parts=tuple(Part(one.id, one.type, one.required, one.low, one.high) for one in told.parts),
        texts=reading.texts(stem),
    )


def _scope(told: ScopeFile) -> Scope:
    return Scope(frozenset(told.relationships), frozenset(told.causes), frozenset(told.breaches))


def _evidence(reading: Reading) -> list[Evidence]:
    found = []
    for path in sorted((reading.root / "evidence").glob("*.toml")):
        told = reading.toml(path, EvidenceFile)
        if told is not None:
            texts = reading.texts(path.with_suffix(""))
            found.append(Evidence(path.stem, told.source, told.grade, told.where, texts))
    return found


