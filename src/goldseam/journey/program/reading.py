"""Reads the folder of a program. Whatever the files hold, the answer is a program or a list of faults."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec

from goldseam.bonds.breaches import PRIVATE
from goldseam.journey.program.faults import Fault
from goldseam.journey.program.files import ActivityFile, EvidenceFile, ProgramFile, ScopeFile, StepFile
from goldseam.journey.program.places import line_of
from goldseam.journey.program.shape import Activity, Breach, Evidence, Part, Program, Scope, Step, Wait
from goldseam.journey.program.texts import SOURCE, Texts, parse

Told = TypeVar("Told", bound=msgspec.Struct)
EMPTY = Texts("", {})
LARGEST = 1024 * 1024
"""Bytes of one file."""


@dataclass
class Reading:
    """One folder being read, with every fault met on the way. The first language is the source."""

    root: Path
    faults: list[Fault] = field(default_factory=list)
    languages: tuple[str, ...] = (SOURCE,)
    grave: frozenset[str] = frozenset({PRIVATE})

    def text(self, path: Path, named: Fault | None = None) -> str | None:
        """The words of a file; a fault when it is missing or is not UTF-8. ``named``: the fault to tell
        instead of a missing file's."""
        try:
            if path.exists() and not path.is_file():
                self._tell(path, "This is not a file.", "Put a text file of this name here.")
                return None
            if path.stat().st_size > LARGEST:
                self._tell(path, "This file is larger than 1 MB.", "Divide it: texts are short.")
                return None
            return path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self.faults.append(Fault(path, line, "This file is not UTF-8 text.", "Save it as UTF-8."))
        except OSError:
            missing = Fault(path, 1, "This file is missing, or can not be read.", "Write it.")
            self.faults.append(named or missing)
        return None

    def _tell(self, path: Path, what: str, mend: str) -> None:
        self.faults.append(Fault(path, 1, what, mend))

    def toml(self, path: Path, shape: type[Told], named: Fault | None = None) -> Told | None:
        """A TOML file in its shape; a fault with its line when it is not."""
        source = self.text(path, named)
        if source is None:
            return None
        try:
            return msgspec.convert(tomllib.loads(source), shape)
        except (msgspec.ValidationError, RecursionError) as error:
            self.faults.append(Fault.of_shape(path, source, error))
        except ValueError as error:
            self.faults.append(Fault.of_toml(path, error))
        return None

    def texts(self, stem: Path) -> dict[str, Texts]:
        """The text file in every language there is; in the source's always, if an empty one with a fault."""
        found = {self.languages[0]: EMPTY}
        for language in self.languages:
            path = stem.with_name(f"{stem.name}.{language}.md")
            if language != self.languages[0] and not path.is_file():
                continue
            source = self.text(path)
            if source is not None:
                found[language] = parse(source, self.grave)
        return found


def read(root: Path, beside: Program | None = None) -> tuple[Program, list[Fault]]:
    """Everything in a program's folder, and what is wrong with it. The program is whole when nothing is.

    ``beside``: the program it is read beside. Only activities and evidence are its own then.
    """
    reading = Reading(root)
    named = reading.toml(root / "program.toml", ProgramFile)
    told = named or ProgramFile([SOURCE], [])
    reading.languages = tuple(told.languages)
    breaches = tuple(Breach(one.slug, one.cause, one.private) for one in told.breaches)
    reading.grave |= {one.slug for one in (*breaches, *(beside.breaches if beside else ())) if one.private}
    empty = {reading.languages[0]: EMPTY}
    steps = [step for name in told.steps if (step := _step(reading, name, beside)) is not None]
    program = Program(
        languages=reading.languages,
        relationships=tuple(told.relationships),
        causes=tuple(told.causes),
        breaches=breaches,
        safeguards=tuple(told.safeguards),
        steps=tuple(sorted(steps, key=lambda step: step.number)),
        evidence={one.slug: one for one in _evidence(reading)},
        texts=reading.texts(root / "program") if named and beside is None else empty,
        ways_through=tuple(told.ways_through),
    )
    return program, reading.faults


def _step(reading: Reading, name: str, beside: Program | None) -> Step | None:
    folder, listing = reading.root / name, reading.root / "program.toml"
    path = folder / "step.toml"
    lost = Fault(
        listing,
        _line(listing, "steps", name),
        f"There is no {name}/step.toml.",
        "Write it, or take the step out of `steps`.",
    )
    told = reading.toml(path, StepFile, lost)
    if told is None:
        return None
    activities = [_activity(reading, path, slug, told.number) for slug in told.activities]
    return Step(
        number=told.number,
        days=told.days,
        days_after=told.days_after,
        gate=told.gate,
        always_open=told.always_open,
        evidence=tuple(told.evidence),
        activities=tuple(one for one in activities if one is not None),
        texts=reading.texts(folder / "step") if beside is None else {reading.languages[0]: EMPTY},
        folder=name,
    )


def _activity(reading: Reading, listing: Path, slug: str, step: int) -> Activity | None:
    stem = listing.with_name(slug)
    lost = Fault(
        listing,
        _line(listing, "activities", slug),
        f"There is no {slug}.toml beside this file.",
        "Write it, or take the name out of `activities`.",
    )
    told = reading.toml(stem.with_name(f"{slug}.toml"), ActivityFile, lost)
    if told is None:
        return None
    return Activity(
        slug=slug,
        step=step,
        kind=told.kind,
        who=told.who,
        audience=told.audience,
        weight=told.weight,
        minutes=told.minutes,
        rest=told.rest,
        needs=tuple(told.needs),
        waits=tuple(Wait(one.after, one.since, one.hours, one.only) for one in told.waits),
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
        inside=told.inside,
        drawn=told.drawn,
        in_turn=told.in_turn,
        again=told.again,
        again_after=told.again_after,
    )


def _line(path: Path, key: str, value: str) -> int:
    """Where a file that was read already names something."""
    return line_of(path.read_text(encoding="utf-8"), key, value)


def _scope(told: ScopeFile) -> Scope:
    return Scope(frozenset(told.relationships), frozenset(told.causes), frozenset(told.breaches))


def _evidence(reading: Reading) -> list[Evidence]:
    found = []
    try:
        paths = sorted((reading.root / "evidence").glob("*.toml"))
    except OSError:
        return []
    for path in paths:
        told = reading.toml(path, EvidenceFile)
        if told is not None:
            texts = reading.texts(path.with_suffix(""))
            found.append(Evidence(path.stem, told.source, told.grade, told.where, texts))
    return found
