"""How far somebody came alone goes with them when they join the other's bond."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from goldseam.bonds.models import Side
from goldseam.bonds.moving import Movable
from goldseam.journey.models import PaceState
from goldseam.vault.keys import Keys


class Pace:
    """Nothing to choose: it holds no words of a writing, and it stays only theirs."""

    def offered(self, keys: Keys, side: Side) -> list[Movable]:
        return []

    def move(self, keys: Keys, ids: Sequence[UUID], old: Side, new: Side) -> None:
        row, past = PaceState.objects.of(old).first(), PaceState.found(old, keys)
        if row is not None and past is not None and not PaceState.objects.of(new).exists():
            PaceState.keep(new, keys, past)
            row.delete()
