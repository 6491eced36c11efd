"""What is nobody's turn: a time-out and being back, starting together, handing the device over, a plan that
is carried elsewhere, twenty minutes by the clock."""

from __future__ import annotations

import contextlib
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.dialogue.floor import BESIDE
from goldseam.dialogue.forms import Carrying, Pausing
from goldseam.dialogue.models.turn import OutOfTurn
from goldseam.dialogue.views import around
from goldseam.journey import promising
from goldseam.journey.pacing import NotYet
from goldseam.journey.visiting import resting
from goldseam.journey.way import way_of
from goldseam.people import entrance
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_POST
def aside(request: BondRequest, dialogue: UUID) -> HttpResponse:
    """A time-out, back from it, together, apart. Where it does not fit any more nothing changes."""
    talk, occasion = around.found(request, dialogue)
    page = around.address(request, dialogue)
    kind = next((one for one in BESIDE if one == request.POST.get("move")), None)
    form = Pausing(request.POST)
    if kind is None or not form.is_valid() or (resting(request) and kind != "apart"):
        return redirect(page)
    until = form.until(way_of(request).now) if kind == "pause" else None

    def act() -> str:
        with contextlib.suppress(OutOfTurn, Unopened):
            done = around.beside(request, dialogue, talk.occasion, kind, until)
            around.take(request, occasion, done)
        return page

    return once(request, act)


@audience("bond")
@require_POST
def carry(request: BondRequest, dialogue: UUID) -> HttpResponse:
    """A plan that came up stands in the form of a promise, for me alone until I offer it there."""
    around.found(request, dialogue)
    form = Carrying(request.POST)
    if not form.is_valid():
        return redirect(around.address(request, dialogue))
    plan = form.cleaned_data["plan"]
    return once(request, lambda: promising.carry(request, plan))


@audience("bond")
@require_POST
def hand_over(request: BondRequest, dialogue: UUID) -> HttpResponse:
    """One device for both: my place here is shut, and whoever has the device next signs in as themself."""
    around.found(request, dialogue)
    page = around.address(request, dialogue)
    with transaction.atomic():
        session = entrance.session_of(request)
        session.flush()
        session["after"] = page
    return redirect("hand-over")


@audience("anyone")
@require_safe
def handed(request: HttpRequest) -> HttpResponse:
    """Between two people: nothing of either is on the screen."""
    return render(request, "dialogue/hand_over.html")


@audience("bond")
@require_safe
def quiet(request: BondRequest) -> HttpResponse:
    """Twenty minutes without screens: one phone keeps the time, and says when they are over."""
    context = {"here": "journey", "grounding": grounding(request), "seconds": 20 * 60}
    return render(request, "dialogue/quiet.html", context)


@audience("bond")
@require_safe
def live(request: BondRequest) -> HttpResponse:
    """Where no stream is served there is nothing to hear, and a browser does not ask again."""
    return HttpResponse(status=204)


def grounding(request: BondRequest) -> str:
    """Where the page is that helps to come back into the room: on the way, or among help."""
    way = way_of(request)
    activity = way.program.activities.get("grounding")
    if activity is None or isinstance(way.answer(activity), NotYet):
        return reverse("help")
    return reverse("activity", kwargs={"bond": request.bond.id, "tag": way.tag(activity)})
