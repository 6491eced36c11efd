from __future__ import annotations

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.journey.past import Past
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened


class PaceStateQuerySet(models.QuerySet["PaceState"]):
    def of(self, side: Side) -> PaceStateQuerySet:
        """One side's own state of pace. Nobody else's can come out of this."""
        if side.person_id is None:
            return self.none()
        return self.filter(bond=side.bond_id, author=side.person_id, circle=side.me_circle)


class PaceState(SealedRow):
    """All that one side did with the program and when, in one envelope of their own. One for a side.

    Not in the ledger: it holds no words of a writing, and it is kept at every step of the way.
    """

    Payload = Past
    sealed_kind = "pace"
    ledgered = False

    objects = PaceStateQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "author"], name="one_pace_a_side")]

    def read(self, keys: Keys) -> Past:
        return msgspec.json.decode(keys.open(self), type=Past)

    @classmethod
    def keep(cls, side: Side, keys: Keys, past: Past) -> None:
        """Seals ``past`` in place of what was kept. Inside the caller's transaction, which has the row
        locked by ``read_for_change``."""
        row = cls.objects.of(side).first()
        if row is None:
            row = cls(bond=side.bond_id, circle=side.me_circle, author=keys.person, revision=0)
        row.revision += 1
        row.write(keys, past)
        row.save(force_insert=row.revision == 1)

    @classmethod
    def found(cls, side: Side, keys: Keys) -> Past | None:
        """What is kept, or a fresh one when nothing is yet; nothing for a state that does not open."""
        return _read(cls.objects.of(side).first(), keys)

    @classmethod
    def read_for_change(cls, side: Side, keys: Keys) -> Past | None:
        """The same, locked until the caller's transaction ends."""
        return _read(cls.objects.of(side).select_for_update().first(), keys)


def _read(row: PaceState | None, keys: Keys) -> Past | None:
    try:
        return row.read(keys) if row is not None else Past()
    except Unopened:
        return None
