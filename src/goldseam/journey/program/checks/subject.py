"""A program under examination, and where its parts stand in files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from goldseam.bonds.breaches import PRIVATE
from goldseam.bonds.models import Role
from goldseam.bonds.models.family import Generation
from goldseam.journey.program.faults import Fault
from goldseam.journey.program.places import line_of
from goldseam.journey.program.shape import Activity, Program, Step
from goldseam.journey.program.texts import Texts, Variant

Sort = Literal["program", "step", "activity", "evidence"]

ROLES = frozenset(Role.values)
PLACES = frozenset(Generation.values) - {""}


@dataclass(frozen=True)
class Told:
    """The text file of one thing, in one language."""

    sort: Sort
    path: Path
    language: str
    texts: Texts
    activity: Activity | None = None

    @property
    def variants(self) -> Iterator[tuple[str, str, Variant]]:
        """Every wording with the name and part of its section, in the order of the file's sections."""
        for (name, part), variants in self.texts.sections.items():
            for variant in variants:
                yield name, part, variant

    def fault(self, line: int, what: str, mend: str, *, stops: bool = True) -> Fault:
        return Fault(self.path, line, what, mend, stops)


@dataclass(frozen=True)
class Subject:
    """One folder, read. ``beside``: the program it is read beside; ``None`` for a program of its own."""

    root: Path
    program: Program
    beside: Program | None = None

    # where things stand

    @property
    def listing(self) -> Path:
        return self.root / "program.toml"

    def listing_of(self, step: Step) -> Path:
        return self.root / step.folder / "step.toml"

    def file_of(self, step: Step, activity: Activity) -> Path:
        return self.root / step.folder / f"{activity.slug}.toml"

    @cached_property
    def walked(self) -> list[tuple[Step, Activity]]:
        return [(step, one) for step in self.program.steps for one in step.activities]

    def at(self, path: Path, key: str, value: str = "", table: str = "", nth: int = 0) -> int:
        """The line of a key, or of a value of it, in a TOML file that was read."""
        return line_of(self._source(path), key, value, table, nth)

    def _source(self, path: Path) -> str:
        if path not in self._sources:
            self._sources[path] = path.read_text(encoding="utf-8")
        return self._sources[path]

    @cached_property
    def _sources(self) -> dict[Path, str]:
        return {}

    # what is known here

    @property
    def base(self) -> Program:
        """The program whose packs, causes and breaches hold here."""
        return self.beside or self.program

    @cached_property
    def activities(self) -> Mapping[str, Activity]:
        """Every activity that may be named here."""
        return {**(self.beside.activities if self.beside else {}), **self.program.activities}

    @cached_property
    def steps(self) -> Mapping[int, Step]:
        return self.base.by_number

    @cached_property
    def private(self) -> frozenset[str]:
        """The tags that say that somebody named something private."""
        return frozenset({PRIVATE, *(one.slug for one in self.base.breaches if one.private)})

    @cached_property
    def relationships(self) -> frozenset[str]:
        return frozenset(self.base.relationships)

    @cached_property
    def tags(self) -> frozenset[str]:
        """Every tag a variant may have."""
        breaches = {one.slug for one in self.base.breaches}
        return self.relationships | frozenset(self.base.causes) | breaches | ROLES | PLACES | {PRIVATE}

    # texts

    @cached_property
    def stems(self) -> list[tuple[Sort, Path, Mapping[str, Texts], Activity | None]]:
        """What has texts here, and where its files stand without ``.<language>.md``."""
        found: list[tuple[Sort, Path, Mapping[str, Texts], Activity | None]] = []
        if self.beside is None:
            found.append(("program", self.root / "program", self.program.texts, None))
        for step in self.program.steps:
            folder = self.root / step.folder
            if self.beside is None:
                found.append(("step", folder / "step", step.texts, None))
            found += [("activity", folder / one.slug, one.texts, one) for one in step.activities]
        for slug, evidence in self.program.evidence.items():
            found.append(("evidence", self.root / "evidence" / slug, evidence.texts, None))
        return found

    @cached_property
    def told(self) -> list[Told]:
        """Every text file that is there, the source's first of each."""
        return [
            Told(sort, path_of(stem, language), language, texts, activity)
            for sort, stem, languages, activity in self.stems
            for language, texts in languages.items()
            if path_of(stem, language).is_file()
        ]

    @cached_property
    def source(self) -> list[Told]:
        """Those in the source's language."""
        return [one for one in self.told if one.language == self.program.languages[0]]


def path_of(stem: Path, language: str) -> Path:
    return stem.with_name(f"{stem.name}.{language}.md")
