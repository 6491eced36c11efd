"""Boundaries, promises and other words of one's own come along when their writer joins the other's bond."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import msgspec

from goldseam.agreements.kinds import KINDS
from goldseam.agreements.models import Mine
from goldseam.agreements.models.mine import tag_of
from goldseam.bonds.models import Side
from goldseam.bonds.moving import Movable
from goldseam.vault.keys import Keys
from goldseam.vault.sodium import Unopened


class Own:
    """Offers what still opens, and seals it anew into the other circle. What was given in a bond belongs to
    that bond."""

    def offered(self, keys: Keys, side: Side) -> list[Movable]:
        found = []
        for row in Mine.objects.of(side).order_by("-day"):
            try:
                kind = KINDS[row.read(keys).kind]
            except Unopened:
                continue
            found.append(Movable(row.id, str(kind.one), row.day))
        return found

    def move(self, keys: Keys, ids: Sequence[UUID], old: Side, new: Side) -> None:
        for row in Mine.objects.of(old).filter(id__in=ids):
            meant = msgspec.structs.replace(row.read(keys), given=None)
            row.bond, row.circle = new.bond_id, new.me_circle
            row.tag = tag_of(keys, new, meant.kind)
            row.write(keys, meant)
            row.save()
