from __future__ import annotations

from datetime import date, datetime

import msgspec
from django.db import models

from goldseam.bonds.models.role import Role, RoleTaken
from goldseam.lib import wiping
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Offer(msgspec.Struct):
    """What its writer lets the other read of one incident. It says nothing of the other."""

    breach: str
    role: str
    when: str
    line: str
    at: datetime

    def __repr__(self) -> str:
        return "Offer(...)"


class OwnOffer(Exception):
    """Nobody takes a second part in what they offered themself; nothing was changed."""


class Offered(SealedRow):
    """A copy of one of my incidents on the list both can read. It is never changed, only taken back."""

    Payload = Offer
    sealed_kind = "offered"
    given = True

    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["bond", "author"])]

    def read(self, keys: Keys) -> Offer:
        return msgspec.json.decode(keys.open(self), type=Offer)

    def take_back(self, keys: Keys) -> None:
        """Nobody can read it any more, from now on. One transaction; saves the ledger."""
        keys.ledger.begin()
        self.erase(keys)
        keys.ledger.save()
        wiping.afterwards()

    def erase(self, keys: Keys) -> None:
        """The caller has begun the ledger and saves it."""
        keys.ledger.strike(self.id)
        self.delete()

    def take_role(self, keys: Keys, role: Role, now: datetime, today: date) -> None:
        """The reader says their own part in this. One transaction; saves the ledger.

        Raises ``OwnOffer`` for the writer, ``Unopened`` when these words do not open.
        """
        if self.author == keys.person:
            raise OwnOffer
        self.read(keys)
        keys.ledger.begin()
        self._sweep(keys)
        row = RoleTaken.objects.filter(bond=self.bond, offered=self.id, author=keys.person).first()
        new = RoleTaken(bond=self.bond, circle=self.circle, author=keys.person, offered=self.id, revision=0)
        (row or new).take(keys, role, now, today)
        keys.ledger.save()

    def give_back_role(self, keys: Keys) -> None:
        """The reader says no part in this any more. One transaction; saves the ledger."""
        keys.ledger.begin()
        for row in RoleTaken.objects.filter(bond=self.bond, offered=self.id, author=keys.person):
            row.erase(keys)
        keys.ledger.save()
        wiping.afterwards()

    def _sweep(self, keys: Keys) -> None:
        """My parts in what was taken back since say nothing to anybody any more."""
        still = Offered.objects.filter(bond=self.bond).values("id")
        for row in RoleTaken.objects.filter(bond=self.bond, author=keys.person).exclude(offered__in=still):
            row.erase(keys)
