from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldseam.bonds.asking import BondRequest
from goldseam.journey.visiting import made, moment, resting, why
from goldseam.questions import opening
from goldseam.questions.models import Noted
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once

ROOM = "questions"


@audience("bond")
@require_POST
def mark(request: BondRequest, noted: UUID) -> HttpResponse:
    """Marks one I could live with if it were never answered, or takes the mark away."""

    def act(row: Noted) -> None:
        request.keys.ledger.load([row.id])
        try:
            row.mark(request.keys, request.POST.get("let_be") == "1")
        except Unopened:
            raise Http404 from None

    return _done(request, noted, act)


@audience("bond")
@require_POST
def open_(request: BondRequest, noted: UUID) -> HttpResponse:
    """Its writer opens a question in an hour both agreed; from then on both can read it."""
    if not Noted.objects.of(request.side).filter(id=noted).exists():
        led = led_to(request)
        if led is not None:
            return redirect(led)
        raise Http404
    if resting(request) or why(request, ROOM):
        return _not_now(request)

    def act() -> str:
        row = opening.open_(request.here, noted, *moment(request))
        if row is None:
            return reverse("questions", kwargs={"bond": request.bond.id})
        made(request, ROOM)
        return reverse("question", kwargs={"bond": request.bond.id, "question": row.id})

    try:
        return once(request, act)
    except (opening.NotNow, Unopened):
        return _not_now(request)


def _not_now(request: BondRequest) -> HttpResponse:
    context = {"here": "writing", "resting": resting(request), "both": request.here.both}
    return render(request, "questions/not_now.html", context, status=409)


@audience("bond")
@require_POST
def take_out(request: BondRequest, noted: UUID) -> HttpResponse:
    """A question of mine that has not opened is a note again."""

    def act(row: Noted) -> None:
        request.keys.ledger.load([row.id])
        try:
            row.take_out(request.keys)
        except Unopened:
            raise Http404 from None

    return _done(request, noted, act)


@audience("bond")
@require_POST
def remove(request: BondRequest, noted: UUID) -> HttpResponse:
    """A question I noted is gone."""
    return _done(request, noted, lambda row: row.remove(request.keys))


def _done(request: BondRequest, noted: UUID, act: Callable[[Noted], None]) -> HttpResponse:
    def acted() -> str:
        row = Noted.objects.of(request.side).select_for_update().filter(id=noted).first()
        if row is None:
            raise Http404
        act(row)
        return reverse("questions", kwargs={"bond": request.bond.id})

    return once(request, acted)
