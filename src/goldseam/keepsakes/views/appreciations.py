from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.bonds.asking import BondRequest
from goldseam.journey.visiting import MOST_A_DAY, begun, keep, made, moment, resting, shut
from goldseam.keepsakes import lines
from goldseam.keepsakes.forms import Appreciating
from goldseam.keepsakes.models import Appreciation, Noticed
from goldseam.keepsakes.models.appreciation import Line, Small
from goldseam.web.audience import audience
from goldseam.web.once import once

A_PAGE = 40


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def appreciations(request: BondRequest) -> HttpResponse:
    """What was given, received and kept, day by day, and one line more."""
    if request.method != "POST":
        return _list(request, Appreciating(initial={"visibility": "me"} | begun(request)))
    form = Appreciating(request.POST)
    if not form.is_valid():
        return _list(request, form)
    to_both = form.cleaned_data["visibility"] == "shared"
    now, today = moment(request)
    if to_both:
        if resting(request) or _enough(request):
            keep(request)
            return _list(request, form, status=409)
        closed = shut(request, "appreciations")
        if closed is not None:
            return closed

    def act() -> str:
        model: type[Small] = Appreciation if to_both else Noticed
        model.begin(request.side, request.keys, Line(form.cleaned_data["text"], now), today)
        made(request, "appreciations")
        return reverse("appreciations", kwargs={"bond": request.bond.id})

    return once(request, act)


def _enough(request: BondRequest) -> bool:
    today = moment(request)[1]
    mine = Appreciation.objects.filter(bond=request.bond.id, author=request.keys.person, day=today)
    return mine.count() >= MOST_A_DAY


def _list(request: BondRequest, form: Appreciating, status: int = 200) -> HttpResponse:
    page = Paginator(lines.numbered(request.here), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "here": "writing",
        "form": form,
        "days": lines.opened(request.here, list(page)),
        "page": page,
        "both": request.here.both,
        "resting": resting(request),
        "refused": status != 200,
    }
    return render(request, "keepsakes/appreciations.html", context, status=status)


@audience("bond")
@require_POST
def remove(request: BondRequest, line: UUID) -> HttpResponse:
    """A line of mine is gone, for both if it was given."""

    def act() -> str:
        mine = {"bond": request.bond.id, "author": request.keys.person, "id": line}
        models: tuple[type[Small], ...] = (Appreciation, Noticed)
        rows = (row for model in models for row in model._default_manager.filter(**mine))
        row = next(rows, None)
        if row is None:
            raise Http404
        row.remove(request.keys)
        return reverse("appreciations", kwargs={"bond": request.bond.id})

    return once(request, act)
