"""Showing one check-in to the other, whole or in parts, by its writer alone."""

from __future__ import annotations

from typing import Final, Literal
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.checkins.models import CheckIn, Moved, Shown
from goldseam.checkins.room import CHECK_IN, around
from goldseam.checkins.views.around import opened, own, today
from goldseam.journey.way import way_of
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once

MOST_A_DAY: Final = 20

Refusal = Literal["alone", "paused", "enough"]


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: BondRequest, check: UUID) -> HttpResponse:
    """First the parts are chosen, then a page shows what goes, word by word, and then it goes."""
    posted = request.method == "POST"
    if posted and (before := led_to(request)) is not None:
        return redirect(before)
    found, way = own(request, check), way_of(request)
    standing = opened(request, found)
    if standing is None:
        raise Http404
    why = _refusal(request)
    ticked = (request.POST if posted else request.GET).getlist("part")
    parts = standing.only(ticked)
    context = {"row": found, "standing": standing, "parts": parts, "why": why} | around(way, CHECK_IN)
    status = 409 if posted else 200
    if why is not None:
        return render(request, "checkins/not_shown.html", context, status=status)
    if posted and parts and request.POST.get("revision") == str(found.revision):
        try:
            return once(request, lambda: _shown(request, found, ticked))
        except Moved:
            return show(request, check)  # as it stands now, or nothing to show any more
    context["changed"] = posted and bool(parts)
    return render(request, "checkins/show.html", context, status=status)


def _refusal(request: BondRequest) -> Refusal | None:
    """Why nothing can be shown now; nothing when it can."""
    way = way_of(request)
    if not way.here.both:
        return "alone"
    if way.common.paused:
        return "paused"
    mine = Shown.objects.by(request.bond.id, request.person.pk).filter(day=today(way))
    return "enough" if mine.count() >= MOST_A_DAY else None


def _shown(request: BondRequest, row: CheckIn, parts: list[str]) -> str:
    given = row.read(request.keys).only(parts)
    look = Shown.put(request.side, request.keys, row, given, today(way_of(request)))
    return reverse("check-in-shown", kwargs={"bond": request.bond.id, "look": look})


@audience("bond")
@require_safe
def shown(request: BondRequest, look: UUID) -> HttpResponse:
    """A check-in that one of us let the other read."""
    row = Shown.objects.filter(bond=request.bond.id, look=look).first()
    if row is None or row.author not in request.here.members():
        raise Http404
    try:
        standing = row.read(request.keys)
    except Unopened:
        standing = None
    context = {"row": row, "standing": standing, "mine": row.author == request.person.pk, "here": "journey"}
    return render(request, "checkins/shown.html", context)


@audience("bond")
@require_POST
def take_back(request: BondRequest, look: UUID) -> HttpResponse:
    """I take it back. The other is not told, and it is gone for both pages."""

    def act() -> str:
        if not Shown.take_back(request.bond.id, look, request.keys):
            raise Http404
        return reverse("check-ins", kwargs={"bond": request.bond.id})

    return once(request, act)
