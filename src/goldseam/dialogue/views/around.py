"""What both pages of dialogues share: doors, what rests, and that a turn was taken."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.http import HttpResponse

from goldseam.bonds.asking import BondRequest
from goldseam.dialogue.floor import part_done
from goldseam.dialogue.models import Turn
from goldseam.dialogue.models.turn import Done
from goldseam.dialogue.occasions import Occasion
from goldseam.journey import gate, rooms
from goldseam.journey.way import way_of
from goldseam.lib import clock
from goldseam.people import kept
from goldseam.writing import drafts


def today(request: BondRequest) -> date:
    return clock.day(way_of(request).now, request.person.timezone)


def shut(request: BondRequest, occasion: Occasion) -> HttpResponse | None:
    """The page that says why a dialogue of this occasion is not begun yet; what was typed is kept."""
    closed = gate.closed(request, occasion.room)
    if closed is not None:
        keep(request)
    return closed


def keep(request: BondRequest) -> None:
    """Keeps what was typed, to stand on this page again."""
    typed = {name: texts for name, texts in kept.typed(request).items() if name not in ("move", "number")}
    if request.method == "POST" and any(text.strip() for texts in typed.values() for text in texts):
        with transaction.atomic():
            drafts.keep(request.keys, request.side, request.path, typed, clock.now())


def take(request: BondRequest, occasion: Occasion, done: Done) -> None:
    """My turn. Something heavy is begun with the first of mine, and done as soon as I spoke and listened, or
    closed it. Inside the caller's transaction; raises as ``Turn.take`` does."""
    at = Turn.take(request.side, request.keys, request.here.members(), done, today(request))
    drafts.drop(request.keys, request.side, request.path)
    way = way_of(request)
    if done.kind in ("topic", "agree"):
        found = way.room(occasion.room)
        if found is not None:
            way.begin(found[0])
    if part_done(at, request.keys.person):
        rooms.complete(occasion.room, way)
