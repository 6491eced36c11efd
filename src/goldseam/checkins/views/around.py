"""What the pages of this app do alike."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.http import Http404

from goldseam.bonds.asking import BondRequest
from goldseam.checkins.asked import Standing
from goldseam.checkins.forms import CheckInForm
from goldseam.checkins.models import CheckIn
from goldseam.journey.way import Way
from goldseam.lib import clock
from goldseam.people import kept
from goldseam.vault.sodium import Unopened
from goldseam.writing import drafts

F = TypeVar("F", bound=CheckInForm)


def today(way: Way) -> date:
    """What day it is where the reader lives."""
    return clock.day(way.now, way.zone)


def own(request: BondRequest, row: UUID) -> CheckIn:
    """One of my own, or the same 404 as for none."""
    found = CheckIn.objects.of(request.side).filter(id=row).first()
    if found is None:
        raise Http404
    return found


def opened(request: BondRequest, row: CheckIn) -> Standing | None:
    """What a row says; nothing when it does not open."""
    try:
        return row.read(request.keys)
    except Unopened:
        return None


def form_of(request: BondRequest, way: Way, kind: type[F]) -> tuple[F, datetime | None]:
    """The form as it was posted, or as its draft left it, with the time of that draft."""
    if request.method == "POST":
        return kind(request.POST), None
    form, unfinished = kind(), drafts.found(request.keys, request.side, request.path)
    if unfinished is None:
        return form, None
    form.begun(unfinished.fields, clock.day(unfinished.at, way.zone) == today(way))
    return form, unfinished.at


def keep_typed(request: BondRequest) -> None:
    """Nothing typed is lost: what came with a form that is not taken becomes the draft of its page."""
    fields = kept.typed(request)
    if fields:
        with transaction.atomic():
            drafts.keep(request.keys, request.side, request.path, fields, clock.now())
