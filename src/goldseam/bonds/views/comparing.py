from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goldseam.bonds import meeting
from goldseam.bonds.asking import BondRequest
from goldseam.lib import clock
from goldseam.people import stepup
from goldseam.people.forms import StepUp
from goldseam.vault.circles import KeysChanged
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def comparing(request: BondRequest) -> HttpResponse:
    """Eight words that both phones show, read to each other when together."""
    words = meeting.words(request.here)
    if words is None:
        raise Http404
    form = StepUp(request.POST or None)
    shown = request.POST["shown"].split() if "shown" in request.POST else None
    identity = stepup.asked(request, form)
    if identity is not None:

        def act() -> str:
            today = clock.day(clock.now(), request.person.timezone)
            meeting.compared(request.here, identity, today, shown)
            return reverse("space", kwargs={"bond": request.bond.id})

        try:
            return once(request, act)
        except KeysChanged:
            form.add_error(None, _("The words have changed since. Please compare them again."))
    context = {"form": form, "words": words, "here": "space", "compared_on": request.side.compared_on}
    return render(request, "bonds/comparing.html", context)
