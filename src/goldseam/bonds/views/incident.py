from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from goldseam.bonds import begun, incidents
from goldseam.bonds.asking import BondRequest
from goldseam.bonds.models import Incident, Offered
from goldseam.bonds.models.incident import Changed, NeverOffered
from goldseam.bonds.views.incidents import telling
from goldseam.lib import clock
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import once


def _own(request: BondRequest, incident: Any) -> Incident:
    found = Incident.objects.of(request.side).filter(id=incident).first()
    if found is None:
        raise Http404
    return found


def _copy(request: BondRequest, one: incidents.Mine) -> Offered | None:
    """My copy of it on the shared list, if it is there."""
    if one.offered is None:
        return None
    return Offered.objects.filter(bond=request.bond.id, author=request.person.pk, id=one.offered).first()


def seen(request: BondRequest) -> int:
    """The revision that stood on the page; a form that does not say counts as none."""
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0


@audience("bond")
@require_safe
def incident(request: BondRequest, incident: Any) -> HttpResponse:
    """One of mine, and what can be done with it. One that can not be opened says so."""
    one = incidents.one(_own(request, incident), request.here)
    context = {
        "one": one,
        "copy": _copy(request, one),
        "altered": one.id in request.keys.altered,
        "both": request.here.both,
        "here": "journey",
    }
    return render(request, "bonds/incident.html", context)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: BondRequest, incident: Any) -> HttpResponse:
    """Other words in place of these. Two windows never overwrite each other silently."""
    row = _own(request, incident)
    one = incidents.one(row, request.here)
    if one.told is None:
        return redirect("incident", bond=request.bond.id, incident=row.id)
    form, draft_at = telling(request, one.told)
    context = {"form": form, "one": one, "draft_at": draft_at, "here": "journey"}
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            row.revise(request.keys, form.told(clock.now()), seen(request))
            begun.drop(request.keys, request.side, request.path)
            return reverse("incident", kwargs={"bond": request.bond.id, "incident": row.id})

        try:
            return once(request, act)
        except Changed:
            newest = incidents.one(_own(request, incident), request.here)
            return render(
                request, "bonds/incident_edit.html", context | {"one": newest, "two": True}, status=409
            )
    return render(request, "bonds/incident_edit.html", context)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: BondRequest, incident: Any) -> HttpResponse:
    """Erases one of mine, after a page that says so; a copy on the shared list goes with it."""
    if request.method == "POST":

        def act() -> str:
            _own(request, incident).remove(request.keys)
            return reverse("incidents", kwargs={"bond": request.bond.id})

        return once(request, act)
    one = incidents.one(_own(request, incident), request.here)
    context = {"one": one, "copy": _copy(request, one), "here": "journey"}
    return render(request, "bonds/incident_delete.html", context)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: BondRequest, incident: Any) -> HttpResponse:
    """Shows exactly what the other would read, and then puts it on the list both can read."""
    row = _own(request, incident)
    now = clock.now()
    today = clock.day(now, request.person.timezone)
    with_line = (request.POST if request.method == "POST" else request.GET).get("line") != "no"
    resting = not request.here.both or request.bond.paused(today)
    mine = Offered.objects.filter(bond=request.bond.id, author=request.person.pk)
    full = mine.count() >= incidents.MOST_OFFERED
    if request.method == "POST" and not resting and not full:

        def act() -> str:
            row.offer(request.side, request.keys, with_line, seen(request), now, today)
            return reverse("incidents", kwargs={"bond": request.bond.id})

        try:
            return once(request, act)
        except (Changed, NeverOffered, Unopened):
            row = _own(request, incident)
    one = incidents.one(row, request.here)
    context = {
        "one": one,
        "copy": _copy(request, one),
        "with_line": with_line,
        "line": one.told.line if one.told and with_line else "",
        "my_name": request.keys.ledger.head.name,
        "today": today,
        "resting": resting,
        "full": full,
        "refused": request.method == "POST",
        "both": request.here.both,
        "here": "journey",
    }
    return render(request, "bonds/incident_offer.html", context, status=409 if context["refused"] else 200)
