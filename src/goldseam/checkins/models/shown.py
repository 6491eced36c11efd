from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.checkins.asked import Standing
from goldseam.checkins.models.check_in import CheckIn
from goldseam.lib import wiping
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened


class Moved(Exception):
    """The check-in is gone, or another took its place meanwhile; nothing was shown."""


class ShownQuerySet(models.QuerySet["Shown"]):
    def by(self, bond: UUID, person: UUID) -> ShownQuerySet:
        """What one person showed in a bond."""
        return self.filter(bond=bond, author=person)


class Shown(SealedRow):
    """A copy of one check-in, or of parts of it, for both. It is never changed, only taken back. ``look`` is
    a number that only its writer can make from the check-in, and says nothing of it."""

    Payload = Standing
    sealed_kind = "check-in-shown"
    given = True

    look = models.UUIDField()
    day = models.DateField()

    objects = ShownQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "look"], name="one_showing_a_look")]
        indexes = [models.Index(fields=["bond", "author", "day"])]

    def read(self, keys: Keys) -> Standing:
        return msgspec.json.decode(keys.open(self), type=Standing)

    @staticmethod
    def name_of(row: CheckIn, keys: Keys, revision: int) -> UUID:
        """The number under which this check-in is shown as it stood at one revision."""
        return UUID(bytes=keys.tag(row.circle, f"check-in-shown:{row.id}:{revision}"))

    @classmethod
    def names(cls, row: CheckIn, keys: Keys) -> list[UUID]:
        """All numbers under which it may have been shown, the newest first."""
        return [cls.name_of(row, keys, revision) for revision in range(row.revision, 0, -1)]

    @classmethod
    def put(cls, side: Side, keys: Keys, row: CheckIn, standing: Standing, today: date) -> UUID:
        """Puts these parts of it before both, in place of those shown before. One transaction; saves the
        ledger. Raises ``Moved``, or ``Unopened`` without a circle for both."""
        pair = side.bond.pair_circle
        if pair is None:
            raise Unopened
        keys.ledger.begin()
        there = CheckIn.objects.select_for_update().filter(bond=row.bond, pk=row.pk, revision=row.revision)
        if not there.exists():
            raise Moved
        look = cls.name_of(row, keys, row.revision)
        cls._gone([look], side.bond_id, keys)
        shown = cls(bond=side.bond_id, circle=pair, author=keys.person, look=look, day=today)
        shown.write(keys, standing)
        shown.save(force_insert=True)
        keys.ledger.save()
        return look

    @classmethod
    def strike(cls, row: CheckIn, keys: Keys) -> None:
        """Every copy of it is gone. Inside the caller's transaction, which saves the ledger."""
        cls._gone(cls.names(row, keys), row.bond, keys)

    @classmethod
    def take_back(cls, bond: UUID, look: UUID, keys: Keys) -> bool:
        """This copy of mine is gone from now on. One transaction; saves the ledger. False when there was
        none."""
        keys.ledger.begin()
        gone = cls._gone([look], bond, keys)
        keys.ledger.save()
        wiping.afterwards()
        return gone

    @classmethod
    def _gone(cls, looks: list[UUID], bond: UUID, keys: Keys) -> bool:
        rows = list(cls.objects.by(bond, keys.person).select_for_update().filter(look__in=looks))
        for row in rows:
            keys.ledger.strike(row.id)
            row.delete()
        return bool(rows)
