from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.keepsakes.models.arrived import Arrival, Arrived
from goldseam.lib import wiping
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened

To = Literal["me", "other", "both"]


class Dated(msgspec.Struct):
    """A letter and whom it is for, when it was written, its day, and which copy of it was given."""

    text: str
    to: To
    opens: date
    at: datetime
    given: UUID | None = None

    def __repr__(self) -> str:
        return "Dated(...)"


class LaterQuerySet(models.QuerySet["Later"]):
    def of(self, side: Side) -> LaterQuerySet:
        """One side's own letters to a later day. Nobody else's rows can come out of this."""
        if side.person_id is None:
            return self.none()
        return self.filter(bond=side.bond_id, author=side.person_id, circle=side.me_circle)


class Later(SealedRow):
    """A letter to a later day. Until its writer gives it, it lies under the writer's own key, whoever it is
    for: no clock and no column opens it for anybody else.

    ``opens`` and ``opened_on`` only find it for its writer's own pages; what counts is what opens.
    """

    Payload = Dated
    sealed_kind = "later"

    day = models.DateField()
    opens = models.DateField()
    opened_on = models.DateField(null=True)

    objects = LaterQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["bond", "author", "opens"])]

    def read(self, keys: Keys) -> Dated:
        return msgspec.json.decode(keys.open(self), type=Dated)

    @classmethod
    def begin(cls, side: Side, keys: Keys, dated: Dated, today: date) -> Later:
        """A new letter. One transaction; saves the ledger."""
        keys.ledger.begin()
        row = cls(bond=side.bond_id, circle=side.me_circle, author=keys.person, day=today)
        row.opens = dated.opens
        row.write(keys, dated)
        row.save(force_insert=True)
        keys.ledger.save()
        return row

    def open_now(self, today: date) -> None:
        """Its writer opened it; from now on it is read like any other text of theirs."""
        if self.opened_on is None:
            self.opened_on = today
            self.save(update_fields=["opened_on"])

    def give(self, side: Side, keys: Keys, now: datetime, today: date) -> Arrived:
        """A copy of just these words for both. Whoever calls has asked whether its day has come.

        One transaction; saves the ledger. Given once: the second time it is the same copy. Raises
        ``Unopened`` without a circle for both.
        """
        pair = side.bond.pair_circle
        if pair is None:
            raise Unopened
        keys.ledger.begin()
        self.refresh_from_db(from_queryset=Later.objects.select_for_update())
        dated = self.read(keys)
        found = self.copy_given(keys, dated)
        if found is not None:
            return found
        copy = Arrived(bond=self.bond, circle=pair, author=keys.person, day=today)
        copy.write(keys, Arrival(dated.text, dated.to == "both", self.day, now))
        copy.save(force_insert=True)
        self.revision += 1
        self.write(keys, msgspec.structs.replace(dated, given=copy.id))
        self.save()
        keys.ledger.save()
        return copy

    def copy_given(self, keys: Keys, dated: Dated) -> Arrived | None:
        """The copy for both, while it is not taken back."""
        if dated.given is None:
            return None
        return Arrived.objects.filter(bond=self.bond, id=dated.given, author=keys.person).first()

    def remove(self, keys: Keys) -> None:
        """Erases it. A copy that was given stays where it is. One transaction; saves the ledger."""
        keys.ledger.begin()
        keys.ledger.strike(self.id)
        self.delete()
        keys.ledger.save()
        wiping.afterwards()
