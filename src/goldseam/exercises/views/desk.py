"""A letter at its writer's own desk: written in parts, saved, resting, changed. Its activity's page shows and
saves it; a page of its own changes it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import amends, correspondence, going_on, in_turn, letters
from goldseam.exercises.around import closed, page
from goldseam.exercises.models import Letter
from goldseam.exercises.models.letter import Sheet
from goldseam.exercises.models.reflection import Changed
from goldseam.exercises.parts import Doing, answers_of, form_for, initial_of
from goldseam.exercises.views.activity import keep_typed
from goldseam.exercises.views.asking import when_again
from goldseam.exercises.views.handing import own, seen, why_not
from goldseam.journey import gate, waiting
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way, way_of
from goldseam.lib import clock
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import once
from goldseam.writing import drafts


def show(request: BondRequest, way: Way, activity: Activity) -> HttpResponse:
    """The letter as it stands, or an empty sheet while there is none."""
    row = Letter.objects.about(request.side, request.keys, activity.slug)
    if row is None:
        return _sheet(request, way, activity, None)
    try:
        sheet = row.read(request.keys)
    except Unopened:
        return render(request, "exercises/letter_desk.html", page(way, activity, own=row, sheet=None))
    return _standing(request, way, activity, row, sheet)


def save(request: BondRequest, way: Way, activity: Activity) -> HttpResponse:
    """Keeps the words of a first version."""
    return _saved(request, way, activity, None)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: BondRequest, letter: UUID) -> HttpResponse:
    """Other words in my letter. Two windows never overwrite each other in silence."""
    row, way = own(request, letter), way_of(request)
    try:
        sheet = row.read(request.keys)
    except Unopened:
        return redirect("activity", bond=request.bond.id, tag=bytes(row.tag).hex())
    activity = way.program.activities.get(sheet.slug)
    if activity is None:
        return redirect("letter", bond=request.bond.id, letter=letter)
    why = closed(way, activity)
    if why is not None and why.reason != "paused":  # one's own words never rest
        keep_typed(request)
        return gate.not_yet(request, activity, why)
    if request.method == "POST":
        return _saved(request, way, activity, row)
    return _sheet(request, way, activity, row, answers=initial_of(sheet.answers))


def _standing(request: BondRequest, way: Way, activity: Activity, row: Letter, sheet: Sheet) -> HttpResponse:
    given = activity.audience == "other-when-handed"
    handed = correspondence.last_handed(row.id, request.here)
    same = handed is not None and letters.said(handed.answers) == letters.said(sheet.answers)
    wait, slip = when_again(request, activity)
    turn = in_turn.waits(way, activity)
    context = page(
        way,
        activity,
        own=row,
        sheet=sheet,
        given=given,
        handed=handed,
        same=same,
        not_before=wait or (waiting.words(turn, way) if turn is not None else ""),
        promise=bool(amends.now(sheet)),
        slip=slip,
        reader="shared" if same else "me",
        rests=waiting.moment(sheet.until, way) if way.now < sheet.until else "",
        ready=given and not same and why_not(request, row, sheet, activity) is None,
        versions=row.versions.order_by("-revision").defer("envelope"),
    )
    return render(request, "exercises/letter_desk.html", context)


def _saved(request: BondRequest, way: Way, activity: Activity, row: Letter | None) -> HttpResponse:
    said = way.said(activity)
    form = form_for(activity, said, data=request.POST)
    if not form.is_valid():
        return _sheet(request, way, activity, row, form=form)

    def act() -> str:
        now = clock.now()
        today, answers = clock.day(now, request.person.timezone), answers_of(form, activity, said)
        Letter.save_words(request.side, request.keys, activity, answers, seen(request), now, today)
        drafts.drop(request.keys, request.side, request.path)
        way.begin(activity)
        way.complete(activity)
        return reverse("activity", kwargs={"bond": request.bond.id, "tag": way.tag(activity)})

    try:
        return once(request, act)
    except Changed:
        return _two_versions(request, way, activity, form)


def _two_versions(request: BondRequest, way: Way, activity: Activity, form: Doing) -> HttpResponse:
    """What stands here now beside what was just sent, which goes on as the words of its own page."""
    row = Letter.objects.about(request.side, request.keys, activity.slug)
    saved = row.read(request.keys) if row else None
    return _sheet(request, way, activity, row, form=form, status=409, saved=saved)


def _sheet(
    request: BondRequest,
    way: Way,
    activity: Activity,
    row: Letter | None,
    form: Doing | None = None,
    answers: dict[str, Any] | None = None,
    status: int = 200,
    saved: Sheet | None = None,
) -> HttpResponse:
    """The letter as a form: as posted, as its draft left it, or as it was saved."""
    place = (
        reverse("letter-change", kwargs={"bond": request.bond.id, "letter": row.id}) if row else request.path
    )
    draft_at = None
    if form is None:
        unfinished = drafts.found(request.keys, request.side, place)
        if unfinished is not None:
            answers, draft_at = begun(activity, way, unfinished.fields), unfinished.at
        form = form_for(activity, way.said(activity), initial=answers)
    turn = going_on.answered(way, row)
    context = page(
        way,
        activity,
        own=row,
        form=form,
        draft_at=draft_at,
        place=place,
        saved=saved,
        two=status == 409,
        turn=turn,
        beside=list(going_on.beside(form, turn)) if turn else [],
    )
    return render(request, "exercises/letter_write.html", context, status=status)


def begun(activity: Activity, way: Way, fields: dict[str, list[str]]) -> dict[str, Any]:
    """A draft as a form's beginning, each part read as its own field reads it."""
    typed: MultiValueDict[str, str] = MultiValueDict(fields)
    empty = form_for(activity, way.said(activity))
    return {
        part.id: empty.fields[name].widget.value_from_datadict(typed, MultiValueDict(), name)
        for part in activity.parts
        for name in [empty[f"p-{part.id}"].html_name]
    }
