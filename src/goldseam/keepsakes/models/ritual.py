from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.lib import wiping
from goldseam.vault import sodium
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened


class Habit(msgspec.Struct):
    """What a ritual is called, when it is, and what we do."""

    name: str
    when: str
    what: str
    at: datetime

    def __repr__(self) -> str:
        return "Habit(...)"

    @property
    def digest(self) -> bytes:
        """Names these very words, so that a yes can not be moved to others."""
        words = (text.encode() for text in (self.name, self.when, self.what))
        return sodium.digest(*words, person=b"tw1-ritual")


class Agreed(msgspec.Struct):
    """A yes: to which ritual and which words, when, and whether it was let go since."""

    ritual: UUID
    words: bytes
    at: datetime
    let_go: bool = False

    def __repr__(self) -> str:
        return "Agreed(...)"


class Ritual(SealedRow):
    """A small thing to do together, as one of the two proposed it. It is never changed."""

    Payload = Habit
    sealed_kind = "ritual"
    given = True

    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["bond", "day"])]

    def read(self, keys: Keys) -> Habit:
        return msgspec.json.decode(keys.open(self), type=Habit)

    @classmethod
    def propose(cls, side: Side, keys: Keys, habit: Habit, today: date) -> Ritual:
        """A new one with its proposer's yes. One transaction; saves the ledger. Raises ``Unopened`` without
        a circle for both."""
        pair = side.bond.pair_circle
        if pair is None:
            raise Unopened
        keys.ledger.begin()
        row = cls(bond=side.bond_id, circle=pair, author=keys.person, day=today)
        row.write(keys, habit)
        row.save(force_insert=True)
        row._say(keys, Agreed(row.id, habit.digest, habit.at), today)
        keys.ledger.save()
        return row

    def agree(self, keys: Keys, now: datetime, today: date) -> None:
        """This person's yes to just these words, for the first time or again. One transaction; saves the
        ledger. Raises ``Unopened`` when the words do not open."""
        habit = self.read(keys)
        keys.ledger.begin()
        self._sweep(keys)
        self._say(keys, Agreed(self.id, habit.digest, now), today)
        keys.ledger.save()

    def let_go(self, keys: Keys, now: datetime, today: date) -> None:
        """This person's yes is taken back, and the day of that is seen. Without a yes nothing changes.
        One transaction; saves the ledger."""
        keys.ledger.begin()
        row = Yes.objects.filter(bond=self.bond, ritual=self.id, author=keys.person).first()
        if row is not None and row.withdrawn_on is None:
            self._say(keys, Agreed(self.id, row.read(keys).words, now, let_go=True), today)
        keys.ledger.save()

    def remove(self, keys: Keys) -> None:
        """Its writer's words and yes are gone. One transaction; saves the ledger."""
        keys.ledger.begin()
        for row in Yes.objects.filter(bond=self.bond, ritual=self.id, author=keys.person):
            row.erase(keys)
        keys.ledger.strike(self.id)
        self.delete()
        keys.ledger.save()
        wiping.afterwards()

    def _say(self, keys: Keys, agreed: Agreed, today: date) -> None:
        found = Yes.objects.filter(bond=self.bond, ritual=self.id, author=keys.person).first()
        new = Yes(bond=self.bond, circle=self.circle, author=keys.person, ritual=self.id, revision=0)
        row = found or new
        row.revision += 1
        if agreed.let_go:
            row.withdrawn_on = today
        else:
            row.day, row.withdrawn_on = today, None
        row.write(keys, agreed)
        row.save()

    def _sweep(self, keys: Keys) -> None:
        """My yes to what was deleted since says nothing to anybody any more."""
        still = Ritual.objects.filter(bond=self.bond).values("id")
        for row in Yes.objects.filter(bond=self.bond, author=keys.person).exclude(ritual__in=still):
            row.erase(keys)


class Yes(SealedRow):
    """One person's yes to a ritual. What counts is what opens and names this ritual and its very words.

    ``ritual`` is a number without a foreign key: whoever deletes a ritual may not touch this row, which its
    author's ledger knows.
    """

    Payload = Agreed
    sealed_kind = "ritual-yes"
    given = True

    ritual = models.UUIDField()
    day = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "ritual", "author"], name="one_yes_a_person")]

    def read(self, keys: Keys) -> Agreed:
        return msgspec.json.decode(keys.open(self), type=Agreed)

    def erase(self, keys: Keys) -> None:
        """The caller has begun the ledger and saves it."""
        keys.ledger.strike(self.id)
        self.delete()
