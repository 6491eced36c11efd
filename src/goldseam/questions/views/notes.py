from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldseam.bonds.asking import BondRequest
from goldseam.questions.models import Noted
from goldseam.vault.sodium import Unopened
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_POST
def mark(request: BondRequest, noted: UUID) -> HttpResponse:
    """Marks one I could live with if it were never answered, or takes the mark away."""

    def act(row: Noted) -> None:
        request.keys.ledger.load([row.id])
        try:
            row.mark(request.keys, request.POST.get("let_be") == "1")
        except Unopened:
            raise Http404 from None

    return _done(request, noted, act)


@audience("bond")
@require_POST
def remove(request: BondRequest, noted: UUID) -> HttpResponse:
    """A question I noted is gone."""
    return _done(request, noted, lambda row: row.remove(request.keys))


def _done(request: BondRequest, noted: UUID, act: Callable[[Noted], None]) -> HttpResponse:
    def acted() -> str:
        row = Noted.objects.of(request.side).filter(id=noted).first()
        if row is None:
            raise Http404
        act(row)
        return reverse("questions", kwargs={"bond": request.bond.id})

    return once(request, acted)
