from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goldseam.bonds.asking import BondRequest
from goldseam.journey.visiting import begun, keep, made, moment, resting, shut, why
from goldseam.journey.way import way_of
from goldseam.questions import jar, opening, plans, wary
from goldseam.questions.forms import Asking
from goldseam.questions.models import Noted
from goldseam.questions.models.question import Asked
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once

ROOM = "questions"
REST = timedelta(hours=24)
"""So long rests a question whose answer may come back as pictures, or that asks for all there is."""


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: BondRequest) -> HttpResponse:
    """What was asked and answered, what lies in my jar or is noted for myself, and one more question."""
    if request.method != "POST":
        return _page(request, Asking(initial={"visibility": "me"} | begun(request)))
    form = Asking(request.POST)
    if not form.is_valid():
        return _page(request, form)
    if form.cleaned_data["visibility"] == "seal":
        return _put_in(request, form, None)
    asked = _asked(request, form)

    def act() -> str:
        Noted.begin(request.side, request.keys, asked, moment(request)[1])
        made(request, ROOM)
        return reverse("questions", kwargs={"bond": request.bond.id})

    return once(request, act)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: BondRequest, noted: UUID) -> HttpResponse:
    """A question I noted, looked at once more before it lies in the jar."""
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
        first = {"text": asked.text, "about": asked.about, "visibility": "seal"}
        return _page(request, Asking(initial=first | begun(request)), noted=row)
    form = Asking(request.POST)
    return _put_in(request, form, row) if form.is_valid() else _page(request, form, noted=row)


def _put_in(request: BondRequest, form: Asking, noted: Noted | None) -> HttpResponse:
    """Puts it into the jar, unless there is nobody to ask, it was asked already, or it is better looked at
    once more. It stays under its writer's own key."""
    led = led_to(request)
    if led is not None:
        return redirect(led)
    if resting(request):
        keep(request)
        return _page(request, form, status=409, noted=noted)
    closed = shut(request, ROOM)
    if closed is not None:
        return closed
    asked = _asked(request, form)
    if _there_already(request, asked, noted):
        form.add_error("text", _already())
        return _page(request, form, noted=noted)
    notes = _notes(form, asked)
    if notes and "sure" not in request.POST:
        keep(request)
        return _page(request, form, noted=noted, notes=notes)
    now, today = moment(request)
    asked.jar = now
    if wary.rests(asked.text) and "health" not in request.POST:
        asked.rest = now + REST

    def act() -> str:
        held = _held(request, noted)
        if held is None:
            Noted.begin(request.side, request.keys, asked, today)
        else:
            held.put_in(request.keys, asked)
        made(request, ROOM)
        return reverse("questions", kwargs={"bond": request.bond.id})

    return once(request, act)


def _held(request: BondRequest, noted: Noted | None) -> Noted | None:
    """The note these words stand in for. Where another window was quicker there is none: then they are a
    question of their own, and nothing is overwritten."""
    if noted is None:
        return None
    row = Noted.objects.of(request.side).select_for_update().filter(id=noted.id).first()
    seen = request.POST.get("revision", str(noted.revision))
    return row if row is not None and str(row.revision) == seen else None


def _asked(request: BondRequest, form: Asking) -> Asked:
    return Asked(form.cleaned_data["text"].strip(), form.cleaned_data["about"], moment(request)[0])


def _notes(form: Asking, asked: Asked) -> list[str]:
    """What to think of before it goes; nothing for most questions."""
    found = ["pictures"] if wary.pictures(asked.text) else []
    found += ["everything"] if wary.everything(asked.text) else []
    return found + (["haunt"] if form.cleaned_data["knowing"] == "haunt" else [])


def _already() -> str:
    return _("You asked this already, or it lies in your jar. Nobody has to be asked twice.")


def _there_already(request: BondRequest, asked: Asked, noted: Noted | None) -> bool:
    """Whether I asked these words before and did not take them back, or they lie in the jar."""
    plain, found = _plain(asked), jar.looked_into(request.here, asked.at)
    waiting = [one.asked for one in found.waiting if noted is None or one.id != noted.id]
    before = [one.asked for one in found.asked_by_me] + waiting
    return any(one is not None and _plain(one) == plain for one in before)


def _plain(asked: Asked) -> str:
    return " ".join(asked.text.casefold().split())


def _page(
    request: BondRequest,
    form: Asking,
    status: int = 200,
    noted: Noted | None = None,
    notes: list[str] | None = None,
) -> HttpResponse:
    room, now = way_of(request).room(ROOM), moment(request)[0]
    agreed = plans.looked_into(request.here) if request.here.both else plans.Plans(None, None)
    window = agreed.window(now)
    context = {
        "here": "writing",
        "step": room[0].step if room else None,
        "form": form,
        "jar": jar.looked_into(request.here, now),
        "noted": noted,
        "notes": notes or [],
        "rests": "pictures" in (notes or []) or "everything" in (notes or []),
        "now": now,
        "plans": agreed,
        "window": window,
        "next": agreed.signed.next(now) if agreed.signed is not None else None,
        "enough": window is not None and opening.full(request.here, agreed, window),
        "both": request.here.both,
        "resting": resting(request),
        "why": "" if resting(request) else why(request, ROOM),
        "refused": status != 200,
    }
    return render(request, "questions/questions.html", context, status=status)
