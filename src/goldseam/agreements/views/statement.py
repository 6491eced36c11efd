from __future__ import annotations

from datetime import date, datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.agreements.forms import Saying
from goldseam.agreements.models import Agreement, Assent, Wording
from goldseam.agreements.models.agreement import Overtaken
from goldseam.agreements.page import Version, standing_of, versions
from goldseam.agreements.rows import forget
from goldseam.agreements.views.around import enough, keep_typed, moment, number_of, resting, rests, too_many
from goldseam.bonds.asking import BondRequest
from goldseam.journey import gate
from goldseam.journey.way import way_of
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import once
from goldseam.writing import drafts


def _page(request: BondRequest) -> str:
    return reverse("statement", kwargs={"bond": request.bond.id})


def _typed(request: BondRequest) -> list[str]:
    return [text for text in request.POST.getlist("text") if text]


def _settle(request: BondRequest) -> None:
    forget(request.here)
    way_of(request).settle()


def _numbered(shown: list[Version], number: int | None) -> Version | None:
    return next((version for version in shown if version.number == number), None)


@audience("bond")
@require_safe
def statement(request: BondRequest) -> HttpResponse:
    """The newest wording, who has signed it, and every wording before."""
    _, today = moment(request)
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
        "resting": resting(request, today),
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
    now, today = moment(request)
    last = _last(request)
    posted = request.method == "POST"
    form = Saying(request.POST) if posted else Saying(initial={"text": _start(request, last, differ)})
    context = {"form": form, "last": last, "differ": differ, "here": "agreements"}
    if posted and resting(request, today):
        keep_typed(request, now)
        return rests(request, _page(request), _typed(request))
    closed = gate.closed(request, "statement") if last is None else None
    if closed is not None:
        if posted:
            keep_typed(request, now)
        return closed
    if posted and enough(request, today):
        keep_typed(request, now)
        return too_many(request, _page(request), _typed(request))
    if posted and form.is_valid():
        seen = number_of(request.POST.get("revision", ""))

        try:
            return once(
                request, lambda: _proposed(request, form.cleaned_data["text"], differ, seen, now, today)
            )
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


def _proposed(request: BondRequest, text: str, differ: bool, seen: int, now: datetime, today: date) -> str:
    request.keys.ledger.begin()
    agreement, _ = Agreement.objects.get_or_create(bond=request.bond, kind=Agreement.Kind.STATEMENT)
    agreement.propose(request.side, request.keys, text, differ, seen, now, today)
    request.keys.ledger.save()
    drafts.drop(request.keys, request.side, request.path)
    _settle(request)
    return _page(request)


@audience("bond")
@require_POST
def sign(request: BondRequest, number: int) -> HttpResponse:
    """My signature under the newest wording; where accounts differ, with my own account."""
    now, today = moment(request)
    form = Saying(request.POST)
    wording = _newest(request, number)
    if resting(request, today):
        keep_typed(request, now, reverse("statement-differ", kwargs={"bond": request.bond.id}))
        return rests(request, _page(request), _typed(request))
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
            return _page(request)
        account = form.cleaned_data["text"] if said.differ else ""
        wording.assent(request.side, request.keys, account, now, today)
        request.keys.ledger.save()
        _settle(request)
        return _page(request)

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
    today = moment(request)[1]

    def act() -> str:
        request.keys.ledger.begin()
        mine = Assent.objects.filter(bond=request.bond.id, author=request.person.pk, withdrawn_on=None)
        for signature in mine.filter(
            wording__agreement__kind=Agreement.Kind.STATEMENT, wording__number=number
        ):
            signature.withdraw(request.keys, today)
        request.keys.ledger.save()
        _settle(request)
        return _page(request)

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
