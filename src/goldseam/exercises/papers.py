"""A letter at its writer's desk, as the room that looks at its words reads it."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from goldseam.exercises.answers import Answered
from goldseam.exercises.models import Letter
from goldseam.journey.papers import Paper
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way
from goldseam.vault.sodium import Unopened
from goldseam.writing import drafts


def paper(way: Way, activity: Activity, version: int | None) -> Paper | None:
    """The unfinished draft where there is one, else what was saved; or one of the versions before it."""
    row = Letter.objects.about(way.here.side, way.here.keys, activity.slug)
    return _now(way, activity, row) if version is None else _then(way, activity, row, version)


def _now(way: Way, activity: Activity, row: Letter | None) -> Paper | None:
    write = _desk(way, activity, row)
    draft = drafts.found(way.here.keys, way.here.side, write)
    earlier = list(range(row.revision, 0, -1)) if row else []
    if draft is not None:
        words = {part.id: "\n".join(draft.fields.get(f"p-{part.id}", [])) for part in activity.parts}
        number = row.revision + 1 if row else 1
        return Paper(words, _asked(way, activity), number, False, draft.at, write, earlier)
    if row is None:
        return None
    try:
        sheet = row.read(way.here.keys)
    except Unopened:
        return None
    words = _words(activity, sheet.answers)
    return Paper(words, _asked(way, activity), row.revision, True, sheet.at, write, earlier[1:])


def _then(way: Way, activity: Activity, row: Letter | None, version: int) -> Paper | None:
    if row is None:
        return None
    kept = row if version == row.revision else row.versions.filter(revision=version).first()
    if kept is None:
        return None
    try:
        sheet = kept.read(way.here.keys)
    except Unopened:
        return None
    earlier = range(version - 1, 0, -1)
    write = _desk(way, activity, row)
    words = _words(activity, sheet.answers)
    return Paper(words, _asked(way, activity), version, True, sheet.at, write, earlier)


def _desk(way: Way, activity: Activity, row: Letter | None) -> str:
    """The page on which the letter is written on; its draft is kept under the same name."""
    bond = way.here.bond.id
    if row is not None:
        return reverse("letter-change", kwargs={"bond": bond, "letter": row.id})
    return reverse("activity", kwargs={"bond": bond, "tag": way.tag(activity)})


def _words(activity: Activity, answers: Iterable[Answered]) -> dict[str, str]:
    said = {one.part: one.value for one in answers}
    found = {part.id: said.get(part.id) for part in activity.parts}
    return {part: value if isinstance(value, str) else "" for part, value in found.items()}


def _asked(way: Way, activity: Activity) -> dict[str, str]:
    said = way.said(activity)
    return {part.id: said.say("ask", part.id) for part in activity.parts}
