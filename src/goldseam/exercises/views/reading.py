from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldseam.bonds.asking import BondRequest
from goldseam.exercises.models import Reflection
from goldseam.exercises.prompts import FEELINGS, PROMPTS
from goldseam.exercises.views.writing import tag_of
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience

A_PAGE = 30
FELT = {slug: word for _, group in FEELINGS for slug, word in group}


@audience("bond")
@require_safe
def writings(request: BondRequest) -> HttpResponse:
    """My own writings in this bond, newest first. Nothing is opened for the list."""
    prompts = {tag_of(request, prompt): prompt for prompt in PROMPTS}
    rows = Reflection.objects.of(request.side).defer("envelope").order_by("-day", "id")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    listed = [(row, prompts.get(bytes(row.tag))) for row in page]
    asked = [(prompt, tag.hex()) for tag, prompt in prompts.items()]
    context = {"page": page, "listed": listed, "asked": asked, "here": "writing"}
    return render(request, "exercises/writings.html", context)


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
        "felt": [FELT[f] for f in words.feelings if f in FELT] if words else [],
        "altered": found.id in request.keys.altered,
        "versions": found.versions.order_by("-revision").defer("envelope"),
        "here": "writing",
    }
    return render(request, "exercises/writing.html", context)


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
        "felt": [FELT[f] for f in words.feelings if f in FELT] if words else [],
        "here": "writing",
    }
    return render(request, "exercises/version.html", context)
