from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldseam.bonds import dayone
from goldseam.bonds.asking import BondRequest
from goldseam.bonds.forms import DayOne
from goldseam.bonds.models.side import Rule
from goldseam.lib import clock
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def day_one(request: BondRequest) -> HttpResponse:
    """What happens to words if one of us leaves: my own choice. The other's is never shown, nor whether
    there is one, so that the page says no more than the rule itself."""
    side = request.side
    form = DayOne(request.POST or None, initial={"rule": side.rule})
    if request.method == "POST":

        def act() -> str:
            if form.is_valid():
                today = clock.day(clock.now(), request.person.timezone)
                side.choose(Rule(form.cleaned_data["rule"]), today)
            return reverse("day-one", kwargs={"bond": request.bond.id})

        return once(request, act)
    context = {
        "form": form,
        "chosen": dayone.chosen(request.here),
        "going": side.rule == Rule.GO,
        "on": side.ruled_on,
        "here": "space",
    }
    return render(request, "bonds/day_one.html", context)
