"""Showing a private text later, whole or part by part, by its writer alone."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import showing
from goldseam.exercises.models import Reflection, Shown
from goldseam.exercises.models.reflection import Words
from goldseam.exercises.models.shown import Showing
from goldseam.exercises.views.writing import own
from goldseam.journey.way import way_of
from goldseam.lib import clock
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: BondRequest, row: UUID) -> HttpResponse:
    """First the parts are chosen, then a page shows what goes, word by word, and then it goes."""
    writing, way = own(request, row), way_of(request)
    try:
        words = writing.read(request.keys)
    except Unopened:
        raise Http404 from None
    why = showing.refusal(way, way.program.activities.get(words.slug))
    ticked = request.POST if request.method == "POST" else request.GET
    parts = showing.chosen(words.parts, ticked.getlist("part"))
    context = {"writing": writing, "words": words, "parts": parts, "why": why, "here": "writing"}
    if why is not None:
        return render(request, "exercises/not_shown.html", context, status=_status(request))
    if request.method != "POST" or not parts or not _as_seen(request, writing):
        context["changed"] = request.method == "POST" and bool(parts)
        return render(request, "exercises/show.html", context, status=_status(request))
    return once(request, lambda: _shown(request, writing, words))


def _status(request: BondRequest) -> int:
    return 409 if request.method == "POST" else 200


def _as_seen(request: BondRequest, writing: Reflection) -> bool:
    """Whether the text is the one that was on the page."""
    return request.POST.get("revision") == str(writing.revision)


def _shown(request: BondRequest, writing: Reflection, words: Words) -> str:
    way = way_of(request)
    parts = showing.chosen(words.parts, request.POST.getlist("part"))
    text = showing.name_of(way, writing.id)
    given = Showing(words.prompt, parts, way.now)
    Shown.show(request.side, request.keys, text, given, clock.day(way.now, way.zone))
    return reverse("shown", kwargs={"bond": request.bond.id, "text": text})


@audience("bond")
@require_safe
def shown(request: BondRequest, text: UUID) -> HttpResponse:
    """A text that one of us let the other read, with its earlier showings."""
    us = request.here.members()
    rows = [row for row in Shown.objects.filter(bond=request.bond.id, text=text) if row.author in us]
    if not rows:
        raise Http404
    request.keys.ledger.load(row.id for row in rows)
    context = {
        "here": "writing",
        "mine": rows[0].author == request.person.pk,
        "text": text,
        "showings": [(row, _opened(request, row)) for row in rows],
    }
    return render(request, "exercises/shown.html", context)


def _opened(request: BondRequest, row: Shown) -> Showing | None:
    try:
        return row.read(request.keys)
    except Unopened:
        return None


@audience("bond")
@require_POST
def take_back(request: BondRequest, text: UUID) -> HttpResponse:
    """I take it back. The other is not told, and it is gone for both pages."""

    def act() -> str:
        if not Shown.take_back(request.bond.id, text, request.keys):
            raise Http404
        return reverse("writings", kwargs={"bond": request.bond.id})

    return once(request, act)
