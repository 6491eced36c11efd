from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldseam.bonds import dayone
from goldseam.bonds.asking import BondRequest, Here
from goldseam.bonds.models import Parting, Side
from goldseam.bonds.models.side import Rule
from goldseam.lib import clock
from goldseam.people.asking import PersonRequest
from goldseam.web.audience import audience


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
        "chosen": dayone.chosen(request.here),
        "going": request.side.rule == Rule.GO,
    }
    return render(request, "bonds/space.html", context)


@audience("signed-in")
@require_safe
def spaces(request: PersonRequest) -> HttpResponse:
    """My bonds, each on its own."""
    sides = [Here(request, side) for side in Side.objects.of(request.person).order_by("joined_on")]
    return render(request, "bonds/spaces.html", {"spaces": sides, "here": "account"})
