from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldseam.bonds.asking import BondRequest, Here
from goldseam.bonds.forms import DayOne
from goldseam.bonds.models import Parting, Side
from goldseam.lib import clock
from goldseam.people.asking import PersonRequest
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_safe
def space(request: BondRequest) -> HttpResponse:
    """Everything around the work: the other, pausing, the rule of day one, my copy, leaving."""
    today = clock.day(clock.now(), request.person.timezone)
    context = {
        "here": "space",
        "both": request.here.both,
        "left": Parting.objects.filter(bond=request.bond).first(),
        "compared_on": request.side.compared_on,
        "pauses": request.bond.pauses.running(today).select_related("side"),
        "rule": request.side.rule,
        "rule_form": DayOne(initial={"rule": request.side.rule}),
    }
    return render(request, "bonds/space.html", context)


@audience("bond")
@require_POST
def rule(request: BondRequest) -> HttpResponse:
    """My choice of what happens to given words. If either of us chose "go", they go."""
    form = DayOne(request.POST)

    def act() -> str:
        if form.is_valid():
            request.side.rule = form.cleaned_data["rule"]
            request.side.save(update_fields=["rule"])
        return reverse("space", kwargs={"bond": request.bond.id})

    return once(request, act)


@audience("signed-in")
@require_safe
def spaces(request: PersonRequest) -> HttpResponse:
    """My bonds, each on its own."""
    sides = [Here(request, side) for side in Side.objects.of(request.person).order_by("joined_on")]
    return render(request, "bonds/spaces.html", {"spaces": sides, "here": "account"})
