"""One letter to a later day of my own: closed, opened on its day, given, erased."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.journey.visiting import MOST_A_DAY, moment, resting
from goldseam.keepsakes import letters
from goldseam.keepsakes.letters import Mine
from goldseam.keepsakes.models import Arrived, Later
from goldseam.web.audience import audience
from goldseam.web.once import once


class NotNow(Exception):
    """It is not given now; nothing was changed."""


def own(request: BondRequest, later: UUID) -> Mine:
    """A letter of the one who asks, or 404."""
    row = Later.objects.of(request.side).filter(id=later).first()
    if row is None:
        raise Http404
    return letters.one(row, request.here, moment(request)[1])


def page_of(request: BondRequest, later: UUID) -> str:
    return reverse("capsule-letter", kwargs={"bond": request.bond.id, "later": later})


@audience("bond")
@require_safe
def letter(request: BondRequest, later: UUID) -> HttpResponse:
    """Closed until its day; then a button that opens it; then the words."""
    return _page(request, own(request, later))


def _page(request: BondRequest, one: Mine, status: int = 200) -> HttpResponse:
    context = {
        "here": "writing",
        "letter": one,
        "copy": one.row.copy_given(request.keys, one.dated) if one.dated else None,
        "resting": resting(request),
        "both": request.here.both,
        "refused": status != 200,
    }
    return render(request, "keepsakes/letter.html", context, status=status)


@audience("bond")
@require_POST
def open_(request: BondRequest, later: UUID) -> HttpResponse:
    """Its writer opens it, when its day has come. Sent twice, it is open all the same."""
    one = own(request, later)
    if not one.due:
        return _page(request, one, 409)
    with transaction.atomic():
        one.row.open_now(moment(request)[1])
    return redirect(page_of(request, later))


@audience("bond")
@require_POST
def give(request: BondRequest, later: UUID) -> HttpResponse:
    """Its writer gives it: never before its day, never unread, and never by itself."""

    def act() -> str:
        one = own(request, later)
        now, today = moment(request)
        given = Arrived.objects.filter(bond=request.bond.id, author=request.keys.person, day=today)
        if not (one.lies_open and one.for_another) or resting(request) or given.count() >= MOST_A_DAY:
            raise NotNow
        one.row.give(request.side, request.keys, now, today)
        return page_of(request, later)

    try:
        return once(request, act)
    except NotNow:
        return _page(request, own(request, later), 409)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: BondRequest, later: UUID) -> HttpResponse:
    """Erases a letter of mine, also unopened. A copy that was given has its own way back."""
    if request.method == "POST":

        def act() -> str:
            own(request, later).row.remove(request.keys)
            return reverse("capsule", kwargs={"bond": request.bond.id})

        return once(request, act)
    return render(request, "keepsakes/remove.html", {"here": "writing", "letter": own(request, later)})
