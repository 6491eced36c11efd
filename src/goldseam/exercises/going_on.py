"""The last answer to a letter beside the fields in which its next version is written."""

from __future__ import annotations

from collections.abc import Iterator

from django.forms import BoundField

from goldseam.exercises import correspondence
from goldseam.exercises.correspondence import Turn
from goldseam.exercises.models.letter import Letter
from goldseam.exercises.models.reply import Landed
from goldseam.exercises.parts import Doing
from goldseam.journey.way import Way


def answered(way: Way, row: Letter | None) -> Turn | None:
    """The last answer to what I handed over of this letter; nothing while there is none that opens."""
    shown = correspondence.found(way.here, row.id, way.past) if row is not None else None
    if shown is None or not shown.mine:
        return None
    return next((one for one in reversed(shown.turns) if one.words is not None and not one.mine), None)


def beside(form: Doing, turn: Turn) -> Iterator[tuple[BoundField, Landed | None]]:
    """Every field of the letter with what was said to that part."""
    said = {one.part: one for one in turn.words.parts} if turn.words else {}
    for field in form:
        yield field, said.get(field.name.removeprefix("p-"))
