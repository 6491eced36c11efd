from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.bonds import begun, incidents
from goldseam.bonds.asking import BondRequest
from goldseam.bonds.forms import Placing, Telling
from goldseam.bonds.models import FamilyPlace, Incident, Kind
from goldseam.bonds.models.family import Generation
from goldseam.bonds.models.incident import Told
from goldseam.lib import clock
from goldseam.web.audience import audience
from goldseam.web.once import once


def telling(request: BondRequest, kept: Told | None = None) -> tuple[Telling, Any]:
    """The form as posted, or as its draft left it, or as it was kept; with the draft's time."""
    if request.method == "POST":
        return Telling(request.POST, kept=kept), None
    draft = begun.found(request.keys, request.side, request.path)
    if draft is not None:
        initial = {name: "".join(texts) for name, texts in draft.fields.items()}
        return Telling(initial=initial, kept=kept), draft.at
    names = ("role", "breach", "cause", "when", "line")
    return Telling(initial={name: getattr(kept, name) for name in names} if kept else None, kept=kept), None


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: BondRequest) -> HttpResponse:
    """What I told for myself, what either of us offered, and a form to tell one more."""
    form, draft_at = telling(request)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            now = clock.now()
            today = clock.day(now, request.person.timezone)
            row = Incident.begin(request.side, request.keys, form.told(now), today)
            begun.drop(request.keys, request.side, request.path)
            return reverse("incident", kwargs={"bond": request.bond.id, "incident": row.id})

        return once(request, act)
    here = request.here
    shared = incidents.shared(here)
    listed = {entry.id for entry in shared}
    context = {
        "form": form,
        "draft_at": draft_at,
        "mine": [(one, one.offered in listed) for one in incidents.mine(here)],
        "shared": shared,
        "both": here.both,
        "place_form": _placing(request),
        "here": "journey",
    }
    return render(request, "bonds/incidents.html", context)


def _placing(request: BondRequest) -> Placing | None:
    """Asked only between parent and adult child."""
    if request.bond.kind != Kind.PARENT_AND_ADULT_CHILD:
        return None
    return Placing(initial={"generation": incidents.place(request.here)}, auto_id="id_own_%s")


@audience("bond")
@require_POST
def family_place(request: BondRequest) -> HttpResponse:
    """Parent or adult child, for my own texts only."""
    form = Placing(request.POST)

    def act() -> str:
        asked = request.bond.kind == Kind.PARENT_AND_ADULT_CHILD and "generation" in request.POST
        if asked and form.is_valid():
            FamilyPlace.say(request.side, request.keys, Generation(form.cleaned_data["generation"]))
        return reverse("incidents", kwargs={"bond": request.bond.id})

    return once(request, act)
