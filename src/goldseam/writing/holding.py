"""Words at a locked door: held sealed to their writer, and merged into drafts after unlocking."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec
from django.db import transaction

from goldseam.bonds.models import Side
from goldseam.lib import clock
from goldseam.people.kept import Carried
from goldseam.people.models import Person
from goldseam.vault import sodium
from goldseam.vault.envelope import padded, unpadded
from goldseam.vault.keys import Keys
from goldseam.vault.sodium import Unopened
from goldseam.writing import drafts
from goldseam.writing.models import Held


def before_renewal(person: Person, keys: Keys, today: date) -> None:
    """What is held for the old keys becomes drafts while they still open it."""
    Shelf().merge(person.pk, keys)


class Shelf:
    """Keeps what people could not save, for the app ``people`` that knows the door."""

    def hold(self, person: UUID, box: bytes, carried: Carried) -> None:
        sealed = sodium.box_seal(box, padded(msgspec.json.encode(carried)))
        Held.objects.create(person_id=person, sealed=sealed, day=clock.now().date())

    def merge(self, person: UUID, keys: Keys) -> str | None:
        """Turns everything held into drafts. Returns the page of the last one."""
        place = None
        for row in Held.objects.filter(person_id=person):
            with transaction.atomic():
                place = self._brought_back(keys, row) or place
                row.delete()
        return place

    def _brought_back(self, keys: Keys, row: Held) -> str | None:
        try:
            plain = unpadded(sodium.box_open(keys.bundle.box_secret, bytes(row.sealed)))
        except Unopened:
            return None
        carried = msgspec.json.decode(plain, type=Carried)
        bond = drafts.bond_of(carried.place)
        side = Side.objects.filter(bond=bond, person_id=keys.person).first() if bond else None
        if side is None:
            return None
        drafts.keep(keys, side, carried.place, carried.fields, clock.now())
        return carried.place
