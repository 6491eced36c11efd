from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.bonds.models import Parting, Side
from goldseam.journey import today as page
from goldseam.journey.audit import audited
from goldseam.journey.views.drawing import drawn
from goldseam.journey.way import Way, way_of
from goldseam.lib import clock
from goldseam.people.asking import PersonRequest
from goldseam.web.audience import audience

QUIET, LONG = timedelta(days=7), timedelta(days=21)


@audience("signed-in")
@require_safe
def home(request: PersonRequest) -> HttpResponse:
    """To Today of the only bond, or to the list of bonds."""
    sides = list(Side.objects.of(request.person)[:2])
    if len(sides) == 1:
        return redirect("today", bond=sides[0].bond_id)
    return redirect("spaces")


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
    way = way_of(request)
    day = clock.day(way.now, request.person.timezone)
    here = request.here
    pauses = way.pauses
    not_tonight = request.session.get("not_tonight") == f"{request.bond.id} {day}"
    way.settle()
    context = {
        "here": "today",
        "greeting": _greeting(way.now, request.person.timezone, request.keys.ledger.head.name),
        "day": day,
        **drawn(way),
        "lost": way.kept is None,
        "back": _back(request, way, day),
        "pauses": pauses,
        "my_pause": next((p for p in pauses if p.side_id == request.side.id), None),
        "not_tonight": not_tonight,
        "card": None if pauses or not_tonight else page.next_card(request),
        "lines": page.lines(request),
        "given": page.given(here),
        "both": here.both,
        "parting": Parting.objects.filter(bond=request.bond).first()
        if here.partner and not here.both
        else None,
        "altered": audited(request),
        "announced": page.announced(day),
    }
    return render(request, "journey/today.html", context)


Back = Literal["quiet", "long"]


def _back(request: BondRequest, way: Way, day: date) -> Back | None:
    """Whether the reader was away for some time, as their own sealed state knows; said for that one day.

    The day they are here is noted at most once a day, sealed like all of their pace.
    """
    if way.past.seen != day:
        before = way.past.seen
        with transaction.atomic():
            way.adjust(lambda past: setattr(past, "seen", day))
        away = day - before if before is not None else timedelta(0)
        kind: Back | None = "long" if away >= LONG else "quiet" if away >= QUIET else None
        request.session["back"] = [str(request.bond.id), str(day), kind]
    bond, on, said = request.session.get("back", ["", "", None])
    return said if (bond, on) == (str(request.bond.id), str(day)) else None


@audience("bond")
@require_POST
def not_tonight(request: BondRequest) -> HttpResponse:
    """Puts the next thing away until tomorrow. Only this browser knows."""
    day = clock.day(clock.now(), request.person.timezone)
    request.session["not_tonight"] = f"{request.bond.id} {day}"
    return redirect("today", bond=request.bond.id)
