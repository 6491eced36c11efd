from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import models

from goldseam.bonds import breaches
from goldseam.bonds.models.offered import Offer, Offered
from goldseam.bonds.models.side import Side
from goldseam.lib import wiping
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened


class Told(msgspec.Struct):
    """One thing that happened, as one person says it for themself. ``breach`` and ``cause`` are slugs or
    empty; ``when`` is in their own words; ``offered`` names the copy both can read, if there is one."""

    breach: str
    cause: str
    role: str
    when: str
    line: str
    at: datetime
    offered: UUID | None = None

    def __repr__(self) -> str:
        return "Told(...)"


class Changed(Exception):
    """Somebody (the same person in another window) saved a newer version meanwhile; nothing was changed."""


class NeverOffered(Exception):
    """Words of this kind are never offered to the shared list; nothing was changed."""


class IncidentQuerySet(models.QuerySet["Incident"]):
    def of(self, side: Side) -> IncidentQuerySet:
        """One side's own incidents. Nobody else's rows can come out of this."""
        if side.person_id is None:
            return self.none()
        return self.filter(bond=side.bond_id, author=side.person_id, circle=side.me_circle)


class Incident(SealedRow):
    """Something that happened, and my part in it. Only its author ever reads it; ``offer`` makes a copy."""

    Payload = Told
    sealed_kind = "incident"

    day = models.DateField()

    objects = IncidentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["bond", "author"])]

    def read(self, keys: Keys) -> Told:
        return msgspec.json.decode(keys.open(self), type=Told)

    @classmethod
    def begin(cls, side: Side, keys: Keys, told: Told, today: date) -> Incident:
        """A new one. Inside the caller's transaction; saves the ledger."""
        keys.ledger.begin()
        row = cls(bond=side.bond_id, circle=side.me_circle, author=keys.person, day=today)
        row.write(keys, told)
        row.save(force_insert=True)
        keys.ledger.save()
        return row

    def revise(self, keys: Keys, told: Told, seen: int) -> None:
        """Other words in place of these; what was offered stays as it was offered. One transaction; saves the
        ledger. Raises ``Changed`` unless ``seen`` is the revision that stands here."""
        keys.ledger.begin()
        self._only(seen)
        self._rewrite(keys, msgspec.structs.replace(told, offered=self.read(keys).offered))
        keys.ledger.save()

    def offer(
        self, side: Side, keys: Keys, with_line: bool, seen: int, now: datetime, today: date
    ) -> Offered:
        """A copy for both. One transaction; saves the ledger.

        Raises ``NeverOffered`` for a private kind, ``Changed`` when something newer stands here than was
        shown or a copy is on the list already, ``Unopened`` while there is no circle for both.
        """
        keys.ledger.begin()
        self._only(seen)
        told = self.read(keys)
        if not breaches.offerable(told.breach):
            raise NeverOffered
        if side.bond.pair_circle is None:
            raise Unopened
        if told.offered is not None and Offered.objects.filter(bond=self.bond, id=told.offered).exists():
            raise Changed
        row = Offered(bond=self.bond, circle=side.bond.pair_circle, author=keys.person, day=today)
        row.write(keys, Offer(told.breach, told.role, told.when, told.line if with_line else "", now))
        row.save(force_insert=True)
        self._rewrite(keys, msgspec.structs.replace(told, offered=row.id))
        keys.ledger.save()
        return row

    def remove(self, keys: Keys) -> None:
        """Erases it, and takes the copy back if there is one. One transaction; saves the ledger."""
        keys.ledger.begin()
        copy = self._copy(keys)
        if copy is not None:
            copy.erase(keys)
        keys.ledger.strike(self.id)
        self.delete()
        keys.ledger.save()
        wiping.afterwards()

    def _copy(self, keys: Keys) -> Offered | None:
        try:
            offered = self.read(keys).offered
        except Unopened:
            return None
        if offered is None:
            return None
        return Offered.objects.filter(bond=self.bond, author=keys.person, id=offered).first()

    def _only(self, seen: int) -> None:
        """Reads the row anew inside the transaction, and goes on only when it is the one that was seen."""
        newest = Incident.objects.select_for_update().filter(pk=self.pk).first()
        if newest is None or newest.revision != seen:
            raise Changed
        self.revision, self.epoch, self.envelope = newest.revision, newest.epoch, newest.envelope

    def _rewrite(self, keys: Keys, told: Told) -> None:
        self.revision += 1
        self.write(keys, told)
        self.save(update_fields=["revision", "epoch", "envelope"])
