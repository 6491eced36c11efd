"""The program this copy runs: the bundled one, with the host's own beside it. Read once."""

from __future__ import annotations

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
    whole = _sound(BUNDLED)
    for folder in sorted(path.parent for path in settings.HOME.programs.glob("*/program.toml")):
        whole = beside(whole, _sound(folder, whole))
    return whole


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
