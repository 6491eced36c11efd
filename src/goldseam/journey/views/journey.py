from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.journey import listing, waiting
from goldseam.journey.pacing import NotYet
from goldseam.journey.program.shape import Step
from goldseam.journey.steps import seam
from goldseam.journey.views.drawing import drawn
from goldseam.journey.way import Way, way_of
from goldseam.web.audience import audience


@audience("bond")
@require_safe
def journey(request: BondRequest) -> HttpResponse:
    """The threshold and all eight steps by name, with their seams."""
    way = way_of(request)
    way.settle()
    steps = listing.steps(way)
    context = {
        "here": "journey",
        **drawn(way),
        "threshold": next((one for one in steps if one.step.number == 0), None),
        "steps": [one for one in steps if one.step.number > 0],
        "solo": "private" in way.tags,
        "alone": not request.here.both,
        "ways_through": listing.ways_through(way),
    }
    return render(request, "journey/journey.html", context)


@audience("bond")
@require_safe
def step(request: BondRequest, number: int) -> HttpResponse:
    """One step: its opening, why it is so, and what there is to do in it."""
    way = way_of(request)
    found = way.step(number)
    if found is None:
        raise Http404
    way.settle()
    door = way.door(found)
    context = {
        "here": "journey",
        "step": found,
        "said": way.said(found),
        "seam": _seam(way, found),
        "door": waiting.words(door, way) if isinstance(door, NotYet) else "",
        "activities": listing.of_step(way, found),
        "evidence": listing.evidence(way, found.evidence),
        "solo": "private" in way.tags,
    }
    return render(request, "journey/step.html", context)


def _seam(way: Way, step: Step) -> str:
    mine = {number for own, number in way.marks if own}
    theirs = {number for own, number in way.marks if not own}
    return seam(step.number, mine, theirs)
