from __future__ import annotations

import contextlib
from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.bonds.asking import BondRequest
from goldseam.journey.visiting import MOST_A_DAY, begun, keep, made, moment, resting, shut, why
from goldseam.keepsakes import habits
from goldseam.keepsakes.forms import Proposing
from goldseam.keepsakes.models import Ritual
from goldseam.keepsakes.models.ritual import Habit
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def rituals(request: BondRequest) -> HttpResponse:
    """What both keep, what one proposed, what was let go; and one more to propose."""
    if not resting(request):
        closed = shut(request, "rituals")
        if closed is not None and (request.method == "POST" or not habits.listed(request.here)):
            return closed
    if request.method != "POST":
        return _list(request, Proposing(initial=begun(request)))
    form = Proposing(request.POST)
    if not form.is_valid():
        return _list(request, form)
    now, today = moment(request)
    mine = Ritual.objects.filter(bond=request.bond.id, author=request.keys.person, day=today)
    if resting(request) or mine.count() >= MOST_A_DAY:
        keep(request)
        return _list(request, form, status=409)

    def act() -> str:
        given = form.cleaned_data
        habit = Habit(given["name"], given["when"], given["what"], now)
        Ritual.propose(request.side, request.keys, habit, today)
        made(request, "rituals")
        return _page(request)

    return once(request, act)


def _page(request: BondRequest) -> str:
    return reverse("rituals", kwargs={"bond": request.bond.id})


def _list(request: BondRequest, form: Proposing, status: int = 200) -> HttpResponse:
    every = habits.listed(request.here)
    context = {
        "here": "agreements",
        "form": form,
        "kept": [one for one in every if one.state == "kept"],
        "proposed": [one for one in every if one.state == "proposed"],
        "gone": [one for one in every if one.state == "let-go"],
        "both": request.here.both,
        "resting": resting(request),
        "why": "" if resting(request) else why(request, "rituals"),
        "refused": status != 200,
    }
    return render(request, "keepsakes/rituals.html", context, status=status)


def _found(request: BondRequest, ritual: UUID) -> Ritual:
    row = Ritual.objects.filter(bond=request.bond.id, id=ritual).first()
    if row is None or row.author not in request.here.members():
        raise Http404
    return row


@audience("bond")
@require_POST
def yes(request: BondRequest, ritual: UUID) -> HttpResponse:
    """Yes, let us; also again, after it was let go."""
    if resting(request) or why(request, "rituals"):
        return _list(request, Proposing(initial=begun(request)), status=409)

    def act(row: Ritual) -> None:
        row.agree(request.keys, *moment(request))
        made(request, "rituals")

    return _done(request, ritual, act)


@audience("bond")
@require_POST
def let_go(request: BondRequest, ritual: UUID) -> HttpResponse:
    """Either lets it go, at any time, without a reason."""
    return _done(request, ritual, lambda row: row.let_go(request.keys, *moment(request)))


@audience("bond")
@require_POST
def remove(request: BondRequest, ritual: UUID) -> HttpResponse:
    """Its writer's words are gone, for both."""

    def act(row: Ritual) -> None:
        if row.author != request.keys.person:
            raise Http404
        row.remove(request.keys)

    return _done(request, ritual, act)


def _done(request: BondRequest, ritual: UUID, act: Callable[[Ritual], None]) -> HttpResponse:
    def acted() -> str:
        with contextlib.suppress(Unopened):
            act(_found(request, ritual))
        return _page(request)

    return once(request, acted)
