from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldseam.agreements import room
from goldseam.agreements.cards import STATEMENT
from goldseam.agreements.kinds import KINDS, Kind
from goldseam.agreements.models import Agreement, Mine
from goldseam.agreements.models.mine import Meant
from goldseam.agreements.page import Version, everything, standing_of, versions
from goldseam.agreements.views.around import kind_of, moment, own, resting
from goldseam.bonds.asking import BondRequest
from goldseam.journey.way import way_of
from goldseam.web.audience import audience
from goldseam.web.once import once


@dataclass(frozen=True)
class Entry:
    """One agreement in a list: its newest wording, the one in force, and whose it is to word."""

    agreement: Agreement
    newest: Version
    in_force: Version | None
    mine: bool
    state: str

    @property
    def shown(self) -> Version:
        """What stands for it in a list."""
        return self.in_force or self.newest


def entry(agreement: Agreement, shown: list[Version], today: date) -> Entry:
    """An agreement with at least one wording, as it stands today."""
    kind = KINDS.get(agreement.kind)
    stand = standing_of(shown, kind.signs if kind else 2, today if kind and kind.ends else None)
    force = next((one for one in shown if one.number == stand.in_force), None)
    return Entry(agreement, shown[-1], force, shown[-1].mine, _state(shown, force, today))


def _state(shown: list[Version], force: Version | None, today: date) -> str:
    """In force, changing (a newer wording is proposed), lapsed, ended (a signature was taken back), or
    proposed."""
    newest = shown[-1]
    if force is not None:
        return "in-force" if force is newest else "changing"
    if newest.lapsed(today):
        return "lapsed"
    return "ended" if newest.me.withdrawn_on or newest.other.withdrawn_on else "proposed"


@audience("bond")
@require_safe
def agreements(request: BondRequest) -> HttpResponse:
    """All kinds, with what is in force of each."""
    today = moment(request)[1]
    every = [entry(one, shown, today) for one, shown in everything(request.here)]
    context = {
        "here": "agreements",
        "statement": next((one for one in every if one.agreement.kind == STATEMENT), None),
        "kinds": [
            (kind, [one for one in every if one.agreement.kind == kind.name]) for kind in KINDS.values()
        ],
        "both": request.here.both,
    }
    return render(request, "agreements/agreements.html", context)


@audience("bond")
@require_safe
def of_kind(request: BondRequest, kind: str) -> HttpResponse:
    """One kind: what both settle together, or everything of it that one of us keeps."""
    found = kind_of(kind)
    if found.together:
        return _together(request, found)
    today = moment(request)[1]
    every = [entry(one, shown, today) for one, shown in everything(request.here)]
    given = [one for one in every if one.agreement.kind == kind]
    ours = own(request, found)
    context = {
        "here": "agreements",
        "kind": found,
        "mine": [one for one in given if one.mine],
        "theirs": [one for one in given if not one.mine],
        "alone": [(row, meant) for row, meant in ours if not _lent(meant, given)],
        "both": request.here.both,
        "resting": resting(request, today),
        "none": found.none and not ours and not room.settled(way_of(request), found),
    }
    return render(request, "agreements/kept.html", context)


def _lent(meant: Meant | None, given: list[Entry]) -> bool:
    """Whether the other can read a copy of these words, so that the copy stands in the list."""
    return meant is not None and any(one.agreement.id == meant.given for one in given)


def _together(request: BondRequest, kind: Kind) -> HttpResponse:
    today = moment(request)[1]
    found = Agreement.together(request.bond, kind.name)
    shown = versions(found, request.here) if found else []
    mine: list[tuple[Mine, Meant | None]] = own(request, kind)
    context = {
        "here": "agreements",
        "kind": kind,
        "agreement": found,
        "entry": entry(found, shown, today) if found and shown else None,
        "versions": list(reversed(shown)),
        "mine": mine[0] if mine else None,
        "my_name": request.keys.ledger.head.name,
        "both": request.here.both,
        "resting": resting(request, today),
    }
    return render(request, "agreements/together.html", context)


@audience("bond")
@require_POST
def none_now(request: BondRequest, kind: str) -> HttpResponse:
    """There is none of this kind for me now. It can be written at any time."""
    found = kind_of(kind)

    def act() -> str:
        room.settle(request, found, wrote=True)
        return reverse("agreement-kind", kwargs={"bond": request.bond.id, "kind": kind})

    if not found.none:
        return redirect("agreement-kind", bond=request.bond.id, kind=kind)
    return once(request, act)
