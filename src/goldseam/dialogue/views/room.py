from __future__ import annotations

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldseam.bonds.asking import BondRequest
from goldseam.dialogue import talks
from goldseam.dialogue.forms import Proposing
from goldseam.dialogue.models.turn import Done, Enough, OutOfTurn
from goldseam.dialogue.occasions import OCCASIONS, Occasion
from goldseam.dialogue.views.around import keep, proposing, shut, take
from goldseam.journey import listing, waiting
from goldseam.journey.pacing import NotYet
from goldseam.journey.visiting import begun, resting
from goldseam.journey.way import way_of
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def dialogues(request: BondRequest, occasion: str) -> HttpResponse:
    """The room of one occasion: the dialogue that runs, one more to propose, and those that were."""
    found = OCCASIONS.get(occasion)
    if found is None:
        raise Http404
    every = talks.talks(request.here, found.slug)
    if request.method != "POST":
        return _room(request, found, every, _form(request, found))
    return _propose(request, found, every)


def _propose(request: BondRequest, occasion: Occasion, every: list[talks.Talk]) -> HttpResponse:
    before = led_to(request)
    if before is not None:
        return redirect(before)
    form = _form(request, occasion)
    if resting(request):
        keep(request)
        return _room(request, occasion, every, form, refused="resting")
    closed = shut(request, occasion)
    if closed is not None:
        return closed
    if not form.is_valid():
        return _room(request, occasion, every, form)
    given = form.cleaned_data
    done = Done(
        dialogue=uuid.uuid4(),
        number=1,
        kind="topic",
        at=way_of(request).now,
        text=given["topic"],
        occasion=occasion.slug,
        first=given["speaks_first"],
    )

    def act() -> str:
        take(request, occasion, done)
        others = (one for one in talks.talks(request.here, occasion.slug) if one.id != done.dialogue)
        if any(not one.floor.over for one in others):
            raise OutOfTurn
        return reverse("dialogue", kwargs={"bond": request.bond.id, "dialogue": done.dialogue})

    try:
        return once(request, act)
    except (OutOfTurn, Enough, Unopened) as why:
        keep(request)
        every = talks.talks(request.here, occasion.slug)
        return _room(request, occasion, every, form, "enough" if isinstance(why, Enough) else "running")


def _form(request: BondRequest, occasion: Occasion) -> Proposing:
    if request.method == "POST":
        return proposing(request, occasion)
    return proposing(request, occasion, initial=begun(request))


def _room(
    request: BondRequest, occasion: Occasion, every: list[talks.Talk], form: Proposing, refused: str = ""
) -> HttpResponse:
    way = way_of(request)
    leads = way.room(occasion.room)
    running = next((one for one in every if not one.floor.over), None)
    if leads is not None and running is None and not every and not resting(request):
        closed = shut(request, occasion)
        if closed is not None:
            return closed
    context = {
        "here": "journey",
        "occasion": occasion,
        "said": way.said(leads[0]) if leads else None,
        "step": leads[0].step if leads else None,
        "facts": listing.facts(leads[0], request.here.partner_name) if leads else [],
        "form": form,
        "running": running,
        "past": [one for one in every if one.floor.over],
        "both": request.here.both,
        "resting": resting(request),
        "why": "" if resting(request) else _why(request, occasion),
        "refused": refused,
    }
    return render(request, "dialogue/room.html", context, status=409 if refused else 200)


def _why(request: BondRequest, occasion: Occasion) -> str:
    """Why none is begun now; empty when one may be."""
    way = way_of(request)
    found = way.room(occasion.room)
    return waiting.words(found[1], way) if found is not None and isinstance(found[1], NotYet) else ""
