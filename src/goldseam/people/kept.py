"""Words that arrive at a closed door. People know the door; whoever keeps drafts knows about words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

import msgspec
from django.http import HttpRequest

from goldseam.vault.keys import Keys

NOT_WORDS = {"csrfmiddlewaretoken", "form_id", "place", "carried", "revision"}
NOT_WORDS |= {"passphrase", "passphrase_again", "present", "code", "second_half"}


class Carried(msgspec.Struct):
    """The form a person had filled in, and the page on which it stands."""

    place: str
    fields: dict[str, list[str]]

    def __repr__(self) -> str:
        return "Carried(...)"


class Keeper(Protocol):
    def hold(self, person: UUID, box: bytes, carried: Carried) -> None: ...

    def merge(self, person: UUID, keys: Keys) -> str | None: ...


_keepers: list[Keeper] = []


def register(keeper: Keeper) -> None:
    """Called once, by the app that keeps drafts."""
    if keeper not in _keepers:
        _keepers.append(keeper)


def carried_by(request: HttpRequest) -> Carried | None:
    """What a refused POST brought along, when it came from a page that has a place to bring it back to."""
    place = request.POST.get("place", "")
    if request.method != "POST" or not place.startswith("/b/"):
        return None
    fields = typed(request)
    return Carried(place, fields) if fields else None


def typed(request: HttpRequest) -> dict[str, list[str]]:
    """What a form was filled in with; nothing when nobody typed or chose anything in it."""
    posted: Mapping[str, list[str]] = dict(request.POST.lists())
    fields = {name: values for name, values in posted.items() if name not in NOT_WORDS}
    return fields if any(v.strip() for values in fields.values() for v in values) else {}


def written(carried: Carried) -> str:
    """As one hidden field of a form."""
    return json.dumps({"place": carried.place, "fields": carried.fields})


def read(text: str) -> Carried | None:
    """From that hidden field; nothing when it holds nothing of the kind."""
    try:
        carried = msgspec.json.decode(text, type=Carried)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return None
    return carried if carried.place.startswith("/b/") else None


def hold(person: UUID, box: bytes, carried: Carried) -> None:
    """Kept for a person whose keys are not open. ``box`` is their public key as their own session knows it:
    the one in the database could be somebody else's."""
    for keeper in _keepers:
        keeper.hold(person, box, carried)


def merge(person: UUID, keys: Keys) -> str | None:
    """Brings back what was kept. Returns the page on which the newest of it waits."""
    places = [keeper.merge(person, keys) for keeper in _keepers]
    return next((place for place in places if place), None)
