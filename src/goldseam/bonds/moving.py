"""What a person wrote alone and wants to take along when they join the other's bond."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol
from uuid import UUID

from goldseam.bonds.models import Side
from goldseam.vault.keys import Keys


class Movable(NamedTuple):
    """A writing as it is offered: what it is called, and its day."""

    id: UUID
    title: str
    day: date


class Mover(Protocol):
    def offered(self, keys: Keys, side: Side) -> Sequence[Movable]: ...

    def move(self, keys: Keys, ids: Sequence[UUID], old: Side, new: Side) -> None: ...


_movers: list[Mover] = []


def register(mover: Mover) -> None:
    """Called by an app whose rows can move from one bond of mine to another."""
    if mover not in _movers:
        _movers.append(mover)


def offered(keys: Keys, side: Side) -> list[Movable]:
    return [row for mover in _movers for row in mover.offered(keys, side)]


def move(keys: Keys, ids: Sequence[UUID], old: Side, new: Side) -> None:
    """Seals these writings into the new side's circle. The caller saves the ledger."""
    for mover in _movers:
        mover.move(keys, ids, old, new)
