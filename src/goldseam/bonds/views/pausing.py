from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.bonds.asking import BondRequest
from goldseam.bonds.forms import Pausing
from goldseam.bonds.models import Pause
from goldseam.lib import clock
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def pausing(request: BondRequest) -> HttpResponse:
    """Rest everything, alone, with a day of return or none."""
    today = clock.day(clock.now(), request.person.timezone)
    form = Pausing(request.POST or None, today=today)
    mine = Pause.objects.running(today).filter(bond=request.bond, side=request.side).first()
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            if mine is None:
                until = form.cleaned_data["until"]
                Pause.objects.create(bond=request.bond, side=request.side, began_on=today, until=until)
            return reverse("today", kwargs={"bond": request.bond.id})

        return once(request, act)
    return render(request, "bonds/pausing.html", {"form": form, "mine": mine, "here": "space"})


@audience("bond")
@require_POST
def end(request: BondRequest) -> HttpResponse:
    """I come back. Only my own pause ends by me."""

    def act() -> str:
        today = clock.day(clock.now(), request.person.timezone)
        mine = Pause.objects.running(today).filter(bond=request.bond, side=request.side)
        mine.update(ended_on=today)
        return reverse("today", kwargs={"bond": request.bond.id})

    return once(request, act)
