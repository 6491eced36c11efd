"""Writing a wording: for me alone, for both to read, or for both to sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldseam.agreements import room, wary
from goldseam.agreements.forms import Wording, filled
from goldseam.agreements.kinds import Kind
from goldseam.agreements.models import Agreement, Mine
from goldseam.agreements.models.agreement import Overtaken
from goldseam.agreements.models.mine import Changed, Meant
from goldseam.agreements.models.said import Said
from goldseam.agreements.page import Version, versions
from goldseam.agreements.views.around import (
    enough,
    keep_typed,
    kind_of,
    moment,
    number_of,
    opened,
    own,
    resting,
    rests,
    too_many,
)
from goldseam.bonds.asking import BondRequest
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once
from goldseam.writing import drafts


@dataclass
class Writing:
    """What is being worded: of which kind, from which words of mine, and what stands already."""

    kind: Kind
    row: Mine | None
    meant: Meant | None
    agreement: Agreement | None
    last: Version | None
    joint: bool
    now: datetime
    today: date

    @property
    def since(self) -> date | None:
        """The first day of what ends, when it has begun."""
        return self.last.since if self.last else None

    @property
    def seen(self) -> int:
        """What stands on the form, so that nobody's newer words are overwritten."""
        if self.joint:
            return self.last.number if self.last else 0
        return self.row.revision if self.row else 0


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: BondRequest, kind: str) -> HttpResponse:
    """A new one; of what both word, the next wording, or while I am alone my own."""
    found = kind_of(kind)
    row = None
    if found.together and not request.here.both:
        row = next((one for one, _meant in own(request, found)), None)
    return _write(request, found, row)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: BondRequest, meant: UUID) -> HttpResponse:
    """Other words in place of mine, and who may read them."""
    found = Mine.objects.of(request.side).filter(id=meant).first()
    words = opened(request, found) if found is not None else None
    if found is None or words is None:
        raise Http404
    return _write(request, kind_of(words.kind), found)


def _write(request: BondRequest, kind: Kind, row: Mine | None) -> HttpResponse:
    posted = request.method == "POST"
    if posted and (before := led_to(request)) is not None:
        return redirect(before)
    here = _begun(request, kind, row)
    shared = here.joint or (posted and request.POST.get("visibility") == "shared")
    form = _form(request, here)
    typed = [value for field in form.words if (value := field.value()) and isinstance(value, str)]
    if posted and shared and resting(request, here.today):
        keep_typed(request, here.now)
        return rests(request, _back(request, kind), typed)
    first = here.agreement is None and (row is None or shared)
    closed = room.closed(request, kind, shared) if first else None
    if closed is not None:
        keep_typed(request, here.now)
        return closed
    if posted and shared and enough(request, here.today):
        keep_typed(request, here.now)
        return too_many(request, _back(request, kind), typed)
    context = {
        "here": "agreements",
        "kind": kind,
        "form": form,
        "row": row,
        "joint": here.joint,
        "seen": here.seen,
        "both": request.here.both,
        "back": _back(request, kind),
    }
    if posted and form.is_valid():
        touched = wary.topics("\n".join(typed)) if kind.wary and shared else []
        if touched and "warned" not in request.POST:
            return render(request, "agreements/write.html", context | {"touched": touched})
        return _done(request, here, form, context)
    return render(request, "agreements/write.html", context)


def _begun(request: BondRequest, kind: Kind, row: Mine | None) -> Writing:
    now, today = moment(request)
    meant = opened(request, row) if row is not None else None
    joint = kind.together and request.here.both and row is None
    agreement = Agreement.together(request.bond, kind.name) if joint else None
    if meant is not None and meant.given is not None:
        agreement = Agreement.objects.filter(bond=request.bond, id=meant.given, side=request.side).first()
    shown = versions(agreement, request.here) if agreement is not None else []
    last = shown[-1] if shown else None
    return Writing(kind, row, meant, agreement if last else None, last, joint, now, today)


def _form(request: BondRequest, here: Writing) -> Wording:
    choose = not here.kind.together and request.here.both
    if request.method == "POST":
        return Wording(here.kind, here.today, choose=choose, since=here.since, data=request.POST)
    parts = here.meant.parts if here.meant else []
    if here.joint and here.last is not None:
        parts = [one.part for one in here.last.parts]
    elif here.joint:
        parts = next((meant.parts for _row, meant in own(request, here.kind) if meant), [])
    given: dict[str, Any] = dict(filled(parts))
    given["visibility"] = "shared" if here.agreement is not None else "me"
    given["until"] = here.last.until if here.last else None
    form = Wording(here.kind, here.today, choose=choose, since=here.since, initial=given)
    unfinished = drafts.found(request.keys, request.side, request.path)
    if unfinished is not None:
        form.begun(unfinished.fields)
    return form


def _back(request: BondRequest, kind: Kind) -> str:
    return reverse("agreement-kind", kwargs={"bond": request.bond.id, "kind": kind.name})


def _done(request: BondRequest, here: Writing, form: Wording, context: dict[str, Any]) -> HttpResponse:
    seen = number_of(request.POST.get("revision", ""))
    try:
        return once(request, lambda: _kept(request, here, form, seen))
    except Overtaken:
        newer = _begun(request, here.kind, here.row)
        context |= {"newer": [one.part for one in newer.last.parts] if newer.last else [], "seen": newer.seen}
    except Changed:
        row = Mine.objects.of(request.side).filter(id=here.row.id).first() if here.row else None
        meant = opened(request, row) if row is not None else None
        context |= {"newer": meant.parts if meant else [], "seen": row.revision if row else 0}
    return render(request, "agreements/two_wordings.html", context, status=409)


def _kept(request: BondRequest, here: Writing, form: Wording, seen: int) -> str:
    keys = request.keys
    keys.ledger.begin()
    place = _proposed(request, here, form, seen) if here.joint else _mine(request, here, form, seen)
    keys.ledger.save()
    drafts.drop(keys, request.side, request.path)
    room.settle(request, here.kind, wrote=True)
    return place


def _proposed(request: BondRequest, here: Writing, form: Wording, seen: int) -> str:
    agreement, _ = Agreement.objects.get_or_create(bond=request.bond, kind=here.kind.name, side=None)
    said = Said("", False, here.now, form.parts())
    agreement.word(request.side, request.keys, said, seen, here.today)
    return _back(request, here.kind)


def _mine(request: BondRequest, here: Writing, form: Wording, seen: int) -> str:
    keys, side, parts = request.keys, request.side, form.parts()
    if here.row is None:
        row = Mine.begin(side, keys, here.kind.name, parts, here.now, here.today)
    else:
        row = here.row
        row.revise(keys, parts, seen, here.now)
    chosen = form.cleaned_data.get("visibility")
    if chosen == "shared":
        agreement = here.agreement or Agreement.objects.create(
            bond=request.bond, kind=here.kind.name, side=side
        )
        _give(request, here, agreement, form)
        row.lend(keys, agreement.id)
        return reverse("agreement", kwargs={"bond": request.bond.id, "agreement": agreement.id})
    if chosen is not None and here.agreement is not None:
        here.agreement.remove(keys)
        row.lend(keys, None)
    return reverse("agreement-mine", kwargs={"bond": request.bond.id, "meant": row.id})


def _give(request: BondRequest, here: Writing, agreement: Agreement, form: Wording) -> None:
    """A copy of these words for both, unless just these stand there."""
    parts, last = form.parts(), here.last
    if last and [one.part for one in last.parts] == parts and last.until == form.until and last.me.day:
        return
    if here.kind.signs == 1:
        agreement.replace(request.side, request.keys, parts, here.now, here.today)
        return
    until, since = (form.until, here.since or here.today) if here.kind.ends else (None, None)
    said = Said("", False, here.now, parts, until, since)
    agreement.word(request.side, request.keys, said, agreement.newest(), here.today)
