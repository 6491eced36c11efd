from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldseam.bonds.asking import BondRequest
from goldseam.lib import clock
from goldseam.people import kept
from goldseam.web.audience import audience
from goldseam.writing import drafts


@audience("bond")
@require_POST
def draft(request: BondRequest) -> HttpResponse:
    """Keeps a form as it stands: by itself every few seconds, or by the button "Keep as a draft"."""
    carried = kept.carried_by(request)
    if carried is None:
        return HttpResponse(status=204)
    if drafts.bond_of(carried.place) != request.bond.id:
        return HttpResponseBadRequest()
    now = clock.now()
    with transaction.atomic():
        drafts.keep(request.keys, request.side, carried.place, carried.fields, now)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204)
    return redirect(carried.place)
