from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldseam.bonds.asking import BondRequest
from goldseam.checkins.asked import FIGURES
from goldseam.checkins.forms import CheckInForm
from goldseam.checkins.models import CheckIn
from goldseam.checkins.models.check_in import Already
from goldseam.checkins.room import CHECK_IN, around, settle
from goldseam.checkins.views.around import form_of, keep_typed, opened, today
from goldseam.checkins.weeks import Line, weeks
from goldseam.journey import gate
from goldseam.journey.way import Way, way_of
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once
from goldseam.writing import drafts

A_PAGE = 30


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def check_ins(request: BondRequest) -> HttpResponse:
    """How it stands today, and how it stood over weeks, for me alone."""
    way = way_of(request)
    posted = request.method == "POST"
    if posted and (before := led_to(request)) is not None:
        return redirect(before)
    page = _page(request)
    if posted or not page.object_list:
        closed = gate.closed(request, CHECK_IN)
        if closed is not None:
            keep_typed(request)
            return closed
    form, draft_at = form_of(request, way, CheckInForm)
    if posted and form.is_valid():
        try:
            return once(request, lambda: _kept(request, way, form))
        except Already as found:
            return _two(request, way, form, found.row)
    context = {"form": form, "draft_at": draft_at} | _table(request, page)
    return render(request, "checkins/check_ins.html", context | around(way, CHECK_IN))


def _kept(request: BondRequest, way: Way, form: CheckInForm) -> str:
    day, instead = today(way), _instead(request)
    row = CheckIn.keep(request.side, request.keys, "check-in", form.standing(way.now), day, instead)
    drafts.drop(request.keys, request.side, request.path)
    settle(way, CHECK_IN, done=True)
    return reverse("check-in", kwargs={"bond": request.bond.id, "check": row.id}) + "?saved"


def _instead(request: BondRequest) -> int | None:
    """The revision whose place this one takes, when its writer said so."""
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() and len(given) < 9 else None


def _two(request: BondRequest, way: Way, form: CheckInForm, row: CheckIn) -> HttpResponse:
    """There is one of today. Both stand there, and nothing is overwritten by itself."""
    context = {"form": form, "row": row, "standing": opened(request, row)}
    return render(request, "checkins/two.html", context | around(way, CHECK_IN), status=409)


def _page(request: BondRequest) -> Page[CheckIn]:
    rows = CheckIn.objects.of(request.side).order_by("-day", "tag", "id")
    return Paginator(rows, A_PAGE).get_page(request.GET.get("page"))


def _table(request: BondRequest, page: Page[CheckIn]) -> dict[str, Any]:
    rows = list(page)
    request.keys.ledger.load(row.id for row in rows)
    lines = [Line(row.id, row.day, opened(request, row)) for row in rows]
    return {"page": page, "weeks": weeks(lines), "columns": FIGURES}
