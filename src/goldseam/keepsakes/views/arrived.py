"""A letter to a later day that was given: either reads it, its writer may take it back."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.keepsakes import letters
from goldseam.keepsakes.letters import Between
from goldseam.keepsakes.models import Arrived
from goldseam.web.audience import audience
from goldseam.web.once import once


def found(request: BondRequest, arrived: UUID) -> Between:
    """A letter given in this bond by one of the two, or 404."""
    row = Arrived.objects.filter(bond=request.bond.id, id=arrived).first()
    if row is None or row.author not in request.here.members():
        raise Http404
    return letters.between(row, request.here)


@audience("bond")
@require_safe
def arrived(request: BondRequest, arrived: UUID) -> HttpResponse:
    """The words, to whoever of the two looks. Nothing notes that anybody did."""
    context = {"here": "writing", "letter": found(request, arrived), "both": request.here.both}
    return render(request, "keepsakes/arrived.html", context)


@audience("bond")
@require_POST
def remove(request: BondRequest, arrived: UUID) -> HttpResponse:
    """Its writer takes it back."""

    def act() -> str:
        one = found(request, arrived)
        if not one.mine:
            raise Http404
        one.row.remove(request.keys)
        return reverse("capsule", kwargs={"bond": request.bond.id})

    return once(request, act)
