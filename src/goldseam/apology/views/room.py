from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.journey import gate, listing
from goldseam.journey.way import way_of
from goldseam.web.audience import audience


@audience("bond")
@require_safe
def apology(request: BondRequest) -> HttpResponse:
    """The room of the apology: help first, then the letter, and where its answer is found. Who has no letter
    to write here is told where one they were handed stands."""
    shut = gate.closed(request, "apology")
    if shut is not None:
        return shut
    way = way_of(request)
    room = way.room("apology")
    context = {
        "here": "journey",
        "said": way.said(room[0]) if room else None,
        "step": room[0].step if room else None,
        "activities": listing.inside(way, "apology"),
    }
    return render(request, "apology/room.html", context)
