from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import correspondence
from goldseam.exercises.correspondence import Correspondence
from goldseam.exercises.letters import MOST_A_DAY, Form
from goldseam.exercises.models import Handed, Reply, TakenBack
from goldseam.exercises.models.handed import Delivery
from goldseam.exercises.models.reflection import Changed
from goldseam.exercises.replying import Replying
from goldseam.exercises.views.letters import found
from goldseam.journey.way import way_of
from goldseam.lib import clock
from goldseam.people import kept
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once
from goldseam.writing import drafts


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: BondRequest, letter: UUID) -> HttpResponse:
    """An answer to a letter that lies open. Not answering leaves nothing anywhere."""
    page = reverse("letter", kwargs={"bond": request.bond.id, "letter": letter})
    shown = found(request, letter)
    about = answered(request, shown)
    if about is None:
        return redirect(led_to(request) or page)
    form, draft_at = _begun(request, shown, about)
    refused = _refused(request) if request.method == "POST" else ""
    if refused:
        _keep(request)
        return _page(request, shown, form, status=409, refused=refused)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            now = clock.now()
            today = clock.day(now, request.person.timezone)
            Reply.give(about.row, request.keys, form.said, _seen(request), now, today)
            drafts.drop(request.keys, request.side, request.path)
            return page

        try:
            return once(request, act)
        except Changed:
            return _page(request, found(request, letter), form, status=409, refused="changed")
    return _page(request, shown, form, draft_at=draft_at)


@dataclass(frozen=True)
class About:
    """What an answer goes to: its row, the words that lie open, the form it is offered in, and whether its
    reader is asked when they may be handed a next version."""

    row: Handed | TakenBack
    words: Delivery | None
    form: Form | None
    again: bool


def answered(request: BondRequest, shown: Correspondence) -> About | None:
    """The newest version that lies open. What was never opened, or was taken back, can be answered in this
    alone: the form it is offered in, and when its reader may be handed a next version."""
    if shown.mine:
        return None
    activity = way_of(request).program.activities.get(shown.slug)
    again = activity is not None and activity.again > 0
    if shown.taken is not None:
        return About(shown.taken, None, None, again) if again else None
    if shown.fresh is not None and not shown.read:
        fresh = shown.fresh
        return About(fresh.row, None, fresh.form, again) if fresh.form or again else None
    open_ = next((one for one in shown.read if one.words is not None), None)
    return About(open_.row, open_.words, open_.form, again) if open_ else None


def _begun(request: BondRequest, shown: Correspondence, about: About) -> tuple[Replying, Any]:
    form, at = _filled(request, about)
    form.settle(about.form, about.again, shown.said_again, _today(request))
    return form, at


def _filled(request: BondRequest, about: About) -> tuple[Replying, Any]:
    if request.method == "POST":
        return Replying(about.words, request.POST), None
    unfinished = drafts.found(request.keys, request.side, request.path)
    if unfinished is None:
        return Replying(about.words), None
    kept_then = {name: "".join(texts) for name, texts in unfinished.fields.items()}
    return Replying(about.words, initial=kept_then), unfinished.at


def _today(request: BondRequest) -> date:
    return clock.day(clock.now(), request.person.timezone)


def _refused(request: BondRequest) -> str:
    """Why nothing is given to the other now, or nothing. A form that was sent before leads where it led."""
    if led_to(request):
        return ""
    if not request.here.both:
        return "alone"
    if way_of(request).common.paused:
        return "paused"
    return "enough" if correspondence.given_today(request.here, _today(request)) >= MOST_A_DAY else ""


def _keep(request: BondRequest) -> None:
    carried = kept.carried_by(request)
    fields = carried.fields if carried else {}
    if fields:
        with transaction.atomic():
            drafts.keep(request.keys, request.side, request.path, fields, clock.now())


def _seen(request: BondRequest) -> int:
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() and len(given) < 9 else -1


def _page(
    request: BondRequest, shown: Correspondence, form: Replying, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"letter": shown, "form": form, "here": "writing", **more}
    return render(request, "exercises/letter_reply.html", context, status=status)
