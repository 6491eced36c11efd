from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import kinds
from goldseam.exercises.around import closed, page, sitting
from goldseam.exercises.kinds import Doing
from goldseam.journey import gate
from goldseam.journey.pacing import NotYet
from goldseam.journey.past import Past
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way, way_of
from goldseam.lib import clock
from goldseam.people import kept
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once
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
    why = closed(way, found)
    if request.method == "POST":
        return _sent(request, way, found, doing, why)
    if why is not None and not _done(way, found):
        return gate.not_yet(request, found, why)
    if found.heavy and not _done(way, found) and not sitting(way, found):
        return render(request, "exercises/begin.html", page(way, found))
    return doing.show(request, way, found)


@audience("bond")
@require_POST
def begin(request: BondRequest, tag: str) -> HttpResponse:
    """Opens a heavy activity for one sitting. Opening counts, whether anything is written or not."""
    way, found = _found(request, tag)
    why = closed(way, found)
    if why is not None:
        return gate.not_yet(request, found, why)

    def act() -> str:
        if not sitting(way, found) and found.slug not in way.past.never:
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
    """Takes "not for me" back. What was done before stays done."""
    return _settled(request, tag, way_of(request).offer, lambda past, slug: slug in past.never)


def _settled(
    request: BondRequest, tag: str, verb: Callable[[Activity], None], fits: Callable[[Past, str], bool]
) -> HttpResponse:
    way, found = _found(request, tag)

    def act() -> str:
        if fits(way.past, found.slug):
            verb(found)
        return reverse("step", kwargs={"bond": request.bond.id, "number": found.step})

    return once(request, act)


def _sent(request: BondRequest, way: Way, found: Activity, doing: Doing, why: NotYet | None) -> HttpResponse:
    """Takes a form when it is time for it. Sending something heavy is opening it, also for who never saw the
    page that comes before; a form that was taken already leads where it led, whatever the time."""
    opens = found.heavy and not sitting(way, found)
    before = led_to(request) if opens or why is not None else None
    if before is not None:
        return redirect(before)
    if why is not None:
        keep_typed(request)
        return gate.not_yet(request, found, why)
    if opens:
        with transaction.atomic():
            way.begin(found)
    return doing.save(request, way, found)


def keep_typed(request: BondRequest) -> None:
    """Nothing typed is lost: what came with a form that is not taken becomes the draft of its page."""
    fields = kept.typed(request)
    if not fields:
        return
    carried = kept.carried_by(request)
    inside = carried is not None and drafts.bond_of(carried.place) == request.bond.id
    place = carried.place if carried is not None and inside else request.path
    with transaction.atomic():
        drafts.keep(request.keys, request.side, place, fields, clock.now())


def _done(way: Way, found: Activity) -> bool:
    """Whether my part is done, as I or its room can say."""
    return found.slug in way.reader.past.done


def _url(way: Way, found: Activity) -> str:
    return reverse("activity", kwargs={"bond": way.here.bond.id, "tag": way.tag(found)})


def _found(request: BondRequest, tag: str) -> tuple[Way, Activity]:
    way = way_of(request)
    found = way.find(tag)
    if found is None:
        keep_typed(request)
        raise Http404
    return way, found
