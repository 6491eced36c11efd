"""The door of a room: what stands there while the way has not come so far."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldseam.bonds.asking import BondRequest
from goldseam.journey import waiting
from goldseam.journey.pacing import NotYet
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import way_of
from goldseam.people import kept


def closed(request: BondRequest, room: str) -> HttpResponse | None:
    """The page that says why this room is not open yet and when it will be; nothing when it is open.

    The answer to a POST is 409: nothing was done, and the caller has kept what was typed.
    """
    found = way_of(request).room(room)
    if found is None or not isinstance(found[1], NotYet):
        return None
    return not_yet(request, found[0], found[1])


def not_yet(request: BondRequest, activity: Activity, why: NotYet) -> HttpResponse:
    """The page of an activity that is not open: its name, the reason, and what is open meanwhile."""
    way = way_of(request)
    context = {
        "here": "journey",
        "said": way.said(activity),
        "step": activity.step,
        "reason": waiting.words(why, way),
        "title": way.said(way.program.by_number[activity.step]).title,
        "kept": bool(kept.typed(request)),
    }
    return render(request, "journey/not_yet.html", context, status=409 if request.method == "POST" else 200)
