from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldseam.bonds import joining
from goldseam.bonds.asking import BondRequest
from goldseam.lib import clock
from goldseam.people import stepup
from goldseam.people.forms import StepUp
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def comparing(request: BondRequest) -> HttpResponse:
    """Eight words that both phones show, read to each other when together."""
    words = joining.words(request.here)
    if words is None:
        raise Http404
    form = StepUp(request.POST or None)
    if request.method == "POST" and form.is_valid():
        identity = stepup.given_again(request, form, request.person)
        if identity is not None:

            def act() -> str:
                joining.compared(request.here, identity, clock.day(clock.now(), request.person.timezone))
                return reverse("space", kwargs={"bond": request.bond.id})

            return once(request, act)
    context = {"form": form, "words": words, "here": "space", "compared_on": request.side.compared_on}
    return render(request, "bonds/comparing.html", context)
