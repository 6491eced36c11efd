from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import models

from goldseam.exercises.answers import Answered
from goldseam.lib import wiping
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Delivery(msgspec.Struct):
    """A letter as it was handed over: which one and the how manieth version, and the very words."""

    letter: UUID
    number: int
    slug: str
    title: str
    heavy: bool
    landing: bool
    answers: list[Answered]
    at: datetime

    def __repr__(self) -> str:
        return "Delivery(...)"


class Back(msgspec.Struct):
    """Which letter was taken back, after how many versions, and when. No word of it."""

    letter: UUID
    number: int
    at: datetime

    def __repr__(self) -> str:
        return "Back(...)"


class Handed(SealedRow):
    """A letter its writer handed to the other. It is never changed: a next version stands beside it.

    What counts is what opens and names this letter and number. ``letter`` is a number without a foreign key:
    the writer's own row goes its own way. Nothing anywhere says whether it was opened.
    """

    Payload = Delivery
    sealed_kind = "handed"
    given = True

    letter = models.UUIDField()
    number = models.PositiveIntegerField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "letter", "number"], name="one_handing_a_number")
        ]
        ordering = ["number"]

    def read(self, keys: Keys) -> Delivery:
        return msgspec.json.decode(keys.open(self), type=Delivery)

    @classmethod
    def next_number(cls, bond: UUID, letter: UUID) -> int:
        """Numbers go on after a letter was taken back."""
        given = cls.objects.filter(bond=bond, letter=letter).order_by("-number")
        back = TakenBack.objects.filter(bond=bond, letter=letter).order_by("-number")
        last = [rows.values_list("number", flat=True).first() or 0 for rows in (given, back)]
        return max(last) + 1

    @classmethod
    def take_back(cls, bond: UUID, letter: UUID, keys: Keys, now: datetime, today: date) -> bool:
        """Takes every version of my letter away from the other; what is left is that it was taken back.

        One transaction; saves the ledger. False when there was nothing of mine to take back.
        """
        keys.ledger.begin()
        rows = list(cls.objects.select_for_update().filter(bond=bond, letter=letter, author=keys.person))
        if not rows:
            return False
        last = rows[-1]
        left = TakenBack(
            bond=bond, circle=last.circle, author=keys.person, letter=letter, number=last.number, day=today
        )
        left.write(keys, Back(letter, last.number, now))
        left.save(force_insert=True)
        for row in rows:
            keys.ledger.strike(row.id)
            row.delete()
        keys.ledger.save()
        wiping.afterwards()
        return True


class TakenBack(SealedRow):
    """That a letter was taken back, and on which day. The other sees this one line and no word."""

    Payload = Back
    sealed_kind = "taken-back"
    given = True

    letter = models.UUIDField()
    number = models.PositiveIntegerField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "letter", "number"], name="one_taking_back_a_number")
        ]
        ordering = ["number"]

    def read(self, keys: Keys) -> Back:
        return msgspec.json.decode(keys.open(self), type=Back)
