"""A page for a counsellor: choosing what is on it, and the page itself."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.counsel.forms import Choosing
from goldseam.counsel.models import Brief, Changed
from goldseam.journey import excerpts, gate, rooms
from goldseam.journey.way import way_of
from goldseam.lib import clock
from goldseam.people import kept
from goldseam.web.audience import audience
from goldseam.web.once import once
from goldseam.writing import drafts

LINES = ("help", "well", "hard")


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def brief(request: BondRequest) -> HttpResponse:
    """What shall be on it. Only names of texts and own lines are kept, sealed for who chooses."""
    way = way_of(request)
    closed = gate.closed(request, "brief")
    if closed is not None:
        _keep_draft(request)
        return closed
    chosen, revision = Brief.chosen(request.side, request.keys)
    offered = excerpts.offered(request.here)
    if request.method != "POST":
        form = Choosing(initial=_begun(request) or _standing(chosen), offered=offered)
        return _page(request, form, revision)
    form = Choosing(request.POST, offered=offered)
    if not form.is_valid():
        return _page(request, form, _seen(request))

    def act() -> str:
        today = clock.day(way.now, request.person.timezone)
        Brief.keep(request.side, request.keys, form.chosen(way.now), _seen(request), today)
        drafts.drop(request.keys, request.side, request.path)
        rooms.complete("brief", way)
        return reverse("brief-page", kwargs={"bond": request.bond.id})

    try:
        return once(request, act)
    except Changed:
        return _page(request, form, Brief.chosen(request.side, request.keys)[1], status=409)


def _page(request: BondRequest, form: Choosing, revision: int, status: int = 200) -> HttpResponse:
    context = {"here": "writing", "form": form, "revision": revision, "two": status == 409}
    return render(request, "counsel/brief.html", context, status=status)


def _seen(request: BondRequest) -> int:
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0


def _standing(chosen: Any) -> dict[str, Any]:
    if chosen is None:
        return {}
    return {name: getattr(chosen, name) for name in (*LINES, "texts", "alone_first")}


def _begun(request: BondRequest) -> dict[str, Any]:
    """What was typed and ticked here before and not saved."""
    draft = drafts.found(request.keys, request.side, request.path)
    if draft is None:
        return {}
    lines = {name: "".join(draft.fields.get(name, [])) for name in LINES}
    return lines | {"texts": draft.fields.get("texts", []), "alone_first": "alone_first" in draft.fields}


def _keep_draft(request: BondRequest) -> None:
    typed = kept.typed(request)
    if typed:
        with transaction.atomic():
            drafts.keep(request.keys, request.side, request.path, typed, clock.now())


@audience("bond")
@require_safe
def page(request: BondRequest) -> HttpResponse:
    """As it is printed: own lines, then each text that was ticked and is still here."""
    chosen, revision = Brief.chosen(request.side, request.keys)
    ticked = set(chosen.texts) if chosen is not None else set()
    texts = [one for one in reversed(excerpts.offered(request.here)) if one.key in ticked]
    way = way_of(request)
    context = {
        "here": "writing",
        "chosen": chosen,
        "revision": revision,
        "texts": texts,
        "today": clock.day(way.now, request.person.timezone),
    }
    return render(request, "counsel/page.html", context)


@audience("bond")
@require_POST
def forget(request: BondRequest) -> HttpResponse:
    """The choice and its lines are gone. The texts stay where they are."""

    def act() -> str:
        Brief.forget(request.side, request.keys)
        return reverse("brief", kwargs={"bond": request.bond.id})

    return once(request, act)
