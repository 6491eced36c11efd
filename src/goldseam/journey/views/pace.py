from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldseam.bonds.asking import BondRequest
from goldseam.journey.forms import Pacing
from goldseam.journey.past import Past
from goldseam.journey.way import way_of
from goldseam.web.audience import audience
from goldseam.web.once import once
from goldseam.writing import drafts


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def pace(request: BondRequest) -> HttpResponse:
    """My quiet hours, my hard days, and how slowly I want to go. The other never sees them."""
    way = way_of(request)
    if request.method == "POST":
        form = Pacing(request.POST)
        if form.is_valid():

            def act() -> str:
                way.adjust(form.into)
                room = way.room("pace")
                if room is not None:
                    way.complete(room[0])
                drafts.drop(request.keys, request.side, request.path)
                return reverse("pace", kwargs={"bond": request.bond.id}) + "?kept"

            return once(request, act)
    else:
        form = _begun(request, way.past)
    found = way.room("pace")
    context = {
        "here": "journey",
        "form": form,
        "said": way.said(found[0]) if found else None,
        "step": found[0].step if found else None,
        "kept": "kept" in request.GET,
    }
    return render(request, "journey/pace.html", context)


def _begun(request: BondRequest, past: Past) -> Pacing:
    """The form as it was left unfinished, or as it stands."""
    unfinished = drafts.found(request.keys, request.side, request.path)
    if unfinished is None:
        return Pacing(initial=Pacing.of(past))
    return Pacing(initial={name: "".join(values) for name, values in unfinished.fields.items()})
