from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import amends
from goldseam.exercises.models import Letter
from goldseam.exercises.views.letters import address
from goldseam.journey import promising
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def carry(request: BondRequest, letter: UUID) -> HttpResponse:
    """What my apology says I do now, carried to my promises as a draft. The letter stays as it is."""
    row = Letter.objects.of(request.side).filter(id=letter).first()
    if row is None:
        raise Http404
    try:
        said = amends.now(row.read(request.keys))
    except Unopened:
        said = ""
    if not said:
        return redirect(address(request, row))
    form = amends.Carrying(request.POST if request.method == "POST" else None, initial={"text": said})
    if not form.is_valid():
        context = {"here": "writing", "form": form, "address": address(request, row)}
        return render(request, "exercises/amends.html", context)
    return once(request, lambda: promising.carry(request, form.cleaned_data["text"]))
