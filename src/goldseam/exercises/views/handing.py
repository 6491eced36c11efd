"""A writer's own letter on its way: handing it over, earlier versions, erasing it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import correspondence, in_turn, letters
from goldseam.exercises.models import Letter
from goldseam.exercises.models.letter import Offered, Sheet
from goldseam.exercises.models.reflection import Changed
from goldseam.exercises.offering import Offering, in_forms
from goldseam.exercises.views.asking import again, when_again
from goldseam.exercises.views.letters import address
from goldseam.journey import gate, pacing, waiting
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import way_of
from goldseam.lib import clock
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import once


class NotNow(Exception):
    """It is not handed over now, for this reason; nothing was changed."""

    def __init__(self, why: letters.NotYet | pacing.NotYet) -> None:
        super().__init__(why.reason)
        self.why = why


def own(request: BondRequest, letter: UUID) -> Letter:
    """A letter of the one who asks, or 404."""
    row = Letter.objects.of(request.side).filter(id=letter).first()
    if row is None:
        raise Http404
    return row


def _given(request: BondRequest, sheet: Sheet) -> Activity:
    """The activity a letter belongs to, when it is one that is handed over at all."""
    activity = way_of(request).program.activities.get(sheet.slug)
    if activity is None or activity.audience != "other-when-handed":
        raise Http404
    return activity


def standing(request: BondRequest, row: Letter, slug: str) -> letters.Standing:
    """What handing over this letter depends on, beside its words."""
    here, way = request.here, way_of(request)
    last = correspondence.last_handed(row.id, here)
    activity = way.program.activities[slug]
    return letters.Standing(
        never=slug in way.past.never,
        both=here.both,
        last=last.answers if last else None,
        today=correspondence.given_today(here, clock.day(way.now, way.zone)),
        again=again(request, activity),
    )


def why_not(
    request: BondRequest, row: Letter, sheet: Sheet, activity: Activity
) -> letters.NotYet | pacing.NotYet | None:
    """Why the letter is not handed over now; nothing when it may be."""
    way = way_of(request)
    said = letters.handing(sheet.answers, sheet.until, standing(request, row, activity.slug), way.now)
    if isinstance(said, letters.NotYet):
        return said
    paced = way.answer(activity)
    return paced if isinstance(paced, pacing.NotYet) else in_turn.waits(way, activity)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: BondRequest, letter: UUID) -> HttpResponse:
    """One page that shows the letter as the other will read it, and the button that hands it over."""
    row = own(request, letter)
    try:
        activity = _given(request, row.read(request.keys))
    except Unopened:
        return redirect(address(request, row))
    form = Offering(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _confirming(request, row, activity, form)

    def act() -> str:
        request.keys.ledger.begin()  # one of my own forms after the other, whatever the database
        fresh = own(request, letter)
        why = why_not(request, fresh, fresh.read(request.keys), activity)
        if why is not None:
            raise NotNow(why)
        return _handed(request, fresh, activity, form.chosen, clock.now())

    try:
        return once(request, act)
    except NotNow as refused:
        return _not_now(request, row, activity, refused.why)
    except Changed:
        return _confirming(request, own(request, letter), activity, Offering(), changed=True)


def _handed(request: BondRequest, row: Letter, activity: Activity, form: letters.Form, now: datetime) -> str:
    pair, way = request.bond.pair_circle, way_of(request)
    if pair is None:
        raise NotNow(letters.NotYet("alone"))
    today = clock.day(now, request.person.timezone)
    title = way.said(activity).title
    offered = Offered(
        form=form if in_forms(activity) else None,
        after=correspondence.last_turn(row.id, request.here),
        mends=bool(when_again(request, activity)[1]),
    )
    row.hand_over(pair, request.keys, activity, title, seen(request), now, today, offered)
    way.handed(activity)
    return reverse("letter", kwargs={"bond": request.bond.id, "letter": row.id})


def seen(request: BondRequest) -> int:
    """The revision a form was made for; one that does not say was made for an empty sheet."""
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0


def _confirming(
    request: BondRequest, row: Letter, activity: Activity, form: Offering, changed: bool = False
) -> HttpResponse:
    sheet = row.read(request.keys)
    why = why_not(request, row, sheet, activity)
    if why is not None:
        return _not_now(request, row, activity, why)
    context = {
        "here": "writing",
        "own": row,
        "sheet": sheet,
        "activity": activity,
        "title": way_of(request).said(activity).title,
        "changed": changed,
        "form": form if in_forms(activity) else None,
        "slip": when_again(request, activity)[1],
        "before": correspondence.last_handed(row.id, request.here) is not None,
        "today": clock.day(way_of(request).now, way_of(request).zone),
        "address": address(request, row),
    }
    return render(request, "exercises/letter_hand_over.html", context, status=409 if changed else 200)


def _not_now(
    request: BondRequest, row: Letter, activity: Activity, why: letters.NotYet | pacing.NotYet
) -> HttpResponse:
    if isinstance(why, pacing.NotYet):
        return gate.not_yet(request, activity, why)
    way = way_of(request)
    context = {
        "here": "writing",
        "why": why.reason,
        "when": waiting.moment(why.when, way) if why.when else "",
        "asked": when_again(request, activity)[0] if why.reason == "asked-again" else "",
        "address": address(request, row),
    }
    status = 409 if request.method == "POST" else 200
    return render(request, "exercises/letter_not_now.html", context, status=status)


@audience("bond")
@require_safe
def version(request: BondRequest, letter: UUID, revision: int) -> HttpResponse:
    """An earlier version of my own letter, as it was."""
    row = own(request, letter)
    earlier = row.versions.filter(revision=revision).first()
    if earlier is None:
        raise Http404
    try:
        sheet = earlier.read(request.keys)
    except Unopened:
        sheet = None
    context = {"here": "writing", "sheet": sheet, "version": earlier, "address": address(request, row)}
    return render(request, "exercises/letter_version.html", context)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: BondRequest, letter: UUID) -> HttpResponse:
    """Erases my own letter with its versions. What was handed over has its own page to take it back."""
    if request.method == "POST":

        def act() -> str:
            own(request, letter).remove(request.keys)
            return reverse("letters", kwargs={"bond": request.bond.id})

        return once(request, act)
    row = own(request, letter)
    handed = correspondence.last_handed(row.id, request.here) is not None
    context = {"here": "writing", "own": row, "handed": handed, "address": address(request, row)}
    return render(request, "exercises/letter_remove.html", context)
