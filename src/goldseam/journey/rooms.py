"""Rooms: activities that live in a place of their own. Features name theirs in their app's ``ready``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from goldseam.bonds.asking import Here
from goldseam.journey.pacing import Open
from goldseam.journey.program.shape import Activity

if TYPE_CHECKING:
    from goldseam.journey.way import Way

Done = Callable[["Way"], bool]


@dataclass(frozen=True)
class Room:
    """Where a room is, whether the reader's part in it is done (if it can be), and whether its URL is of a
    bond. ``noted``: the room writes that down itself. ``more`` is what else its URL names."""

    name: str
    url_name: str
    done: Done | None
    of_bond: bool
    noted: bool
    more: Mapping[str, str]

    def url(self, here: Here) -> str:
        bond = {"bond": here.bond.id} if self.of_bond else {}
        return reverse(self.url_name, kwargs={**bond, **self.more})


_rooms: dict[str, Room] = {}


def register(
    name: str,
    url_name: str,
    done: Done | None = None,
    *,
    of_bond: bool = True,
    noted: bool = False,
    **more: str,
) -> None:
    """``done`` looks only at what the reader did, or at what both gave; it may ask the database once. A room
    that calls ``complete`` is ``noted`` and needs none. ``more`` goes into the URL, where one view serves
    several rooms."""
    _rooms[name] = Room(name, url_name, done, of_bond, noted, more)


def found(name: str) -> Room | None:
    return _rooms.get(name)


def names() -> frozenset[str]:
    return frozenset(_rooms)


def can_be_done(activity: Activity) -> bool:
    """Whether anything ever says that it is done. A page that keeps nothing is never offered as the next."""
    room = _rooms.get(activity.room) if activity.kind == "room" else None
    return room is None or room.of_bond


def done(name: str, way: Way) -> bool:
    """Whether the reader's part in a room is done, as far as the room can say."""
    room = _rooms.get(name)
    return room is not None and room.done is not None and room.done(way)


def complete(name: str, way: Way) -> None:
    """Something was made in a room that can not tell by itself: whatever leads there and is open is done.

    Inside the caller's transaction.
    """
    for one in way.program.activities.values():
        leads = one.room == name and one.is_for(way.tags)
        if leads and isinstance(way.answer(one), Open):
            way.complete(one)
