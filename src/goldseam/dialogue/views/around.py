"""What the pages of dialogues share: doors, what rests, and that a turn was taken."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.urls import reverse

from goldseam.bonds.asking import BondRequest
from goldseam.dialogue import talks
from goldseam.dialogue.floor import Kind, part_done
from goldseam.dialogue.forms import Proposing
from goldseam.dialogue.models import Turn
from goldseam.dialogue.models.turn import Done
from goldseam.dialogue.occasions import OCCASIONS, Occasion
from goldseam.journey import gate, rooms, topics
from goldseam.journey.way import way_of
from goldseam.lib import clock, stream
from goldseam.people import kept
from goldseam.writing import drafts


def found(request: BondRequest, dialogue: UUID) -> tuple[talks.Talk, Occasion]:
    """A dialogue of this bond, or the same 404 as for none."""
    talk = talks.talk(request.here, dialogue, way_of(request).now)
    occasion = OCCASIONS.get(talk.occasion) if talk is not None else None
    if talk is None or occasion is None:
        raise Http404
    return talk, occasion


def address(request: BondRequest, dialogue: UUID) -> str:
    """The page of one dialogue."""
    return reverse("dialogue", kwargs={"bond": request.bond.id, "dialogue": dialogue})


def proposing(request: BondRequest, occasion: Occasion, **more: Any) -> Proposing:
    """The form of a topic, with what I wrote before as topics only I can choose."""
    own = topics.own(occasion.room, request.here)
    data = (request.POST,) if "initial" not in more else ()
    return Proposing(*data, occasion=occasion, partner=request.here.partner_name, own=own, **more)


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
    nudge(request, done.dialogue)


def nudge(request: BondRequest, dialogue: UUID) -> None:
    """Once it is kept, both are told that there is something new: no word of what."""
    transaction.on_commit(partial(stream.publish, request.bond.id, stream.Nudge("turn", dialogue)))


def beside(
    request: BondRequest, dialogue: UUID, occasion: str, kind: Kind, until: datetime | None = None
) -> Done:
    """After whatever came last: a turn of the other in the same moment keeps nobody from it."""
    rows = Turn.objects.select_for_update().filter(bond=request.bond.id, dialogue=dialogue)
    newest = rows.order_by("-number").values_list("number", flat=True).first() or 0
    return Done(dialogue, newest + 1, kind, way_of(request).now, occasion=occasion, until=until)
