"""The program this copy runs: the bundled one, with the host's own beside it. Read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from goldseam.journey.program.faults import Fault
from goldseam.journey.program.reading import read
from goldseam.journey.program.shape import Program, Step

BUNDLED = Path(__file__).parents[2] / "content" / "program"


class Unsound(Exception):
    """A program has faults. They are in ``faults``; nothing of it is used."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults in a program's files")
        self.faults = faults


@lru_cache(maxsize=1)
def program() -> Program:
    """The whole way, frozen. Raises ``Unsound`` when a file of it is not right."""
    whole = _bundled()
    for folder in own(settings.HOME.programs):
        whole = beside(whole, _sound(folder, whole))
    return whole


@lru_cache(maxsize=1)
def _bundled() -> Program:
    """The same for as long as the process runs, whatever a host puts beside it."""
    return _sound(BUNDLED)


def own(programs: Path) -> list[Path]:
    """The folders of a host's own programs, in the order in which they are read."""
    try:
        return sorted(path for path in programs.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return []


def in_order(programs: Path) -> Iterator[tuple[Path, Program | None]]:
    """Every folder of this copy with the program it is read beside, if it is: the bundled one comes first."""
    yield BUNDLED, None
    whole, _ = read(BUNDLED)
    for folder in own(programs):
        yield folder, whole
        whole = beside(whole, read(folder, whole)[0])


def _sound(folder: Path, whole: Program | None = None) -> Program:
    found, faults = read(folder, whole)
    if faults:
        raise Unsound(faults)
    return found


def beside(whole: Program, own: Program) -> Program:
    """The bundled program with a host's own activities after its own, step by step.

    Activities of a host are never required, and one whose name is taken already is left out.
    """
    taken = set(whole.activities)
    added = {step.number: step for step in own.steps}
    steps = tuple(_with(step, added.get(step.number), taken) for step in whole.steps)
    return replace(whole, steps=steps, evidence={**own.evidence, **whole.evidence})


def _with(step: Step, own: Step | None, taken: set[str]) -> Step:
    more = [replace(one, optional=True) for one in own.activities if one.slug not in taken] if own else []
    return replace(step, activities=(*step.activities, *more))
