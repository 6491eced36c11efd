from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.agreements.forms import Saying
from goldseam.agreements.models import Agreement, Assent, Wording
from goldseam.agreements.models.agreement import Overtaken
from goldseam.agreements.page import Version, standing_of, versions
from goldseam.bonds.asking import BondRequest
from goldseam.journey import gate
from goldseam.journey.way import way_of
from goldseam.lib import clock
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import once
from goldseam.writing import drafts

MOST_A_DAY = 20


def _resting(request: BondRequest, today: date) -> bool:
    """Whether nothing joint can be done now: nobody else is here, or somebody paused."""
    return not request.here.both or request.bond.paused(today)


def _today(request: BondRequest) -> tuple[datetime, date]:
    now = clock.now()
    return now, clock.day(now, request.person.timezone)


@audience("bond")
@require_safe
def agreements(request: BondRequest) -> HttpResponse:
    """What we have signed, and what we could."""
    statement = Agreement.statement(request.bond)
    shown = versions(statement, request.here) if statement else []
    stand = standing_of(shown)
    context = {
        "here": "agreements",
        "newest": shown[-1] if shown else None,
        "in_force": _numbered(shown, stand.in_force),
        "both": request.here.both,
    }
    return render(request, "agreements/agreements.html", context)


def _numbered(shown: list[Version], number: int | None) -> Version | None:
    return next((version for version in shown if version.number == number), None)


@audience("bond")
@require_safe
def statement(request: BondRequest) -> HttpResponse:
    """The newest wording, who has signed it, and every wording before."""
    _, today = _today(request)
    found = Agreement.statement(request.bond)
    shown = versions(found, request.here) if found else []
    stand = standing_of(shown)
    context = {
        "here": "agreements",
        "newest": shown[-1] if shown else None,
        "in_force": _numbered(shown, stand.in_force),
        "marks": stand.proposed,
        "versions": list(reversed(shown)),
        "my_name": request.keys.ledger.head.name,
        "both": request.here.both,
        "resting": _resting(request, today),
    }
    return render(request, "agreements/statement.html", context)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: BondRequest) -> HttpResponse:
    """A first wording, or another one with the change marked."""
    return _say(request, differ=False)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def differ(request: BondRequest) -> HttpResponse:
    """Our accounts differ: mine, to stand beside the other's, neither corrected."""
    return _say(request, differ=True)


def _say(request: BondRequest, differ: bool) -> HttpResponse:
    now, today = _today(request)
    last = _last(request)
    posted = request.method == "POST"
    form = Saying(request.POST) if posted else Saying(initial={"text": _start(request, last, differ)})
    context = {"form": form, "last": last, "differ": differ, "here": "agreements"}
    if posted and _resting(request, today):
        _keep_draft(request, now, request.path)
        return render(request, "agreements/resting.html", context, status=409)
    closed = gate.closed(request, "statement") if last is None else None
    if closed is not None:
        if posted:
            _keep_draft(request, now, request.path)
        return closed
    if posted and _enough(request, today):
        _keep_draft(request, now, request.path)
        return render(request, "agreements/enough.html", context, status=429)
    if posted and form.is_valid():
        seen = request.POST.get("revision", "")

        def act(number: int) -> Callable[[], str]:
            return lambda: _proposed(request, form.cleaned_data["text"], differ, number, now, today)

        try:
            return once(request, act(int(seen) if seen.isdecimal() and len(seen) < 9 else 0))
        except Overtaken:
            context["last"] = _last(request)
            return render(request, "agreements/overtaken.html", context, status=409)
    return render(request, "agreements/say.html", context)


def _last(request: BondRequest) -> Version | None:
    found = Agreement.statement(request.bond)
    shown = versions(found, request.here) if found else []
    return shown[-1] if shown else None


def _start(request: BondRequest, last: Version | None, differ: bool) -> str:
    unfinished = drafts.found(request.keys, request.side, request.path)
    if unfinished is not None:
        return "".join(unfinished.fields.get("text", []))
    return last.text or "" if last is not None and not last.differ and not differ else ""


def _enough(request: BondRequest, today: date) -> bool:
    """Whether this side has put as many wordings before the other today as anybody should have to read."""
    mine = Wording.objects.filter(bond=request.bond.id, side=request.side, day=today)
    return mine.count() >= MOST_A_DAY


def _keep_draft(request: BondRequest, now: datetime, place: str) -> None:
    with transaction.atomic():
        fields = {"text": request.POST.getlist("text")}
        drafts.keep(request.keys, request.side, place, fields, now)


def _proposed(request: BondRequest, text: str, differ: bool, seen: int, now: datetime, today: date) -> str:
    request.keys.ledger.begin()
    agreement, _ = Agreement.objects.get_or_create(bond=request.bond, kind=Agreement.Kind.STATEMENT)
    agreement.propose(request.side, request.keys, text, differ, seen, now, today)
    request.keys.ledger.save()
    drafts.drop(request.keys, request.side, request.path)
    way_of(request).settle()
    return reverse("statement", kwargs={"bond": request.bond.id})


@audience("bond")
@require_POST
def sign(request: BondRequest, number: int) -> HttpResponse:
    """My signature under the newest wording; where accounts differ, with my own account."""
    now, today = _today(request)
    form = Saying(request.POST)
    wording = _newest(request, number)
    if _resting(request, today):
        _keep_draft(request, now, reverse("statement-differ", kwargs={"bond": request.bond.id}))
        return render(request, "agreements/resting.html", {"form": form, "here": "agreements"}, status=409)
    try:
        said = wording.read(request.keys)
    except Unopened:
        return redirect("statement", bond=request.bond.id)
    if said.differ and not form.is_valid():
        last = versions(wording.agreement, request.here)[-1]
        context = {"form": form, "last": last, "differ": True, "signing": number, "here": "agreements"}
        return render(request, "agreements/say.html", context)

    def act() -> str:
        request.keys.ledger.begin()
        if wording.agreement.newest() != number:
            return reverse("statement", kwargs={"bond": request.bond.id})
        account = form.cleaned_data["text"] if said.differ else ""
        wording.assent(request.side, request.keys, account, now, today)
        request.keys.ledger.save()
        way_of(request).settle()
        return reverse("statement", kwargs={"bond": request.bond.id})

    return once(request, act)


def _newest(request: BondRequest, number: int) -> Wording:
    found = Agreement.statement(request.bond)
    wording = found.wordings.order_by("-number").first() if found else None
    if wording is None or wording.number != number:
        raise Http404
    return wording


@audience("bond")
@require_POST
def withdraw(request: BondRequest, number: int) -> HttpResponse:
    """I take my signature back. The other sees that, and nothing else happens by itself."""
    today = _today(request)[1]

    def act() -> str:
        request.keys.ledger.begin()
        mine = Assent.objects.filter(bond=request.bond.id, author=request.person.pk, withdrawn_on=None)
        for signature in mine.filter(wording__number=number):
            signature.withdraw(request.keys, today)
        request.keys.ledger.save()
        way_of(request).settle()
        return reverse("statement", kwargs={"bond": request.bond.id})

    return once(request, act)


@audience("bond")
@require_safe
def version(request: BondRequest, number: int) -> HttpResponse:
    """One wording as it was, with what it changed."""
    found = Agreement.statement(request.bond)
    shown = _numbered(versions(found, request.here), number) if found else None
    if shown is None:
        raise Http404
    return render(
        request,
        "agreements/version.html",
        {"version": shown, "my_name": request.keys.ledger.head.name, "here": "agreements"},
    )
