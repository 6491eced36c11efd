"""Private writing in parts. Nobody else reads it unless its writer shows it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldseam.bonds.asking import BondRequest
from goldseam.exercises.around import closed, page, sitting
from goldseam.exercises.models import Reflection
from goldseam.exercises.models.reflection import Words
from goldseam.exercises.parts import Doing, answers_of
from goldseam.exercises.parts.fields import EMPTY
from goldseam.exercises.typed import form_of
from goldseam.journey import waiting
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way
from goldseam.lib import clock
from goldseam.web.once import once
from goldseam.writing import drafts

MOST_EARLIER = 20
TEMPLATES = {"reflect": "exercises/reflect.html", "practice": "exercises/practice.html"}


def show(request: BondRequest, way: Way, activity: Activity) -> HttpResponse:
    """An empty form or its draft, and what was written here before. Writing once more on something heavy is
    begun like the first time."""
    earlier = Reflection.objects.on(request.side, request.keys, activity.slug).defer("envelope")
    context = page(way, activity, earlier=earlier.order_by("-day", "id")[:MOST_EARLIER])
    why = closed(way, activity)
    if why is not None or (activity.heavy and not sitting(way, activity)):
        said = waiting.words(why, way) if why is not None else ""
        return render(request, "exercises/begin.html", context | {"closed": said})
    form, draft_at = form_of(request, activity, way.said(activity))
    return render(request, TEMPLATES[activity.kind], context | {"form": form, "draft_at": draft_at})


def save(request: BondRequest, way: Way, activity: Activity) -> HttpResponse:
    """A new writing, and my part of the activity is done."""
    form, _ = form_of(request, activity, way.said(activity))
    if form.says_nothing:
        form.add_error(None, EMPTY)
    if not form.is_valid():
        return render(request, TEMPLATES[activity.kind], page(way, activity, form=form))

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


def rewritten(way: Way, activity: Activity, form: Doing, before: Words) -> Words:
    """The same for a newer version. What was asked then and is asked no more stays as it was answered, and
    answers to an older wording stay under it."""
    words = written(way, activity, form)
    asked = {one.part for one in words.answers}
    words.answers += [one for one in before.parts if one.part not in asked and not one.empty]
    if before.revision != activity.revision:
        words.prompt, words.revision = before.prompt, before.revision
    return words
