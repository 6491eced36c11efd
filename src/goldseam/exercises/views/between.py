"""The page of what is sealed for both: writing it, waiting, taking it back, opening it, and what is seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any, Final

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import between, exchange, guess, sort, written
from goldseam.exercises.around import page
from goldseam.exercises.between import Between
from goldseam.exercises.hearing import Hearing, Replying
from goldseam.exercises.models import Aside
from goldseam.exercises.models.beside import Beside
from goldseam.exercises.models.exchange import Settled
from goldseam.exercises.overlaps import overlaps
from goldseam.exercises.views import gaps, reveal
from goldseam.exercises.views.activity import keep_typed
from goldseam.journey import gate
from goldseam.journey.pacing import NotYet
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way, way_of
from goldseam.lib import clock
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once
from goldseam.writing import drafts

SHEETS: Final[Mapping[str, ModuleType]] = {"exchange": exchange, "sort": sort, "guess": guess}


def show(request: BondRequest, way: Way, activity: Activity) -> HttpResponse:
    """The form, my sealed answer, or both answers, as it stands for me."""
    shown = between.between(request.here, activity)
    if shown.state == "unsealed":
        return _form(request, way, activity, None)
    return (
        OPENED[activity.kind](request, way, activity, shown)
        if shown.state == "open"
        else _sealed(request, way, activity, shown)
    )


def save(request: BondRequest, way: Way, activity: Activity) -> HttpResponse:
    """Seals my answer. Whoever comes second releases theirs with it; nobody is told who that is."""
    before = led_to(request)
    if before is not None:
        return redirect(before)
    if activity.slug in way.past.never:
        return refused(
            request, way, activity, _("You said this is not for you. Offer it to yourself again first.")
        )
    if not request.here.both:
        keep_typed(request)
        return gate.not_yet(request, activity, NotYet("together"))
    if between.between(request.here, activity).state != "unsealed":
        return refused(
            request, way, activity, _("Your answer is sealed already. To change it, take it back first.")
        )
    sheet = SHEETS[activity.kind]
    form: forms.Form = sheet.form(way, activity, request.POST)
    if not form.is_valid():
        return _form(request, way, activity, form)

    def act() -> None:
        text = written.sealed(activity, sheet.answers(form, way, activity), clock.day(way.now, way.zone))
        beside = sheet.beside(form, _beside(request, activity), activity)
        between.seal(way, activity, text, beside)
        drafts.drop(request.keys, request.side, request.path)

    return done(request, way, activity, act)


@audience("bond")
@require_POST
def opening(request: BondRequest, sealed: str) -> HttpResponse:
    """I sealed first, both have answered, and I open both."""
    way, activity = found(request, sealed)
    why = way.answer(activity)
    if isinstance(why, NotYet):
        return gate.not_yet(request, activity, why)
    return done(request, way, activity, lambda: between.open_both(way, activity))


@audience("bond")
@require_POST
def withdrawal(request: BondRequest, sealed: str) -> HttpResponse:
    """I take my answer back, at any time until it is open. Its words come back to me as a draft."""
    way, activity = found(request, sealed)

    def act() -> None:
        mine, kept = between.take_back(way, activity), _beside(request, activity)
        fields = SHEETS[activity.kind].fields_of(mine.answers, kept) if mine is not None else {}
        if fields:
            drafts.keep(request.keys, request.side, address(way, activity), fields, clock.now())

    return done(request, way, activity, act)


def found(request: BondRequest, tag: str) -> tuple[Way, Activity]:
    """The activity of an address, when it is one that is sealed for both; 404 for any other."""
    way = way_of(request)
    activity = way.find(tag)
    if activity is None or activity.kind not in SHEETS:
        raise Http404
    return way, activity


def address(way: Way, activity: Activity) -> str:
    return reverse("activity", kwargs={"bond": way.here.bond.id, "tag": way.tag(activity)})


def done(request: BondRequest, way: Way, activity: Activity, act: Callable[[], None]) -> HttpResponse:
    """Does it once and leads to the activity's page; where that can not be, says so and changes nothing."""

    def whole() -> str:
        act()
        return address(way, activity)

    try:
        return once(request, whole)
    except Settled:
        return refused(request, way, activity, _("It stands otherwise than when you opened the page."))
    except Unopened:
        return refused(
            request,
            way,
            activity,
            _("What lies there is not what was sealed, so nothing of yours was opened."),
        )


def refused(
    request: BondRequest, way: Way, activity: Activity, reason: str, status: int = 409
) -> HttpResponse:
    """Nothing was done, and why. What was typed is given back."""
    fields = {
        **SHEETS[activity.kind].form(way, activity).fields,
        **Hearing.base_fields,
        **Replying.base_fields,
    }
    names = (
        name for name, field in fields.items() if isinstance(field.widget, forms.TextInput | forms.Textarea)
    )
    typed = [text for name in names for text in request.POST.getlist(name) if text.strip()]
    context = page(way, activity, reason=reason, typed=typed, back=address(way, activity))
    return render(request, "exercises/not_done.html", context, status=status)


def _beside(request: BondRequest, activity: Activity) -> Beside:
    try:
        return Aside.beside(request.side, request.keys, activity.slug)
    except Unopened:
        return Beside(activity.slug)


def _form(request: BondRequest, way: Way, activity: Activity, form: forms.Form | None) -> HttpResponse:
    """The form as it was posted, or as its draft left it."""
    sheet, draft_at = SHEETS[activity.kind], None
    if form is None:
        form = sheet.form(way, activity)
        unfinished = drafts.found(request.keys, request.side, request.path)
        if unfinished is not None:
            draft_at = unfinished.at
            _begun(form, unfinished.fields)
    context = page(
        way, activity, form=form, fields=sheet.FIELDS, draft_at=draft_at, alone=not request.here.both
    )
    return render(request, "exercises/exchange.html", context)


def _begun(form: forms.Form, fields: dict[str, list[str]]) -> None:
    """A draft as a form's beginning, each field read as it reads itself."""
    typed: MultiValueDict[str, str] = MultiValueDict(fields)
    for name, field in form.fields.items():
        if not field.widget.value_omitted_from_data(typed, MultiValueDict(), name):
            form.initial[name] = field.widget.value_from_datadict(typed, MultiValueDict(), name)


def _sealed(request: BondRequest, way: Way, activity: Activity, shown: Between) -> HttpResponse:
    context: dict[str, Any] = {
        "ready": shown.state == "ready",
        "resting": way.common.paused,
        "mine": shown.mine,
        "own": SHEETS[activity.kind].OWN,
        "answers": shown.mine.answers if shown.mine else [],
    }
    if activity.kind == "sort":
        context["cards"] = overlaps(context["answers"], []).left_open
    if activity.kind == "guess":
        context["guesses"] = gaps.guessed(way, activity, _beside(request, activity))
    return render(request, "exercises/sealed.html", page(way, activity, **context))


def _overlaps(request: BondRequest, way: Way, activity: Activity, shown: Between) -> HttpResponse:
    mine, theirs = ([*side.answers] if side else [] for side in (shown.mine, shown.theirs))
    context = reveal.around(way, activity, shown) | {"heaps": overlaps(mine, theirs)}
    return render(request, "exercises/overlaps.html", page(way, activity, **context))


OPENED: Final = {"exchange": reveal.show, "sort": _overlaps, "guess": gaps.show}
