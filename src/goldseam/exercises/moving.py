"""Private writings can come along when their writer joins the other's bond."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from goldseam.bonds.models import Side
from goldseam.bonds.moving import Movable
from goldseam.exercises.models import Reflection
from goldseam.vault.keys import Keys
from goldseam.vault.sodium import Unopened


class Reflections:
    """Offers what still opens, and seals it anew into the other circle, versions included."""

    def offered(self, keys: Keys, side: Side) -> list[Movable]:
        found = []
        for row in Reflection.objects.of(side).order_by("-day"):
            try:
                words = row.read(keys)
            except Unopened:
                continue
            found.append(Movable(row.id, words.prompt, row.day))
        return found

    def move(self, keys: Keys, ids: Sequence[UUID], old: Side, new: Side) -> None:
        for row in Reflection.objects.of(old).filter(id__in=ids):
            versions = [(version, version.read(keys)) for version in row.versions.all()]
            words = row.read(keys)
            row.bond, row.circle = new.bond_id, new.me_circle
            row.tag = keys.tag(new.me_circle, words.slug)
            row.write(keys, words)
            row.save()
            for version, earlier in versions:
                version.bond, version.circle = new.bond_id, new.me_circle
                version.write(keys, earlier)
                version.save()
