"""A request into one bond, from one of its sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Protocol, TypeVar, cast
from uuid import UUID

from goldseam.bonds.models import Bond, Name, Side
from goldseam.people.asking import PersonRequest
from goldseam.vault.keys import Keys
from goldseam.vault.sodium import Unopened

T = TypeVar("T")


class BondRequest(PersonRequest):
    bond: Bond
    side: Side
    here: Here


class Keyed(Protocol):
    """Whatever carries somebody's open keys, most often their request."""

    keys: Keys


class Here:
    """What one side sees of the bond, read once a request. ``sides`` are both, when already read."""

    def __init__(self, request: Keyed, side: Side, sides: Iterable[Side] | None = None) -> None:
        self.keys = request.keys
        self.side = side
        self.bond = side.bond
        self._read: dict[object, object] = {}
        if sides is not None:
            self.partner = next((one for one in sides if one.id != side.id), None)

    def once(self, ask: Callable[[Here], T]) -> T:
        """What ``ask`` found the first time in this request: for what a page reads and no verb changes."""
        if ask not in self._read:
            self._read[ask] = ask(self)
        return cast(T, self._read[ask])

    @cached_property
    def partner(self) -> Side | None:
        """The other side, also when it was left; nothing while alone."""
        return Side.objects.filter(bond=self.bond).exclude(id=self.side.id).first()

    def members(self) -> set[UUID]:
        """Me and whoever my ledger knows to share the pair's key, also when they left since."""
        circle = self.bond.pair_circle
        seen = self.keys.ledger.head.circles.get(circle.bytes) if circle else None
        return {self.keys.person, *(UUID(bytes=other) for other in (seen.others if seen else []))}

    @cached_property
    def both(self) -> bool:
        """Whether two people are here now."""
        return self.partner is not None and self.partner.person_id is not None

    @cached_property
    def partner_name(self) -> str:
        """What the other is called, or nothing when there is no other, or no name that opens."""
        if self.partner is None or self.bond.pair_circle is None:
            return ""
        row = Name.objects.filter(bond=self.bond.id).exclude(author=self.keys.person).first()
        if row is None:
            return ""
        try:
            return row.read(self.keys)
        except Unopened:
            return ""
