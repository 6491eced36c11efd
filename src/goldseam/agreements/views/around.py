"""What the pages of this app do alike."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldseam.agreements.kinds import KINDS, Kind
from goldseam.agreements.models import Agreement, Mine, Wording
from goldseam.agreements.models.mine import Meant
from goldseam.bonds.asking import BondRequest
from goldseam.lib import clock
from goldseam.people import kept
from goldseam.vault.sodium import Unopened
from goldseam.writing import drafts

MOST_A_DAY: Final = 20


def moment(request: BondRequest) -> tuple[datetime, date]:
    """Now, and what day it is where the reader lives."""
    now = clock.now()
    return now, clock.day(now, request.person.timezone)


def resting(request: BondRequest, today: date) -> bool:
    """Whether nothing joint can be done now: nobody else is here, or somebody paused."""
    return not request.here.both or request.bond.paused(today)


def enough(request: BondRequest, today: date) -> bool:
    """Whether this side has put as many wordings before the other today as anybody should have to read."""
    mine = Wording.objects.filter(bond=request.bond.id, side=request.side, day=today)
    return mine.count() >= MOST_A_DAY


def keep_typed(request: BondRequest, now: datetime, place: str = "") -> None:
    """Nothing typed is lost: what came with a form that is not taken becomes the draft of its page."""
    fields = kept.typed(request)
    if fields:
        with transaction.atomic():
            drafts.keep(request.keys, request.side, place or request.path, fields, now)


def rests(request: BondRequest, back: str, typed: list[str] | None = None) -> HttpResponse:
    """The page that says that this rests for now, with what was typed. 409: nothing was done."""
    context = {"typed": typed or [], "back": back, "here": "agreements"}
    return render(request, "agreements/resting.html", context, status=409)


def too_many(request: BondRequest, back: str, typed: list[str]) -> HttpResponse:
    """The page that says that it is enough for today, with what was typed."""
    context = {"typed": typed, "back": back, "here": "agreements"}
    return render(request, "agreements/enough.html", context, status=429)


def kind_of(name: str) -> Kind:
    """The kind of this name, or the 404 that stands for everything that is not there."""
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def agreement_of(request: BondRequest, agreement: Any) -> tuple[Agreement, Kind]:
    """An agreement of this bond that has words, and its kind. The statement has pages of its own."""
    found = Agreement.objects.filter(bond=request.bond, id=agreement, kind__in=KINDS).first()
    if found is None or not found.newest():
        raise Http404
    return found, KINDS[found.kind]


def place_of(request: BondRequest, agreement: Agreement) -> str:
    """Where an agreement is read: what both word, on the page of its kind."""
    if agreement.side_id is None:
        return reverse("agreement-kind", kwargs={"bond": request.bond.id, "kind": agreement.kind})
    return reverse("agreement", kwargs={"bond": request.bond.id, "agreement": agreement.id})


def opened(request: BondRequest, row: Mine) -> Meant | None:
    """What a row of mine says; nothing when it does not open."""
    try:
        return row.read(request.keys)
    except Unopened:
        return None


def own(request: BondRequest, kind: Kind) -> list[tuple[Mine, Meant | None]]:
    """My own of one kind, the newest first."""
    rows = list(Mine.objects.on(request.side, request.keys, kind.name).order_by("-day", "id"))
    request.keys.ledger.load(row.id for row in rows)
    return [(row, opened(request, row)) for row in rows]


def number_of(text: str) -> int:
    """A number that stood on a form; 0 for what is none."""
    return int(text) if text.isdecimal() and len(text) < 9 else 0
