"""Somebody who reads nothing here: how to ask them, the four calls, and a sheet for them to hold."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.counsel.calls import ROOM
from goldseam.journey import gate, listing
from goldseam.journey.way import way_of
from goldseam.web.audience import audience


@audience("bond")
@require_safe
def supporter(request: BondRequest) -> HttpResponse:
    """Whom to ask and how, and the calls as activities."""
    closed = gate.closed(request, ROOM)
    if closed is not None:
        return closed
    way = way_of(request)
    room = way.room(ROOM)
    context = {
        "here": "journey",
        "said": way.said(room[0]) if room else None,
        "step": room[0].step if room else None,
        "activities": listing.inside(way, ROOM),
        "solo": "private" in way.tags,
    }
    return render(request, "counsel/supporter.html", context)


@audience("bond")
@require_safe
def sheet(request: BondRequest) -> HttpResponse:
    """For the supporter's hand: the same for everybody, with no word of anybody in it."""
    return render(request, "counsel/sheet.html", {"here": "journey"})
