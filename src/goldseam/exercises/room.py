"""An activity that lives in a room: what the program says before and after it, and the way there."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldseam.bonds.asking import BondRequest
from goldseam.exercises.around import page
from goldseam.journey import rooms
from goldseam.journey.program.shape import Activity
from goldseam.journey.rooms import Room
from goldseam.journey.way import Way


def show(request: BondRequest, way: Way, activity: Activity) -> HttpResponse:
    """After-words stand there when my part is done; where no room can say that, for whoever comes back."""
    room = _room(activity)
    done = way.state(activity) == "done"
    context = page(way, activity, done=done, door=room.url(way.here), of_bond=room.of_bond)
    return render(request, "exercises/room.html", context)


def save(request: BondRequest, way: Way, activity: Activity) -> HttpResponse:
    """Nothing is sent here; whoever does is shown to the room."""
    return redirect(_room(activity).url(way.here))


def _room(activity: Activity) -> Room:
    found = rooms.found(activity.room)
    if found is None:
        raise Http404
    return found
