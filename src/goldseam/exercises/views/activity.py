from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import kinds
from goldseam.exercises.around import page, sitting
from goldseam.journey import gate
from goldseam.journey.pacing import NotYet
from goldseam.journey.past import Past
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way, way_of
from goldseam.lib import clock
from goldseam.people import kept
from goldseam.web.audience import audience
from goldseam.web.once import once
from goldseam.writing import drafts


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def activity(request: BondRequest, tag: str) -> HttpResponse:
    """The page of one activity, whatever its kind."""
    way, found = _found(request, tag)
    doing = kinds.found(found.kind)
    if doing is None:
        raise Http404
    if found.slug in way.past.never and request.method != "POST":
        return render(request, "exercises/never.html", page(way, found))
    why = way.answer(found)
    if isinstance(why, NotYet) and (request.method == "POST" or not _done(way, found)):
        keep_typed(request)
        return gate.not_yet(request, found, why)
    if request.method == "POST":
        _opened(way, found)
        return doing.save(request, way, found)
    if found.heavy and not _done(way, found) and not sitting(way, found):
        return render(request, "exercises/begin.html", page(way, found))
    return doing.show(request, way, found)


@audience("bond")
@require_POST
def begin(request: BondRequest, tag: str) -> HttpResponse:
    """Opens a heavy activity for one sitting. Opening counts, whether anything is written or not."""
    way, found = _found(request, tag)
    why = way.answer(found)
    if isinstance(why, NotYet):
        return gate.not_yet(request, found, why)

    def act() -> str:
        way.begin(found)
        return _url(way, found)

    return once(request, act)


@audience("bond")
@require_POST
def never(request: BondRequest, tag: str) -> HttpResponse:
    """Not for me. It leaves the page of the step in peace, and nobody is told."""
    return _settled(request, tag, way_of(request).never, lambda past, slug: slug not in past.never)


@audience("bond")
@require_POST
def again(request: BondRequest, tag: str) -> HttpResponse:
    """Takes "not for me" back."""
    return _settled(request, tag, way_of(request).reopen, lambda past, slug: slug in past.never)


def _settled(
    request: BondRequest, tag: str, verb: Callable[[Activity], None], fits: Callable[[Past, str], bool]
) -> HttpResponse:
    way, found = _found(request, tag)

    def act() -> str:
        if fits(way.past, found.slug):
            verb(found)
        return reverse("step", kwargs={"bond": request.bond.id, "number": found.step})

    return once(request, act)


def _opened(way: Way, found: Activity) -> None:
    """Sending something heavy is opening it, also for who never saw the page that comes before."""
    if found.heavy and not sitting(way, found):
        with transaction.atomic():
            way.begin(found)


def keep_typed(request: BondRequest) -> None:
    """Nothing typed is lost: what came with a form that is not taken becomes the draft of its page."""
    carried = kept.carried_by(request) if request.method == "POST" else None
    if carried is None or drafts.bond_of(carried.place) != request.bond.id:
        return
    with transaction.atomic():
        drafts.keep(request.keys, request.side, carried.place, carried.fields, clock.now())


def _done(way: Way, found: Activity) -> bool:
    """Whether my part is done, as I or its room can say."""
    return found.slug in way.reader.past.done


def _url(way: Way, found: Activity) -> str:
    return reverse("activity", kwargs={"bond": way.here.bond.id, "tag": way.tag(found)})


def _found(request: BondRequest, tag: str) -> tuple[Way, Activity]:
    way = way_of(request)
    found = way.find(tag)
    if found is None:
        raise Http404
    return way, found
