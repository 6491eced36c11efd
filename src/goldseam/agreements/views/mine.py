from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from goldseam.agreements import room
from goldseam.agreements.kinds import KINDS
from goldseam.agreements.models import Agreement, Mine
from goldseam.agreements.models.mine import tag_of
from goldseam.agreements.views.around import opened
from goldseam.bonds.asking import BondRequest
from goldseam.web.audience import audience
from goldseam.web.once import led_to, once


def _own(request: BondRequest, row: UUID) -> Mine:
    """One of my own, or the same 404 as for none."""
    found = Mine.objects.of(request.side).filter(id=row).first()
    if found is None:
        raise Http404
    return found


def _kind(request: BondRequest, row: Mine) -> str:
    """Which kind it is: its private tag says that also when it does not open."""
    tags = {tag_of(request.keys, request.side, name): name for name in KINDS}
    return tags[bytes(row.tag)]


@audience("bond")
@require_safe
def mine(request: BondRequest, meant: UUID) -> HttpResponse:
    """Words that only I can read, and what I can do with them."""
    found = _own(request, meant)
    words = opened(request, found)
    context = {
        "here": "agreements",
        "row": found,
        "meant": words,
        "kind": KINDS[_kind(request, found)],
        "both": request.here.both,
        "given": _copy(request, words.given) if words is not None else None,
        "altered": found.id in request.keys.altered,
    }
    return render(request, "agreements/mine.html", context)


def _copy(request: BondRequest, given: UUID | None) -> Agreement | None:
    """The copy that the other can read, as long as it stands."""
    if given is None:
        return None
    found = Agreement.objects.filter(bond=request.bond, id=given, side=request.side).first()
    return found if found is not None and found.newest() else None


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: BondRequest, meant: UUID) -> HttpResponse:
    """Erases it, and the copy the other could read, after one page that says so."""
    if request.method == "POST" and (before := led_to(request)) is not None:
        return redirect(before)
    found = _own(request, meant)
    words, kind = opened(request, found), KINDS[_kind(request, found)]
    given = _copy(request, words.given) if words is not None else None
    if request.method != "POST":
        context = {"here": "agreements", "row": found, "kind": kind, "given": given}
        return render(request, "agreements/mine_remove.html", context)

    def act() -> str:
        request.keys.ledger.begin()
        found.remove(request.keys)
        if given is not None:
            given.remove(request.keys)
        request.keys.ledger.save()
        room.settle(request, kind)
        return reverse("agreement-kind", kwargs={"bond": request.bond.id, "kind": kind.name})

    return once(request, act)
