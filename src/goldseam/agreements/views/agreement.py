"""One agreement that both can read: signing, ending, asking for other words, going on, taking it back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldseam.agreements import room, wary
from goldseam.agreements.forms import Asking, Lasting
from goldseam.agreements.kinds import AT_A_TIME, AT_MOST, Kind
from goldseam.agreements.models import Agreement, Assent, Wording
from goldseam.agreements.models.mine import Mine
from goldseam.agreements.models.said import Said
from goldseam.agreements.page import Version, versions
from goldseam.agreements.views.around import (
    agreement_of,
    enough,
    keep_typed,
    moment,
    own,
    place_of,
    resting,
    rests,
    too_many,
)
from goldseam.agreements.views.listing import Entry, entry
from goldseam.bonds.asking import BondRequest
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once
from goldseam.writing import drafts


@audience("bond")
@require_safe
def agreement(request: BondRequest, agreement: UUID) -> HttpResponse:
    """One that one of us keeps: its newest wording, who signed it, and every wording before."""
    found, kind = agreement_of(request, agreement)
    if found.side_id is None:
        return redirect(place_of(request, found))
    today = moment(request)[1]
    shown = versions(found, request.here)
    one = entry(found, shown, today)
    context = {
        "here": "agreements",
        "kind": kind,
        "agreement": found,
        "entry": one,
        "versions": list(reversed(shown)),
        "row": _mine(request, kind, found) if one.mine else None,
        "my_name": request.keys.ledger.head.name,
        "both": request.here.both,
        "resting": resting(request, today),
        "touched": wary.topics(one.newest.text or "") if kind.wary else [],
        "renewable": _renewable(request, kind, one),
        "signable": _signable(request, one),
    }
    return render(request, "agreements/agreement.html", context)


def _mine(request: BondRequest, kind: Kind, found: Agreement) -> Mine | None:
    """The words of mine of which this is the copy."""
    return next((row for row, meant in own(request, kind) if meant and meant.given == found.id), None)


def _signable(request: BondRequest, one: Entry) -> bool:
    """Whether my signature under the newest wording would say something now."""
    newest, today = one.newest, moment(request)[1]
    ended = not one.mine and newest.other.withdrawn_on is not None
    return newest.text is not None and newest.me.day is None and not newest.lapsed(today) and not ended


def _renewable(request: BondRequest, kind: Kind, one: Entry) -> bool:
    """Whether its keeper may offer to go on: while it runs, and ninety days are not over."""
    force, today = one.in_force, moment(request)[1]
    if not (kind.ends and one.mine and force is one.newest and force is not None and force.until):
        return False
    return min(today + AT_A_TIME, (force.since or today) + AT_MOST) > force.until


@audience("bond")
@require_safe
def version(request: BondRequest, agreement: UUID, number: int) -> HttpResponse:
    """One wording as it was, with what it changed."""
    found, kind = agreement_of(request, agreement)
    shown = next((one for one in versions(found, request.here) if one.number == number), None)
    if shown is None:
        raise Http404
    context = {"version": shown, "kind": kind, "back": place_of(request, found), "here": "agreements"}
    context["my_name"] = request.keys.ledger.head.name
    return render(request, "agreements/wording.html", context)


@audience("bond")
@require_POST
def sign(request: BondRequest, agreement: UUID, number: int) -> HttpResponse:
    """My signature under the newest wording."""
    found, kind = agreement_of(request, agreement)
    now, today = moment(request)
    newest, place = _newest(found), place_of(request, found)
    if newest.number != number:
        raise Http404
    if resting(request, today):
        return rests(request, place)
    try:
        said = newest.read(request.keys)
    except Unopened:
        return redirect(place)

    def act() -> str:
        request.keys.ledger.begin()
        if found.newest() == number and not (said.until and said.until < today):
            newest.assent(request.side, request.keys, "", now, today)
            request.keys.ledger.save()
            room.settle(request, kind, answered=True)
        return place

    return once(request, act)


def _newest(found: Agreement) -> Wording:
    wording = found.wordings.order_by("-number").first()
    if wording is None:
        raise Http404
    return wording


@audience("bond")
@require_POST
def withdraw(request: BondRequest, agreement: UUID, number: int) -> HttpResponse:
    """I take my signature back: of what one of us keeps that ends it, at once, whoever of us does it."""
    found, kind = agreement_of(request, agreement)
    now, today = moment(request)
    mine = Assent.objects.filter(bond=request.bond.id, author=request.person.pk, wording__agreement=found)

    def act() -> str:
        request.keys.ledger.begin()
        signed = list(mine.filter(withdrawn_on=None, asks=False).order_by("wording__number"))
        for signature in signed:
            if not kind.together or signature.wording.number == number:
                signature.withdraw(request.keys, today)
        if signed and not kind.together:
            _newest(found).end(request.side, request.keys, now, today)
        request.keys.ledger.save()
        room.settle(request, kind)
        return place_of(request, found)

    return once(request, act)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: BondRequest, agreement: UUID) -> HttpResponse:
    """What I would need to see instead, in a line to the one who keeps it."""
    if request.method == "POST" and (before := led_to(request)) is not None:
        return redirect(before)
    found, kind = agreement_of(request, agreement)
    if kind.together or found.side_id == request.side.id or kind.signs == 1:
        raise Http404
    now, today = moment(request)
    place, typed = place_of(request, found), [text for text in request.POST.getlist("text") if text]
    if request.method == "POST" and resting(request, today):
        keep_typed(request, now)
        return rests(request, place, typed)
    form = Asking(request.POST) if request.method == "POST" else Asking(initial={"text": _begun(request)})
    if request.method == "POST" and form.is_valid():
        return once(request, lambda: _asked(request, found, kind, form.cleaned_data["text"]))
    shown = versions(found, request.here)[-1]
    context = {"form": form, "kind": kind, "version": shown, "back": place, "here": "agreements"}
    return render(request, "agreements/ask.html", context)


def _begun(request: BondRequest) -> str:
    unfinished = drafts.found(request.keys, request.side, request.path)
    return "".join(unfinished.fields.get("text", [])) if unfinished is not None else ""


def _asked(request: BondRequest, found: Agreement, kind: Kind, line: str) -> str:
    now, today = moment(request)
    request.keys.ledger.begin()
    _newest(found).ask(request.side, request.keys, line, now, today)
    request.keys.ledger.save()
    drafts.drop(request.keys, request.side, request.path)
    room.settle(request, kind, answered=True)
    return place_of(request, found)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: BondRequest, agreement: UUID) -> HttpResponse:
    """The same words with a later last day. The old day holds until both have signed."""
    if request.method == "POST" and (before := led_to(request)) is not None:
        return redirect(before)
    found, kind = agreement_of(request, agreement)
    now, today = moment(request)
    shown = versions(found, request.here)
    one, place = entry(found, shown, today), place_of(request, found)
    if not _renewable(request, kind, one):
        return redirect(place)
    if request.method == "POST" and resting(request, today):
        return rests(request, place)
    if request.method == "POST" and enough(request, today):
        return too_many(request, place, [])
    since, data = one.newest.since, request.POST if request.method == "POST" else None
    form = Lasting(data, today=today, since=since)
    if data is not None and form.is_valid():
        return once(request, lambda: _renewed(request, found, kind, one.newest, form, now))
    form.initial["until"] = form.latest
    context = {"form": form, "kind": kind, "version": one.newest, "back": place, "here": "agreements"}
    return render(request, "agreements/renew.html", context)


def _renewed(
    request: BondRequest, found: Agreement, kind: Kind, last: Version, form: Lasting, now: datetime
) -> str:
    parts = [one.part for one in last.parts]
    said = Said("", False, now, parts, form.cleaned_data["until"], last.since)
    request.keys.ledger.begin()
    found.word(request.side, request.keys, said, last.number, form.today)
    request.keys.ledger.save()
    room.settle(request, kind)
    return place_of(request, found)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: BondRequest, agreement: UUID) -> HttpResponse:
    """What I keep can no longer be read by the other, after one page that says so. My own words stay mine."""
    if request.method == "POST" and (before := led_to(request)) is not None:
        return redirect(before)
    found, kind = agreement_of(request, agreement)
    if found.side_id != request.side.id:
        raise Http404
    if request.method != "POST":
        context = {"kind": kind, "agreement": found, "here": "agreements"}
        return render(request, "agreements/take_back.html", context)

    def act() -> str:
        keys = request.keys
        keys.ledger.begin()
        row = _mine(request, kind, found)
        if row is not None:
            row.lend(keys, None)
        found.remove(keys)
        keys.ledger.save()
        room.settle(request, kind)
        return reverse("agreement-kind", kwargs={"bond": request.bond.id, "kind": kind.name})

    return once(request, act)
