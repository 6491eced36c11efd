"""Letters to a later day: the list, and writing one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.journey.visiting import begun, made, moment, shut
from goldseam.keepsakes import letters
from goldseam.keepsakes.forms import Writing
from goldseam.keepsakes.models import Later
from goldseam.keepsakes.models.later import Dated
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_safe
def capsule(request: BondRequest) -> HttpResponse:
    """Mine, closed and open, and what was given when its day had come."""
    mine, given = letters.mine(request.here, moment(request)[1]), letters.given(request.here)
    closed = shut(request, "capsule")
    if closed is not None and not mine and not given:
        return closed
    context = {
        "here": "writing",
        "due": [one for one in mine if one.due and not one.lies_open],
        "closed": [one for one in mine if not one.due],
        "opened": [one for one in reversed(mine) if one.lies_open],
        "given": given,
        "shut": closed is not None,
        "both": request.here.both,
    }
    return render(request, "keepsakes/capsule.html", context)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: BondRequest) -> HttpResponse:
    """A letter, whom it is for, and its day. Whoever it is for, only its writer has it until they give it."""
    closed = shut(request, "capsule")
    if closed is not None:
        return closed
    now, today = moment(request)
    here = request.here
    known: dict[str, Any] = {"today": today, "both": here.both, "partner": here.partner_name}
    if request.method != "POST":
        form = Writing(initial={"to": "me", "when": "half"} | begun(request), **known)
    else:
        form = Writing(request.POST, **known)
        if form.is_valid():

            def act() -> str:
                given = form.cleaned_data
                dated = Dated(given["text"], given["to"], form.opens, now)
                row = Later.begin(request.side, request.keys, dated, today)
                made(request, "capsule")
                return reverse("capsule-letter", kwargs={"bond": request.bond.id, "later": row.id})

            return once(request, act)
    return render(request, "keepsakes/write.html", {"here": "writing", "form": form, "both": here.both})
