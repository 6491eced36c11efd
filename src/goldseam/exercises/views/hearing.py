"""Saying back what one heard, answering that, and keeping questions for oneself."""

from __future__ import annotations

import msgspec
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import between
from goldseam.exercises.between import Between
from goldseam.exercises.hearing import MOST_A_DAY, Hearing, Replying
from goldseam.exercises.models import Aside, Heard
from goldseam.exercises.models.exchange import Settled
from goldseam.exercises.views import reveal
from goldseam.exercises.views.activity import keep_typed
from goldseam.exercises.views.between import address, done, found, refused
from goldseam.exercises.views.gaps import Asking
from goldseam.journey import gate
from goldseam.journey.pacing import NotYet
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way
from goldseam.lib import clock
from goldseam.web.audience import audience
from goldseam.web.once import led_to
from goldseam.writing import drafts


def _elsewhere(request: BondRequest, way: Way, activity: Activity) -> HttpResponse | None:
    """Where this form led when it was sent before, or why nothing can be said back now. What was typed then
    becomes the draft of its form."""
    before = led_to(request)
    if before is not None:
        return redirect(before)
    if request.here.both and not way.common.paused:
        return None
    keep_typed(request)
    why = NotYet("paused") if way.common.paused else NotYet("together")
    return gate.not_yet(request, activity, why)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def hear(request: BondRequest, sealed: str) -> HttpResponse:
    """Gives the other what I heard. What it did in me stays with me."""
    way, activity = found(request, sealed)
    if request.method != "POST":
        return redirect(address(way, activity))
    elsewhere = _elsewhere(request, way, activity)
    if elsewhere is not None:
        return elsewhere
    shown = between.between(request.here, activity)
    if shown.state != "open" or shown.exchange is None or activity.kind != "exchange":
        return refused(request, way, activity, _("This can be said when both answers are open."))
    form, today = Hearing(request.POST), clock.day(way.now, way.zone)
    if not form.is_valid():
        return reveal.show(request, way, activity, shown, form)
    if shown.exchange.heard.filter(author=request.person.pk, day=today).count() >= MOST_A_DAY:
        keep_typed(request)
        return refused(
            request,
            way,
            activity,
            _("You have said much back today. It is kept as a draft for another day."),
            429,
        )
    exchange = shown.exchange

    def act() -> None:
        Heard.say(exchange, request.keys, form.cleaned_data["heard"], today)
        kept = Aside.beside(request.side, request.keys, activity.slug)
        if kept.feelings != form.cleaned_data["feelings"]:
            changed = msgspec.structs.replace(kept, feelings=form.cleaned_data["feelings"])
            Aside.keep(request.side, request.keys, changed)
        drafts.drop(request.keys, request.side, request.path)

    return done(request, way, activity, act)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: BondRequest, sealed: str) -> HttpResponse:
    """Tells the one who heard whether that is it."""
    way, activity = found(request, sealed)
    if request.method != "POST":
        return redirect(address(way, activity))
    elsewhere = _elsewhere(request, way, activity)
    if elsewhere is not None:
        return elsewhere
    shown, form = between.between(request.here, activity), Replying(request.POST)
    number = request.POST.get("number", "")
    row = _theirs(request, shown, int(number) if number.isdecimal() and len(number) < 9 else 0)
    if row is None or not form.is_valid():
        return refused(request, way, activity, _("It stands otherwise than when you opened the page."))

    def act() -> None:
        if between.between(request.here, activity).state != "open":
            raise Settled
        line = form.cleaned_data["line"]
        row.answer(request.keys, form.cleaned_data["is_it"] == "yes", line, clock.day(way.now, way.zone))
        drafts.drop(request.keys, request.side, request.path)

    return done(request, way, activity, act)


def _theirs(request: BondRequest, shown: Between, number: int) -> Heard | None:
    if shown.exchange is None:
        return None
    return shown.exchange.heard.exclude(author=request.person.pk).filter(number=number).first()


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: BondRequest, sealed: str) -> HttpResponse:
    """Keeps what I want to ask, for me alone. Empty ones are left out; with none left, none are kept."""
    way, activity = found(request, sealed)
    if request.method != "POST":
        return redirect(address(way, activity))
    shown, form = between.between(request.here, activity), Asking(request.POST)
    if activity.kind != "guess" or shown.state != "open" or not form.is_valid():
        return refused(request, way, activity, _("It stands otherwise than when you opened the page."))

    def act() -> None:
        kept = Aside.beside(request.side, request.keys, activity.slug)
        Aside.keep(request.side, request.keys, msgspec.structs.replace(kept, questions=form.questions()))

    return done(request, way, activity, act)
