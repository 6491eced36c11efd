from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldseam.bonds.asking import BondRequest
from goldseam.exercises.around import page
from goldseam.exercises.models import Reflection
from goldseam.exercises.models.reflection import Changed
from goldseam.exercises.parts import Doing, answers_of, initial_of, keep_wording
from goldseam.exercises.parts.fields import EMPTY
from goldseam.exercises.reflect import rewritten
from goldseam.exercises.typed import form_of
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way, way_of
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import once
from goldseam.writing import drafts


def own(request: BondRequest, row: Any) -> Reflection:
    """One of my own writings, or the same 404 as for none."""
    found = Reflection.objects.of(request.side).filter(id=row).first()
    if found is None:
        raise Http404
    return found


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: BondRequest, row: Any) -> HttpResponse:
    """A newer version. Two windows never overwrite each other silently."""
    writing, way = own(request, row), way_of(request)
    try:
        before = writing.read(request.keys)
    except Unopened:
        return redirect("writing", bond=request.bond.id, row=writing.id)
    activity = way.program.activities.get(before.slug)
    if activity is None:
        return redirect("writing", bond=request.bond.id, row=writing.id)
    form, draft_at = form_of(request, activity, way.said(activity), initial_of(before.parts))
    if before.revision != activity.revision:
        keep_wording(form, before.parts)
    if form.says_nothing:
        form.add_error(None, EMPTY)
    seen = _seen(request, writing.revision)
    if request.method == "POST" and form.is_valid():

        def act() -> str:
            writing.revise(request.keys, rewritten(way, activity, form, before), seen)
            drafts.drop(request.keys, request.side, request.path)
            return reverse("writing", kwargs={"bond": request.bond.id, "row": writing.id})

        try:
            return once(request, act)
        except Changed:
            return _two_versions(request, way, activity, writing, form)
    context = page(way, activity, form=form, writing=writing, draft_at=draft_at) | {"here": "writing"}
    return render(request, "exercises/reflect.html", context)


def _seen(request: BondRequest, revision: int) -> int:
    """The revision the form was filled in on; a form that does not say counts as the first."""
    if request.method != "POST":
        return revision
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0


def _two_versions(
    request: BondRequest, way: Way, activity: Activity, writing: Reflection, form: Doing
) -> HttpResponse:
    writing.refresh_from_db()
    context = {
        "form": form,
        "writing": writing,
        "saved": writing.read(request.keys).parts,
        "mine": answers_of(form, activity, way.said(activity)),
        "here": "writing",
    }
    return render(request, "exercises/two_versions.html", context, status=409)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: BondRequest, row: Any) -> HttpResponse:
    """Erases a writing and all its versions, after one page that says so."""
    if request.method != "POST":
        return render(request, "exercises/remove.html", {"writing": own(request, row), "here": "writing"})

    def act() -> str:
        writing, way = own(request, row), way_of(request)
        activity = next(
            (one for one in way.program.activities.values() if way.tag(one) == bytes(writing.tag).hex()), None
        )
        writing.remove(request.keys)
        if activity is not None:
            left = Reflection.objects.on(request.side, request.keys, activity.slug)
            if not left.exists():
                way.reopen(activity)
        return reverse("writings", kwargs={"bond": request.bond.id})

    return once(request, act)
