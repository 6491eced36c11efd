"""Something to do away from the screen. Whoever likes says afterwards how it went, for themself."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import reflect
from goldseam.exercises.typed import form_of
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way
from goldseam.web.once import once
from goldseam.writing import drafts

show = reflect.show


def save(request: BondRequest, way: Way, activity: Activity) -> HttpResponse:
    """Done; with a private note when there is one."""
    form, _ = form_of(request, activity, way.said(activity))
    if activity.parts and not form.says_nothing:
        return reflect.save(request, way, activity)

    def act() -> str:
        drafts.drop(request.keys, request.side, request.path)
        way.complete(activity)
        return reverse("step", kwargs={"bond": request.bond.id, "number": activity.step})

    return once(request, act)
