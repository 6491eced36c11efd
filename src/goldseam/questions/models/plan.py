from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.questions.hours import Hours
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened


class Held(msgspec.Struct):
    """A signature: under which plan and which hours, at which moments (the first time, and each time for six
    weeks more), and whether it was taken back since."""

    plan: UUID
    hours: bytes
    signed: list[datetime]
    let_go: bool = False

    def __repr__(self) -> str:
        return "Held(...)"


class Plan(SealedRow):
    """Hours for questions, as one of the two proposed them. They are never changed."""

    Payload = Hours
    sealed_kind = "question-hours"
    given = True

    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["bond", "day"])]

    def read(self, keys: Keys) -> Hours:
        return msgspec.json.decode(keys.open(self), type=Hours)

    @classmethod
    def propose(cls, side: Side, keys: Keys, hours: Hours, today: date) -> Plan:
        """New hours with their proposer's signature. One transaction; saves the ledger. Raises ``Unopened``
        without a circle for both."""
        pair = side.bond.pair_circle
        if pair is None:
            raise Unopened
        keys.ledger.begin()
        row = cls(bond=side.bond_id, circle=pair, author=keys.person, day=today)
        row.write(keys, hours)
        row.save(force_insert=True)
        row._say(keys, Held(row.id, hours.digest, [hours.at]), today)
        keys.ledger.save()
        return row

    def sign(self, keys: Keys, now: datetime, today: date) -> None:
        """This person's signature under just these hours, or theirs for six weeks more. Whoever calls has
        asked whether there is something to sign. One transaction; saves the ledger."""
        hours = self.read(keys)
        keys.ledger.begin()
        row = self.of(keys.person)
        before = row.read(keys) if row is not None else None
        if before is None or not before.let_go:
            signed = [*(before.signed if before else []), now]
            self._say(keys, Held(self.id, hours.digest, signed), today)
        keys.ledger.save()

    def let_go(self, keys: Keys, today: date) -> None:
        """Either ends it, whether they had signed or not; the day is seen. One transaction; saves the
        ledger."""
        hours = self.read(keys)
        keys.ledger.begin()
        row = self.of(keys.person)
        before = row.read(keys) if row is not None else Held(self.id, hours.digest, [])
        if not before.let_go:
            self._say(keys, msgspec.structs.replace(before, let_go=True), today)
        keys.ledger.save()

    def of(self, person: UUID) -> PlanYes | None:
        return PlanYes.objects.filter(bond=self.bond, plan=self.id, author=person).first()

    def _say(self, keys: Keys, held: Held, today: date) -> None:
        new = PlanYes(bond=self.bond, circle=self.circle, author=keys.person, plan=self.id, revision=0)
        row = self.of(keys.person) or new
        row.revision += 1
        row.day, row.withdrawn_on = (row.day or today, today) if held.let_go else (today, None)
        row.write(keys, held)
        row.save()


class PlanYes(SealedRow):
    """One person's signature under hours for questions. What counts is what opens and names these hours.

    ``plan`` is a number without a foreign key: whoever's plan goes may not touch this row, which its author's
    ledger knows.
    """

    Payload = Held
    sealed_kind = "question-hours-yes"
    given = True

    plan = models.UUIDField()
    day = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "plan", "author"], name="one_signature_a_person")
        ]

    def read(self, keys: Keys) -> Held:
        return msgspec.json.decode(keys.open(self), type=Held)
