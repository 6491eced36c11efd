"""The hours in which questions open: proposed by one, signed by both, renewed by both, let go by either."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.bonds.asking import BondRequest
from goldseam.journey.visiting import MOST_A_DAY, begun, keep, made, moment, resting, shut, why
from goldseam.questions import hours as agreed
from goldseam.questions import plans
from goldseam.questions.forms import Proposing
from goldseam.questions.models import Plan
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import once

ROOM = "questions"


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: BondRequest) -> HttpResponse:
    """What both signed, what one proposed, and other hours to propose."""
    if request.method != "POST":
        return _page(request, Proposing(initial=begun(request)))
    form = Proposing(request.POST)
    if not form.is_valid():
        return _page(request, form)
    now, today = moment(request)
    mine = Plan.objects.filter(bond=request.bond.id, author=request.keys.person, day=today)
    if resting(request) or mine.count() >= MOST_A_DAY:
        keep(request)
        return _page(request, form, status=409)
    closed = shut(request, ROOM)
    if closed is not None:
        return closed

    def act() -> str:
        Plan.propose(request.side, request.keys, form.hours(request.person.timezone, now), today)
        made(request, ROOM)
        return _here(request)

    return once(request, act)


@audience("bond")
@require_POST
def sign(request: BondRequest, plan: UUID) -> HttpResponse:
    """My signature, or mine for six weeks more. Where there is nothing to sign, nothing changes."""
    if resting(request) or why(request, ROOM):
        return _page(request, Proposing(initial=begun(request)), status=409)

    def act(row: Plan) -> None:
        now, today = moment(request)
        shown = plans.one(request.here, row)
        if shown is not None and shown.may_sign(now):
            row.sign(request.keys, now, today)

    return _done(request, plan, act)


@audience("bond")
@require_POST
def let_go(request: BondRequest, plan: UUID) -> HttpResponse:
    """Either lets them go, at any time, without a reason: nothing opens from then on."""

    def act(row: Plan) -> None:
        if plans.one(request.here, row) is not None:
            row.let_go(request.keys, moment(request)[1])

    return _done(request, plan, act)


def _done(request: BondRequest, plan: UUID, act: Callable[[Plan], None]) -> HttpResponse:
    def acted() -> str:
        ours = Plan.objects.filter(bond=request.bond.id, author__in=request.here.members())
        row = ours.select_for_update().filter(id=plan).first()
        if row is None:
            raise Http404
        act(row)
        return _here(request)

    try:
        return once(request, acted)
    except Unopened:
        return _page(request, Proposing(initial=begun(request)), status=409)


def _here(request: BondRequest) -> str:
    return reverse("question-hours", kwargs={"bond": request.bond.id})


def _page(request: BondRequest, form: Proposing, status: int = 200) -> HttpResponse:
    now = moment(request)[0]
    found = plans.looked_into(request.here)
    signed = found.signed
    context = {
        "here": "writing",
        "form": form,
        "signed": signed,
        "stands": signed is not None and signed.stands(now),
        "may_renew": signed is not None and signed.may_sign(now),
        "next": signed.next(now) if signed is not None else None,
        "window": found.window(now),
        "proposed": found.proposed,
        "may_sign": found.proposed is not None and found.proposed.may_sign(now),
        "times": _times(signed, request),
        "proposed_times": _times(found.proposed, request),
        "both": request.here.both,
        "resting": resting(request),
        "why": "" if resting(request) else why(request, ROOM),
        "refused": status != 200,
    }
    return render(request, "questions/hours.html", context, status=status)


def _times(shown: plans.Shown | None, request: BondRequest) -> list[agreed.Window]:
    """The hours of one week from now on; the page shows them on the reader's own clock."""
    return agreed.week(shown.hours, moment(request)[0]) if shown is not None else []
