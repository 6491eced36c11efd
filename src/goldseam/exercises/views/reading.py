from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import showing
from goldseam.exercises.models import Reflection, Shown
from goldseam.journey import listing
from goldseam.journey.pacing import Open
from goldseam.journey.way import Way, way_of
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience

A_PAGE, MOST_OFFERED = 30, 6


@audience("bond")
@require_safe
def writings(request: BondRequest) -> HttpResponse:
    """My own writings in this bond, newest first. Nothing is opened for the list."""
    way = way_of(request)
    titles = {bytes.fromhex(way.tag(one)): way.said(one).title for one in way.program.activities.values()}
    rows = Reflection.objects.of(request.side).defer("envelope").order_by("-day", "tag", "id")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    listed = [(row, titles.get(bytes(row.tag), "")) for row in page]
    return render(
        request,
        "exercises/writings.html",
        {"page": page, "listed": listed, "asked": offered(way), "here": "writing"},
    )


def offered(way: Way) -> list[listing.Listed]:
    """What can be written alone now: what is not done yet first."""
    private = [
        one for one in way.program.activities.values() if one.kind == "reflect" and one.is_for(way.tags)
    ]
    opened = [one for one in private if isinstance(way.answer(one), Open) and one.slug not in way.past.never]
    opened.sort(key=lambda one: one.slug in way.past.done)
    return [listing.listed(way, one) for one in opened[:MOST_OFFERED]]


@audience("bond")
@require_safe
def writing(request: BondRequest, row: Any) -> HttpResponse:
    """One writing, with its earlier versions. One that can not be opened says so and harms no other."""
    found = Reflection.objects.of(request.side).filter(id=row).first()
    if found is None:
        raise Http404
    try:
        words = found.read(request.keys)
    except Unopened:
        words = None
    context = {
        "writing": found,
        "words": words,
        "after": _after(request, words.slug) if words and "saved" in request.GET else "",
        "shown": _shown(request, found),
        "stays": words is not None and _stays(request, words.slug),
        "altered": found.id in request.keys.altered,
        "versions": found.versions.order_by("-revision").defer("envelope"),
        "here": "writing",
    }
    return render(request, "exercises/writing.html", context)


def _stays(request: BondRequest, slug: str) -> bool:
    """Whether it is only ever for its writer."""
    activity = way_of(request).program.activities.get(slug)
    return activity is not None and activity.stays


def _shown(request: BondRequest, found: Reflection) -> Shown | None:
    """The newest showing of this text, if its writer let the other read it."""
    text = showing.name_of(way_of(request), found.id)
    mine = Shown.objects.filter(bond=request.bond.id, text=text, author=request.person.pk)
    return mine.defer("envelope").first()


def _after(request: BondRequest, slug: str) -> str:
    """The after-words of an activity that was just done."""
    way = way_of(request)
    activity = way.program.activities.get(slug)
    return way.said(activity).say("after") if activity is not None else ""


@audience("bond")
@require_safe
def version(request: BondRequest, row: Any, revision: int) -> HttpResponse:
    """An earlier version, as it was."""
    found = Reflection.objects.of(request.side).filter(id=row).first()
    earlier = found.versions.filter(revision=revision).first() if found else None
    if found is None or earlier is None:
        raise Http404
    try:
        words = earlier.read(request.keys)
    except Unopened:
        words = None
    context = {
        "writing": found,
        "version": earlier,
        "words": words,
        "here": "writing",
    }
    return render(request, "exercises/version.html", context)
