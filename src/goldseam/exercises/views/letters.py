"""Letters that were handed over: the list, one letter as either side sees it, opening it, taking it back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import correspondence, telling_when
from goldseam.exercises.correspondence import Correspondence
from goldseam.exercises.letters import weighed
from goldseam.exercises.models import Handed, Letter
from goldseam.exercises.offering import to_reader
from goldseam.exercises.views.asking import when_again
from goldseam.journey import pacing, waiting
from goldseam.journey.past import Past
from goldseam.journey.way import Way, way_of
from goldseam.lib import clock
from goldseam.web.audience import audience
from goldseam.web.once import once


def found(request: BondRequest, letter: UUID) -> Correspondence:
    """A letter that was once handed over in this bond, or the same 404 as for none."""
    one = correspondence.found(request.here, letter, way_of(request).past)
    if one is None:
        raise Http404
    return one


def why_not(way: Way, shown: Correspondence) -> pacing.NotYet | None:
    """Why the newest version is not opened now: a hard letter is a heavy thing, and nothing else counts."""
    activity = way.program.activities.get(shown.slug)
    if activity is None or not (shown.heavy or activity.heavy):
        return None
    answer = pacing.answer(way.program, weighed(activity), way.reader, way.common, way.now)
    return answer if isinstance(answer, pacing.NotYet) else None


@audience("bond")
@require_safe
def letters(request: BondRequest) -> HttpResponse:
    """What one of us handed to the other."""
    listed = correspondence.listed(request.here, way_of(request).past)
    return render(request, "exercises/letters.html", {"letters": listed, "here": "writing"})


@audience("bond")
@require_safe
def letter(request: BondRequest, letter: UUID) -> HttpResponse:
    """One letter: closed, with what stands before opening it; open, with its answers; or taken back."""
    own = Letter.objects.of(request.side).filter(id=letter).first()
    shown = correspondence.found(request.here, letter, way_of(request).past)
    if shown is not None:
        return _shown(request, shown, own)
    if own is None:
        raise Http404
    return redirect(address(request, own))


def _shown(
    request: BondRequest, shown: Correspondence, own: Letter | None, status: int = 200
) -> HttpResponse:
    way = way_of(request)
    activity = way.program.activities.get(shown.slug)
    why = why_not(way, shown) if shown.fresh else None
    wait, slip = (
        when_again(request, activity) if activity and own and shown.mine and not shown.back else ("", "")
    )
    context = {
        "here": "writing",
        "letter": shown,
        "own": own,
        "address": address(request, own) if own else "",
        "card": way.said(activity).say("card") if activity and shown.fresh else "",
        "closed": waiting.words(why, way) if why else "",
        "left": not request.here.both,
        "offered": to_reader(shown.fresh.form if shown.fresh else None, request.here.partner_name),
        "asks_again": activity is not None and activity.again > 0,
        "i_said": "" if shown.mine else telling_when.to_reader(shown.said_again),
        "not_before": wait,
        "slip": slip,
        "resting": request.bond.paused(clock.day(way.now, way.zone)),
    }
    return render(request, "exercises/letter.html", context, status=status)


def address(request: BondRequest, own: Letter) -> str:
    """Where a letter of mine is written."""
    return reverse("activity", kwargs={"bond": request.bond.id, "tag": bytes(own.tag).hex()})


@audience("bond")
@require_POST
def open_(request: BondRequest, letter: UUID) -> HttpResponse:
    """The reader opens it. That is noted in their own sealed past and nowhere else: not even that this form
    was sent. Sent twice, it is open all the same."""
    way, shown = way_of(request), found(request, letter)
    if shown.fresh is not None:
        if why_not(way, shown) is not None:
            return _shown(request, shown, None, status=409)
        with transaction.atomic():
            way.adjust(lambda past: opened(past, shown, way.now))
    return redirect("letter", bond=request.bond.id, letter=letter)


def opened(past: Past, shown: Correspondence, now: datetime) -> None:
    """Notes the opening: never before what is opened was handed over, whatever a clock says."""
    past.received[shown.slug] = max(now, shown.handed_at or now)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: BondRequest, letter: UUID) -> HttpResponse:
    """The writer takes it back, at any time, after one page that says what that does and does not do."""
    page = reverse("letter", kwargs={"bond": request.bond.id, "letter": letter})
    if request.method != "POST":
        shown = found(request, letter)
        if not shown.mine:
            raise Http404
        if not shown.versions:
            return redirect(page)
        return render(request, "exercises/letter_back.html", {"letter": shown, "here": "writing"})

    def act() -> str:
        now = clock.now()
        today = clock.day(now, request.person.timezone)
        if not found(request, letter).mine:
            raise Http404
        Handed.take_back(request.bond.id, letter, request.keys, now, today)
        return page

    return once(request, act)
