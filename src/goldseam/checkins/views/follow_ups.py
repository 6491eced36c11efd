from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldseam.bonds.asking import BondRequest
from goldseam.checkins import later
from goldseam.checkins.asked import Standing
from goldseam.checkins.forms import ChosenForm, FollowUpForm
from goldseam.checkins.models import CheckIn
from goldseam.checkins.models.check_in import Already
from goldseam.checkins.resting import off, open_now
from goldseam.checkins.room import FOLLOW_UPS, around, settle
from goldseam.checkins.views.around import form_of, keep_typed, opened, today
from goldseam.journey import gate
from goldseam.journey.past import FollowUps, Past
from goldseam.journey.way import Way, way_of
from goldseam.lib import clock
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once
from goldseam.writing import drafts

MOST_EARLIER, LAST_STEP = 12, 8


@dataclass(frozen=True)
class Coming:
    """One follow-up that was chosen: in how many months, and the days between which it can be done."""

    months: int
    on: date
    until: date
    done: bool


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def follow_ups(request: BondRequest) -> HttpResponse:
    """Which follow-ups I want, each by itself; what was chosen can be changed or taken away."""
    way, posted = way_of(request), request.method == "POST"
    if posted and (before := led_to(request)) is not None:
        return redirect(before)
    chosen, day = way.past.follow_ups, today(way)
    closed = gate.closed(request, FOLLOW_UPS) if posted or chosen is None else None
    if closed is not None:
        keep_typed(request)
        return closed
    form = ChosenForm(day, request.POST) if posted else ChosenForm(day, initial=_first(request, way, day))
    if posted and form.is_valid():
        return once(request, lambda: _chosen(request, way, form))
    rows = list(CheckIn.objects.on(request.side, request.keys, "follow-up").order_by("-day")[:MOST_EARLIER])
    request.keys.ledger.load(row.id for row in rows)
    context = {
        "form": form,
        "kept": "kept" in request.GET,
        "off": off(way),
        "open": open_now(way),
        "coming": _coming(chosen),
        "earlier": [(row, opened(request, row)) for row in rows],
    }
    return render(request, "checkins/follow_ups.html", context | around(way, FOLLOW_UPS))


def _first(request: BondRequest, way: Way, day: date) -> dict[str, Any]:
    """What stands in the form: what came too late to be kept, what was chosen, or nothing yet, counted from
    the end of the last step."""
    unfinished, chosen = drafts.found(request.keys, request.side, request.path), way.past.follow_ups
    if unfinished is not None:
        since = next(iter(unfinished.fields.get("since", [])), "")
        return {"months": unfinished.fields.get("months", []), "since": since}
    if chosen is not None:
        return {"months": [str(one) for one in chosen.months], "since": chosen.since}
    finished = way.past.finished.get(LAST_STEP)
    return {"months": [], "since": clock.day(finished, way.zone) if finished else day}


def _coming(chosen: FollowUps | None) -> list[Coming]:
    if chosen is None:
        return []
    since, done = chosen.since, chosen.done
    return [
        Coming(one, later.comes_on(since, one), later.lapses_on(since, one), one in done)
        for one in chosen.months
    ]


def _chosen(request: BondRequest, way: Way, form: ChosenForm) -> str:
    since, months = form.cleaned_data["since"], form.chosen()

    def change(past: Past) -> None:
        before = past.follow_ups
        done = before.done if before is not None and before.since == since else ()
        past.follow_ups = FollowUps(since, months, done) if months or done else None

    way.adjust(change)
    drafts.drop(request.keys, request.side, request.path)
    settle(way, FOLLOW_UPS, done=way.past.follow_ups is not None)
    return reverse("follow-ups", kwargs={"bond": request.bond.id}) + "?kept"


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: BondRequest, months: int) -> HttpResponse:
    """Looking again, beside what I wrote the time before."""
    if months not in later.MONTHS:
        raise Http404
    way, posted = way_of(request), request.method == "POST"
    if posted and (before := led_to(request)) is not None:
        return redirect(before)
    form, draft_at = form_of(request, way, FollowUpForm)
    context = {"form": form, "draft_at": draft_at, "months": months} | around(way, FOLLOW_UPS)
    if open_now(way) != months:
        keep_typed(request)
        context |= {"off": off(way), "words": _typed(form)}
        return render(request, "checkins/not_now.html", context, status=409 if posted else 200)
    if posted and form.is_valid():
        try:
            return once(request, lambda: _looked(request, way, form, months))
        except Already as found:
            context |= {"row": found.row, "words": _typed(form), "off": None}
            return render(request, "checkins/not_now.html", context, status=409)
    context |= _before(request)
    return render(request, "checkins/follow_up.html", context)


def _typed(form: FollowUpForm) -> list[str]:
    """The words that were typed and not taken."""
    typed = (form[one.slug].value() for one in form.words)
    return [words for words in typed if words]


def _before(request: BondRequest) -> dict[str, Any]:
    """What I wrote the time before."""
    row = CheckIn.objects.on(request.side, request.keys, "follow-up").order_by("-day").first()
    found: Standing | None = opened(request, row) if row is not None else None
    return {"before": row, "before_said": found}


def _looked(request: BondRequest, way: Way, form: FollowUpForm, months: int) -> str:
    standing = form.standing(way.now, months)
    row = CheckIn.keep(request.side, request.keys, "follow-up", standing, today(way))

    def change(past: Past) -> None:
        chosen = past.follow_ups
        if chosen is not None and months not in chosen.done:
            past.follow_ups = FollowUps(chosen.since, chosen.months, (*chosen.done, months))

    way.adjust(change)
    drafts.drop(request.keys, request.side, request.path)
    return reverse("check-in", kwargs={"bond": request.bond.id, "check": row.id}) + "?saved"
