from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.bonds import incidents
from goldseam.bonds.asking import BondRequest
from goldseam.bonds.forms import Taking
from goldseam.bonds.models import Offered, Role
from goldseam.lib import clock
from goldseam.web.audience import audience
from goldseam.web.once import once


def _entry(request: BondRequest, offered: Any, mine: bool) -> incidents.Shared:
    """One entry of the shared list, when it is there and is mine or the other's, as asked."""
    found = next((one for one in incidents.shared(request.here) if one.id == offered), None)
    if found is None or found.mine != mine:
        raise Http404
    return found


def _list(request: BondRequest) -> str:
    return reverse("incidents", kwargs={"bond": request.bond.id})


@audience("bond")
@require_POST
def take_back(request: BondRequest, offered: Any) -> HttpResponse:
    """What I offered is not on the list any more. What was read stays read."""

    def act() -> str:
        _entry(request, offered, mine=True)
        Offered.objects.get(bond=request.bond.id, id=offered).take_back(request.keys)
        return _list(request)

    return once(request, act)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def role(request: BondRequest, offered: Any) -> HttpResponse:
    """My own part in what the other offered, or none: going away from this page leaves nothing."""
    form = Taking(request.POST or None)
    now = clock.now()
    today = clock.day(now, request.person.timezone)
    resting = not request.here.both or request.bond.paused(today)
    if request.method == "POST" and form.is_valid() and not resting:

        def act() -> str:
            entry = _entry(request, offered, mine=False)
            if entry.offer is not None:
                row = Offered.objects.get(bond=request.bond.id, id=offered)
                row.take_role(request.keys, Role(form.cleaned_data["role"]), now, today)
            return _list(request)

        return once(request, act)
    entry = _entry(request, offered, mine=False)
    if request.method != "POST" and entry.taken:
        form = Taking(initial={"role": entry.taken})
    context = {"entry": entry, "form": form, "resting": resting, "both": request.here.both, "here": "journey"}
    status = 409 if request.method == "POST" and resting else 200
    return render(request, "bonds/role.html", context, status=status)


@audience("bond")
@require_POST
def give_back_role(request: BondRequest, offered: Any) -> HttpResponse:
    """I say no part in this any more, and nothing says that I did."""

    def act() -> str:
        _entry(request, offered, mine=False)
        Offered.objects.get(bond=request.bond.id, id=offered).give_back_role(request.keys)
        return _list(request)

    return once(request, act)
