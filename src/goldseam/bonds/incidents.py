"""What happened, as one side sees it: my own incidents, the list both can read, and the parts people took.

Plain values. Nobody's part is ever guessed: mine are those I wrote and those I took, the other's are those
they offered and those they took.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from goldseam.bonds import breaches
from goldseam.bonds.asking import Here
from goldseam.bonds.models import FamilyPlace, Incident, Kind, Offered, Role, RoleTaken
from goldseam.bonds.models.incident import Told
from goldseam.bonds.models.offered import Offer
from goldseam.bonds.models.role import Part
from goldseam.vault.sodium import Unopened

MOST_OFFERED = 20


def named(breach: str) -> str:
    """The name of a kind in the reader's language; nothing for one that is not named."""
    if not breach:
        return ""
    found = breaches.named(breach)
    return found.name if found is not None else _("A kind that has no name here any more")


def said(role: str) -> str:
    """A part in the words of whoever took it."""
    return str(Role(role).label) if role in Role.values else ""


@dataclass(frozen=True)
class Mine:
    """One of my own incidents, opened; ``told`` is empty when it could not be."""

    id: UUID
    revision: int
    day: date
    told: Told | None

    @property
    def kind(self) -> str:
        return named(self.told.breach) if self.told else ""

    @property
    def part(self) -> str:
        return said(self.told.role) if self.told else ""

    @property
    def cause(self) -> str:
        """The cause I chose, or else the one of its kind; a slug or empty."""
        if self.told is None:
            return ""
        found = breaches.named(self.told.breach)
        return self.told.cause or (found.cause if found else "")

    @property
    def offered(self) -> UUID | None:
        """The copy I made for both, which may have been taken back since."""
        return self.told.offered if self.told else None

    @property
    def offerable(self) -> bool:
        return self.told is not None and breaches.offerable(self.told.breach)


@dataclass(frozen=True)
class Shared:
    """One entry of the list both can read. ``offer`` is empty when it could not be opened. ``taken`` is the
    part taken by whoever reads it, me or the other; empty while there is none."""

    id: UUID
    day: date
    mine: bool
    offer: Offer | None
    taken: str = ""
    taken_on: date | None = None

    @property
    def kind(self) -> str:
        return named(self.offer.breach) if self.offer else ""

    @property
    def part(self) -> str:
        """The writer's own part, in their words."""
        return said(self.offer.role) if self.offer else ""

    @property
    def answer(self) -> str:
        """The reader's own part, in their words."""
        return said(self.taken)


def mine(here: Here) -> list[Mine]:
    """My own incidents, the newest first."""
    rows = list(Incident.objects.of(here.side))
    here.keys.ledger.load(row.id for row in rows)
    found = [one(row, here) for row in rows]
    return sorted(found, key=lambda it: (it.day, it.told.at.timestamp() if it.told else 0), reverse=True)


def one(row: Incident, here: Here) -> Mine:
    """One of my own, opened."""
    try:
        return Mine(row.id, row.revision, row.day, row.read(here.keys))
    except Unopened:
        return Mine(row.id, row.revision, row.day, None)


def shared(here: Here) -> list[Shared]:
    """What either of us offered, the newest first."""
    if here.bond.pair_circle is None:
        return []
    us = here.members()
    rows = list(Offered.objects.filter(bond=here.bond.id, author__in=us).order_by("-day", "id"))
    taken = list(RoleTaken.objects.filter(bond=here.bond.id, author__in=us)) if rows else []
    own = [row.id for row in (*rows, *taken) if row.author == here.keys.person]
    here.keys.ledger.load(own)
    parts = {(row.offered, row.author == here.keys.person): row for row in taken}
    return [_shared(row, here, parts) for row in rows]


def _shared(row: Offered, here: Here, parts: dict[tuple[UUID, bool], RoleTaken]) -> Shared:
    """Only the one who did not write it can take a part in it."""
    own = row.author == here.keys.person
    try:
        offer = row.read(here.keys)
    except Unopened:
        return Shared(row.id, row.day, own, None)
    taken = parts.get((row.id, not own))
    role = _role(taken, here) if taken is not None else ""
    return Shared(row.id, row.day, own, offer, role, taken.day if taken is not None and role else None)


def _role(row: RoleTaken, here: Here) -> str:
    try:
        part: Part = row.read(here.keys)
    except Unopened:
        return ""
    return part.role if part.offered == row.offered and part.role in Role.values else ""


def tags(
    here: Here, own: Sequence[Mine] | None = None, listed: Sequence[Shared] | None = None
) -> frozenset[str]:
    """Which texts are for me: what we are to each other, and kinds, causes and parts of my own incidents and
    of those in which I took a part; between parent and adult child also my place; ``breaches.PRIVATE`` when
    I named a private kind. ``own`` and ``listed`` are given by who has read them already."""
    found = {here.bond.kind}
    for incident in mine(here) if own is None else own:
        if incident.told is not None:
            found |= {incident.told.breach, incident.cause, incident.told.role}
            found.add("" if incident.offerable else breaches.PRIVATE)
    for entry in here.once(shared) if listed is None else listed:
        if entry.offer is not None and entry.taken and not entry.mine:
            kind = breaches.named(entry.offer.breach)
            found |= {entry.offer.breach, kind.cause if kind else "", entry.taken}
    if here.bond.kind == Kind.PARENT_AND_ADULT_CHILD:
        found.add(place(here))
    return frozenset(found - {""})


def place(here: Here) -> str:
    """ "parent", "child", or nothing while I left it open."""
    row = FamilyPlace.of(here.side)
    return row.read(here.keys) if row is not None else ""


class Gift(NamedTuple):
    """Something the other gave around incidents, with its day."""

    what: Literal["offered", "role"]
    on: date


def gifts(here: Here) -> list[Gift]:
    """What the other offered last, and the part they took last in something I offered."""
    if here.partner is None or here.bond.pair_circle is None:
        return []
    entries = here.once(shared)
    offered = [Gift("offered", entry.day) for entry in entries if not entry.mine and entry.offer is not None]
    taken = [Gift("role", entry.taken_on) for entry in entries if entry.mine and entry.taken_on is not None]
    return offered[:1] + sorted(taken, key=lambda gift: gift.on)[-1:]
