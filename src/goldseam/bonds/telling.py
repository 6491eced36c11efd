"""What I told alone can come along when I join the other's bond. It stays only mine there too."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from goldseam.bonds.incidents import named
from goldseam.bonds.models import Incident, Side
from goldseam.bonds.moving import Movable
from goldseam.vault.keys import Keys
from goldseam.vault.sodium import Unopened


class Incidents:
    """Offers what still opens, and seals it anew into the other circle."""

    def offered(self, keys: Keys, side: Side) -> list[Movable]:
        found = []
        for row in Incident.objects.of(side).order_by("-day", "id"):
            try:
                told = row.read(keys)
            except Unopened:
                continue
            found.append(Movable(row.id, named(told.breach) or _("Something that happened"), row.day))
        return found

    def move(self, keys: Keys, ids: Sequence[UUID], old: Side, new: Side) -> None:
        for row in Incident.objects.of(old).filter(id__in=ids):
            told = row.read(keys)
            row.bond, row.circle = new.bond_id, new.me_circle
            row.write(keys, msgspec.structs.replace(told, offered=None))
            row.save()
