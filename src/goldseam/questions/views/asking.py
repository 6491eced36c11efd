from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goldseam.bonds.asking import BondRequest
from goldseam.journey.visiting import MOST_A_DAY, begun, keep, made, moment, resting, shut, why
from goldseam.journey.way import way_of
from goldseam.questions import jar, wary
from goldseam.questions.forms import Asking
from goldseam.questions.models import Noted, Question
from goldseam.questions.models.question import Asked
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once

ROOM = "questions"


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: BondRequest) -> HttpResponse:
    """What was asked and answered, what I noted for myself, and one more question."""
    if request.method != "POST":
        return _page(request, Asking(initial={"visibility": "me"} | begun(request)))
    form = Asking(request.POST)
    if not form.is_valid():
        return _page(request, form)
    if form.cleaned_data["visibility"] == "shared":
        return _sent(request, form, None)
    asked = _asked(request, form)

    def act() -> str:
        Noted.begin(request.side, request.keys, asked, moment(request)[1])
        made(request, ROOM)
        return reverse("questions", kwargs={"bond": request.bond.id})

    return once(request, act)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: BondRequest, noted: UUID) -> HttpResponse:
    """A question I noted, looked at once more before the other can read it."""
    row = Noted.objects.of(request.side).filter(id=noted).first()
    if row is None:
        led = led_to(request) if request.method == "POST" else None
        if led is not None:
            return redirect(led)
        raise Http404
    request.keys.ledger.load([row.id])
    try:
        asked = row.read(request.keys)
    except Unopened:
        raise Http404 from None
    if request.method != "POST":
        first = {"text": asked.text, "about": asked.about, "visibility": "shared"}
        return _page(request, Asking(initial=first | begun(request)), noted=row)
    form = Asking(request.POST)
    return _sent(request, form, row) if form.is_valid() else _page(request, form, noted=row)


def _sent(request: BondRequest, form: Asking, noted: Noted | None) -> HttpResponse:
    """Sends it, unless nothing may be given now, it lies there already, or it is better slept over first."""
    led = led_to(request)
    if led is not None:
        return redirect(led)
    if resting(request) or _enough(request):
        keep(request)
        return _page(request, form, status=409, noted=noted)
    closed = shut(request, ROOM)
    if closed is not None:
        return closed
    asked = _asked(request, form)
    if _there_already(request, asked):
        form.add_error("text", _already())
        return _page(request, form, noted=noted)
    notes = _notes(form, asked)
    if notes and "sure" not in request.POST:
        keep(request)
        return _page(request, form, noted=noted, notes=notes)

    def act() -> str:
        row = Question.send(request.side, request.keys, asked, moment(request)[1], noted)
        made(request, ROOM)
        return reverse("question", kwargs={"bond": request.bond.id, "question": row.id})

    return once(request, act)


def _asked(request: BondRequest, form: Asking) -> Asked:
    return Asked(form.cleaned_data["text"].strip(), form.cleaned_data["about"], moment(request)[0])


def _notes(form: Asking, asked: Asked) -> list[str]:
    """What to think of before it goes; nothing for most questions."""
    found = ["pictures"] if wary.pictures(asked.text) else []
    found += ["everything"] if wary.everything(asked.text) else []
    return found + (["haunt"] if form.cleaned_data["knowing"] == "haunt" else [])


def _already() -> str:
    return _("This question lies there already. Nobody has to be asked twice. In other words it may be sent.")


def _there_already(request: BondRequest, asked: Asked) -> bool:
    """Whether I sent these words before, and did not take them back."""
    plain = " ".join(asked.text.casefold().split())
    mine = jar.looked_into(request.here).asked_by_me
    return any(one.asked and " ".join(one.asked.text.casefold().split()) == plain for one in mine)


def _enough(request: BondRequest) -> bool:
    today = moment(request)[1]
    mine = Question.objects.filter(bond=request.bond.id, author=request.keys.person, day=today)
    return mine.count() >= MOST_A_DAY


def _page(
    request: BondRequest,
    form: Asking,
    status: int = 200,
    noted: Noted | None = None,
    notes: list[str] | None = None,
) -> HttpResponse:
    room = way_of(request).room(ROOM)
    context = {
        "here": "writing",
        "step": room[0].step if room else None,
        "form": form,
        "jar": jar.looked_into(request.here),
        "noted": noted,
        "notes": notes or [],
        "both": request.here.both,
        "resting": resting(request),
        "why": "" if resting(request) else why(request, ROOM),
        "refused": status != 200,
    }
    return render(request, "questions/questions.html", context, status=status)
