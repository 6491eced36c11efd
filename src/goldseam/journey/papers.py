"""A letter of one's own as it stands, for the room that looks at its words with its writer.

Whoever keeps letters says how one is read; a room says where it looks at them. Neither knows the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way


@dataclass(frozen=True)
class Paper:
    """What its writer has before them, part by part in the order of the form: the draft, or what was saved.

    ``number`` counts its versions from 1; a draft has that of the version it will be. ``write`` is the page
    on which it goes on. ``earlier``: the versions before, newest first.
    """

    words: Mapping[str, str]
    asked: Mapping[str, str]
    number: int
    saved: bool
    at: datetime | None
    write: str
    earlier: Sequence[int] = ()

    def __repr__(self) -> str:
        return "Paper(...)"

    @property
    def empty(self) -> bool:
        return not any(text.strip() for text in self.words.values())


Reader = Callable[[Way, Activity, int | None], Paper | None]

_readers: list[Reader] = []
_looks: dict[str, str] = {}


def register(reader: Reader) -> None:
    """Called once, by the feature that keeps letters."""
    if reader not in _readers:
        _readers.append(reader)


def register_look(room: str, url_name: str) -> None:
    """Called by a room that looks at the words of letters inside it. Its URL takes ``bond`` and ``sheet``,
    the private tag of the letter's activity."""
    _looks[room] = url_name


def mine(way: Way, activity: Activity, version: int | None = None) -> Paper | None:
    """The reader's own letter of this activity as it stands, or one of its earlier versions; nothing when
    there is none, or it does not open."""
    found = (reader(way, activity, version) for reader in _readers)
    return next((one for one in found if one is not None), None)


def look(way: Way, activity: Activity) -> str:
    """Where the words of this activity's letter are looked at; empty when nowhere."""
    name = _looks.get(activity.inside) if activity.kind == "letter" else None
    return reverse(name, kwargs={"bond": way.here.bond.id, "sheet": way.tag(activity)}) if name else ""
