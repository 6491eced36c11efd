"""Private writing in parts. Nobody else reads it unless its writer shows it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldseam.bonds.asking import BondRequest
from goldseam.exercises.around import page
from goldseam.exercises.models import Reflection
from goldseam.exercises.models.reflection import Words
from goldseam.exercises.parts import Doing, answers_of
from goldseam.exercises.typed import form_of
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way
from goldseam.lib import clock
from goldseam.web.once import once
from goldseam.writing import drafts

MOST_EARLIER = 20


def show(request: BondRequest, way: Way, activity: Activity) -> HttpResponse:
    """An empty form or its draft, and what was written here before."""
    form, draft_at = form_of(request, activity, way.said(activity))
    earlier = Reflection.objects.on(request.side, request.keys, activity.slug).defer("envelope")
    listed = earlier.order_by("-day", "id")[:MOST_EARLIER]
    context = page(way, activity, form=form, draft_at=draft_at, earlier=listed)
    return render(request, "exercises/reflect.html", context)


def save(request: BondRequest, way: Way, activity: Activity) -> HttpResponse:
    """A new writing, and my part of the activity is done."""
    form, _ = form_of(request, activity, way.said(activity))
    if not form.is_valid():
        return render(request, "exercises/reflect.html", page(way, activity, form=form))

    def act() -> str:
        words = written(way, activity, form)
        row = Reflection.begin(request.side, request.keys, words, clock.day(way.now, way.zone))
        drafts.drop(request.keys, request.side, request.path)
        way.complete(activity)
        return reverse("writing", kwargs={"bond": request.bond.id, "row": row.id}) + "?saved"

    return once(request, act)


def written(way: Way, activity: Activity, form: Doing) -> Words:
    """A valid form as it is sealed, with the wording it answered."""
    said = way.said(activity)
    return Words(
        slug=activity.slug,
        prompt=said.title,
        text="",
        feelings=[],
        at=way.now,
        answers=answers_of(form, activity, said),
        revision=activity.revision,
    )
