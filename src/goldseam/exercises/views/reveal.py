"""Both answers side by side, and what each heard in the other's."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import hearing
from goldseam.exercises.around import page
from goldseam.exercises.between import Between
from goldseam.exercises.hearing import Hearing, Replying
from goldseam.exercises.models import Aside
from goldseam.exercises.reveal import runs
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way
from goldseam.vault.sodium import Unopened
from goldseam.writing import drafts


def around(way: Way, activity: Activity, shown: Between) -> dict[str, Any]:
    """What every opened page shows: whose is whose, both days, and the day it was opened."""
    name = way.here.partner_name
    return {
        "mine": shown.mine,
        "theirs": shown.theirs,
        "opened_on": shown.opened_on,
        "heading": way.said(activity).title,
        "my_words": _("You"),
        "their_words": name or _("The other"),
    }


def show(
    request: BondRequest,
    way: Way,
    activity: Activity,
    shown: Between,
    form: Hearing | None = None,
    status: int = 200,
) -> HttpResponse:
    """The two letters, the scales, and what was heard. ``form`` is one that was posted and is not right."""
    assert shown.exchange is not None
    said = hearing.said(shown.exchange, request.here)
    resting = way.common.paused or not request.here.both
    begun, draft_at = _begun(request, way, activity)
    both = [side for side in (shown.mine, shown.theirs) if side]
    listed = runs(shown, activity)
    context = around(way, activity, shown) | {
        "runs": listed,
        "days_apart": all(run.rows for run in listed),
        "single": all(len([a for a in side.answers if not a.empty]) == 1 for side in both),
        "heard_by_me": [one for one in said if one.mine],
        "heard_by_them": [one for one in said if not one.mine],
        "hearing": form or (None if resting or shown.theirs is None else begun),
        "replying": Replying(initial={"line": _line(request, way, activity)}),
        "heard_draft_at": draft_at,
        "resting": resting,
    }
    return render(request, "exercises/reveal.html", page(way, activity, **context), status=status)


def place(way: Way, activity: Activity, name: str) -> str:
    """The address of one of the forms on this page, under which its draft lies."""
    return reverse(name, kwargs={"bond": way.here.bond.id, "sealed": way.tag(activity)})


def _begun(request: BondRequest, way: Way, activity: Activity) -> tuple[Hearing, Any]:
    unfinished = drafts.found(request.keys, request.side, place(way, activity, "activity-hear"))
    if unfinished is not None:
        fields = unfinished.fields
        words = {"heard": "".join(fields.get("heard", [])), "feelings": fields.get("feelings", [])}
        return Hearing(initial=words), unfinished.at
    try:
        felt = Aside.beside(request.side, request.keys, activity.slug).feelings
    except Unopened:
        felt = []
    return Hearing(initial={"feelings": felt}), None


def _line(request: BondRequest, way: Way, activity: Activity) -> str:
    unfinished = drafts.found(request.keys, request.side, place(way, activity, "activity-heard-reply"))
    return "".join(unfinished.fields.get("line", [])) if unfinished is not None else ""
