"""What rooms share: their doors, what rests, drafts of what was typed, and that something was made there."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.http import HttpResponse

from goldseam.bonds.asking import BondRequest
from goldseam.journey import gate, rooms, waiting
from goldseam.journey.pacing import NotYet
from goldseam.journey.way import way_of
from goldseam.lib import clock
from goldseam.people import kept
from goldseam.writing import drafts

MOST_A_DAY: Final = 20
"""So much of one kind is given to the other in one day, and no more."""


def moment(request: BondRequest) -> tuple[datetime, date]:
    """Now, and which day that is where the reader lives."""
    now = way_of(request).now
    return now, clock.day(now, request.person.timezone)


def resting(request: BondRequest) -> bool:
    """Whether nothing is given now: nobody else is here, or somebody paused."""
    return not request.here.both or way_of(request).common.paused


def shut(request: BondRequest, name: str) -> HttpResponse | None:
    """The page that says why the room is not open yet; what was typed is kept as a draft."""
    closed = gate.closed(request, name)
    if closed is not None and request.method == "POST":
        keep(request)
    return closed


def why(request: BondRequest, name: str) -> str:
    """The same reason in a sentence; empty when the room is open."""
    way = way_of(request)
    found = way.room(name)
    return waiting.words(found[1], way) if found is not None and isinstance(found[1], NotYet) else ""


def keep(request: BondRequest) -> None:
    """Keeps what was typed, to stand on this page again."""
    typed = kept.typed(request)
    if typed:
        with transaction.atomic():
            drafts.keep(request.keys, request.side, request.path, typed, clock.now())


def begun(request: BondRequest) -> dict[str, str]:
    """What was typed here before, as a form begins with it."""
    draft = drafts.found(request.keys, request.side, request.path)
    return {name: "".join(texts) for name, texts in draft.fields.items()} if draft is not None else {}


def made(request: BondRequest, name: str) -> None:
    """Something was made in this room: its draft has done its work, and the activity that leads here is done.

    Inside the caller's transaction.
    """
    drafts.drop(request.keys, request.side, request.path)
    rooms.complete(name, way_of(request))
