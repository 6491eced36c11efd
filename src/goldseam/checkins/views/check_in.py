from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.checkins import later
from goldseam.checkins.models import CheckIn, Shown
from goldseam.checkins.room import CHECK_IN, FOLLOW_UPS, around, settle
from goldseam.checkins.views.around import opened, own
from goldseam.journey.past import FollowUps, Past
from goldseam.journey.way import Way, way_of
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_safe
def check_in(request: BondRequest, check: UUID) -> HttpResponse:
    """One check-in or follow-up of mine, and whether I showed it."""
    found, way = own(request, check), way_of(request)
    standing = opened(request, found)
    names = Shown.names(found, request.keys)
    shown = Shown.objects.by(request.bond.id, request.person.pk).filter(look__in=names)
    context = {
        "row": found,
        "standing": standing,
        "saved": "saved" in request.GET,
        "shown": shown.order_by("-day", "id").defer("envelope").first(),
        "altered": found.id in request.keys.altered,
    }
    return render(request, "checkins/check_in.html", context | around(way, _room(found, request)))


def _room(row: CheckIn, request: BondRequest) -> str:
    """Which of the two rooms it was made in: its private tag says that also when it does not open."""
    follow_up = request.keys.tag(request.side.me_circle, "follow-up") == bytes(row.tag)
    return FOLLOW_UPS if follow_up else CHECK_IN


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: BondRequest, check: UUID) -> HttpResponse:
    """Erases it, and takes back what of it was shown, after one page that says so."""
    way = way_of(request)
    if request.method != "POST":
        context = {"row": own(request, check)} | around(way, CHECK_IN)
        return render(request, "checkins/remove.html", context)

    def act() -> str:
        found = own(request, check)
        standing, day = opened(request, found), found.day
        found.remove(request.keys)
        if standing is not None and standing.months:
            _undone(way, standing.months, day)
        elif not CheckIn.objects.on(request.side, request.keys, "check-in").exists():
            settle(way, CHECK_IN, done=False)
        return reverse("check-ins", kwargs={"bond": request.bond.id})

    return once(request, act)


def _undone(way: Way, months: int, day: date) -> None:
    """A follow-up whose answers are gone can be done again while its weeks last."""

    def change(past: Past) -> None:
        chosen = past.follow_ups
        if chosen is not None and later.comes_on(chosen.since, months) <= day:
            left = tuple(one for one in chosen.done if one != months)
            past.follow_ups = FollowUps(chosen.since, chosen.months, left)

    way.adjust(change)
