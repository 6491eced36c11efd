"""Questions noted alone can come along when their writer joins the other's bond."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import msgspec

from goldseam.bonds.models import Side
from goldseam.bonds.moving import Movable
from goldseam.questions.models import Noted
from goldseam.vault.keys import Keys
from goldseam.vault.sodium import Unopened


class Notes:
    """Offers what still opens, and seals it anew for the writer alone in the other bond."""

    def offered(self, keys: Keys, side: Side) -> list[Movable]:
        found = []
        for row in Noted.objects.of(side).order_by("-day"):
            try:
                found.append(Movable(row.id, row.read(keys).text, row.day))
            except Unopened:
                continue
        return found

    def move(self, keys: Keys, ids: Sequence[UUID], old: Side, new: Side) -> None:
        for row in Noted.objects.of(old).filter(id__in=ids):
            asked = msgspec.structs.replace(row.read(keys), jar=None, rest=None)
            row.bond, row.circle = new.bond_id, new.me_circle
            row.write(keys, asked)
            row.save()
