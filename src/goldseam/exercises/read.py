"""A short reading. Marked as read by its reader, and never reported to anybody."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldseam.bonds.asking import BondRequest
from goldseam.exercises.around import page
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way
from goldseam.web.once import once


def show(request: BondRequest, way: Way, activity: Activity) -> HttpResponse:
    return render(request, "exercises/read.html", page(way, activity))


def save(request: BondRequest, way: Way, activity: Activity) -> HttpResponse:
    """I have read it."""

    def act() -> str:
        way.complete(activity)
        return reverse("step", kwargs={"bond": request.bond.id, "number": activity.step})

    return once(request, act)
