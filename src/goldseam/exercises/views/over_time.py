from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import over_time as days
from goldseam.exercises.around import page
from goldseam.exercises.models import Reflection
from goldseam.exercises.models.reflection import Version
from goldseam.exercises.over_time import Entry, Kept
from goldseam.journey.program.shape import Activity, Part
from goldseam.journey.way import Way, way_of
from goldseam.lib import clock
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience


@audience("bond")
@require_safe
def over_time(request: BondRequest, drawn: str) -> HttpResponse:
    """What I marked in one private place, drawn over the days, for me alone."""
    way = way_of(request)
    activity = way.find(drawn)
    if activity is None or not activity.drawn:
        raise Http404
    parts = days.parts(activity)
    found = days.entries(_texts(request, way, activity), parts)
    shown = found[-days.MOST :]
    context = page(
        way,
        activity,
        entries=shown,
        older=len(found) - len(shown),
        scales=[_scale(way, activity, part, shown) for part in parts if part.type == "scale"],
        choices=[_choice(way, activity, part, shown) for part in parts if part.type == "choice"],
        table=[(one, _cells(one, parts)) for one in shown],
        heads=[way.said(activity).say("ask", part.id) for part in parts],
    )
    return render(request, "exercises/over_time.html", context | {"here": "writing"})


def _texts(request: BondRequest, way: Way, activity: Activity) -> Iterator[list[Kept]]:
    """Each of my texts here with its earlier versions. What does not open is left out."""
    mine = Reflection.objects.on(request.side, request.keys, activity.slug).prefetch_related("versions")
    texts = list(mine)
    request.keys.ledger.load(row.id for row in texts)
    for row in texts:
        versions: list[Reflection | Version] = sorted(row.versions.all(), key=lambda one: one.revision)
        opened = (_kept(request, way, row, one) for one in [*versions, row])
        yield [one for one in opened if one is not None]


def _kept(request: BondRequest, way: Way, row: Reflection, one: Reflection | Version) -> Kept | None:
    try:
        words = one.read(request.keys)
    except Unopened:
        return None
    return Kept(row.id, clock.day(words.at, way.zone), words.at, words.parts)


def _scale(way: Way, activity: Activity, part: Part, shown: list[Entry]) -> dict[str, Any]:
    said = way.said(activity)
    ends = said.items("ends", part.id)
    return {
        "part": part,
        "asked": said.say("ask", part.id),
        "ends": [label for _, label in ends],
        "rows": days.rows(shown, part),
    }


def _choice(way: Way, activity: Activity, part: Part, shown: list[Entry]) -> dict[str, Any]:
    chosen = [(one, one.chosen(part)) for one in shown]
    return {"part": part, "asked": way.said(activity).say("ask", part.id), "rows": chosen}


def _figure(value: int | None) -> str:
    return "" if value is None else str(value)


def _cells(one: Entry, parts: list[Part]) -> list[str]:
    """What stands in a row of the table: figures, and what was chosen."""
    return [_figure(one.figure(part)) if part.type == "scale" else one.chosen(part) for part in parts]
