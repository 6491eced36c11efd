from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goldseam.bonds.asking import BondRequest, Here
from goldseam.bonds.models import Parting, Side
from goldseam.journey import today as page
from goldseam.journey.audit import audited
from goldseam.journey.models import StepDone
from goldseam.journey.steps import STEPS, Seam, seam
from goldseam.lib import clock
from goldseam.people.asking import PersonRequest
from goldseam.web.audience import audience


@audience("signed-in")
@require_safe
def home(request: PersonRequest) -> HttpResponse:
    """To Today of the only bond, or to the list of bonds."""
    sides = list(Side.objects.of(request.person)[:2])
    if len(sides) == 1:
        return redirect("today", bond=sides[0].bond_id)
    return redirect("spaces")


def seams(here: Here) -> list[Seam]:
    """The eight seams as this side sees them."""
    done = StepDone.objects.filter(bond=here.bond).values_list("side_id", "step")
    mine = {step for side, step in done if side == here.side.id}
    theirs = {step for side, step in done if side != here.side.id}
    return [seam(step.number, mine, theirs) for step in STEPS]


def _drawn(states: list[Seam]) -> dict[str, object]:
    return {"seams": states, "mended_count": states.count("mended"), "half_count": states.count("half")}


def _greeting(now: datetime, zone: str, name: str) -> str:
    hour = now.astimezone(ZoneInfo(zone)).hour
    if 5 <= hour < 12:
        return _("Good morning, %(name)s") % {"name": name}
    if 12 <= hour < 18:
        return _("Good afternoon, %(name)s") % {"name": name}
    return _("Good evening, %(name)s") % {"name": name}


@audience("bond")
@require_safe
def today(request: BondRequest) -> HttpResponse:
    """The vessel, one next thing, what was given, and a way to rest."""
    now = clock.now()
    day = clock.day(now, request.person.timezone)
    here = request.here
    pauses = list(request.bond.pauses.running(day).select_related("side"))
    not_tonight = request.session.get("not_tonight") == f"{request.bond.id} {day}"
    context = {
        "here": "today",
        "greeting": _greeting(now, request.person.timezone, request.keys.ledger.head.name),
        "day": day,
        **_drawn(seams(here)),
        "pauses": pauses,
        "my_pause": next((p for p in pauses if p.side_id == request.side.id), None),
        "not_tonight": not_tonight,
        "card": None if pauses or not_tonight else page.next_card(here),
        "given": page.given(here),
        "both": here.both,
        "parting": Parting.objects.filter(bond=request.bond).first()
        if here.partner and not here.both
        else None,
        "altered": audited(request),
        "announced": page.announced(day),
    }
    return render(request, "journey/today.html", context)


@audience("bond")
@require_POST
def not_tonight(request: BondRequest) -> HttpResponse:
    """Puts the next thing away until tomorrow. Only this browser knows."""
    day = clock.day(clock.now(), request.person.timezone)
    request.session["not_tonight"] = f"{request.bond.id} {day}"
    return redirect("today", bond=request.bond.id)


@audience("bond")
@require_safe
def journey(request: BondRequest) -> HttpResponse:
    """All eight steps by name, with their seams."""
    states = seams(request.here)
    context = {
        "here": "journey",
        **_drawn(states),
        "steps": list(zip(STEPS, states, strict=True)),
    }
    return render(request, "journey/journey.html", context)
