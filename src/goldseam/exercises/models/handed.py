from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import models

from goldseam.exercises.answers import Answered
from goldseam.exercises.letters import Form
from goldseam.lib import wiping
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened


class Delivery(msgspec.Struct):
    """A letter as it was handed over: which one and the how manieth version, and the very words.

    ``form`` is how it is offered, for what is offered in a form. ``after`` is the turn of the answer it goes
    on from, 0 for none; ``mends``: it mends a slip in the version just before.
    """

    letter: UUID
    number: int
    slug: str
    title: str
    heavy: bool
    landing: bool
    answers: list[Answered]
    at: datetime
    form: Form | None = None
    after: int = 0
    mends: bool = False

    def __repr__(self) -> str:
        return "Delivery(...)"


class Back(msgspec.Struct):
    """Which letter was taken back, after how many versions, and when. No word of it.

    ``handed_at`` and ``mends`` are those of its last version: taking back makes no time shorter.
    """

    letter: UUID
    number: int
    at: datetime
    slug: str = ""
    handed_at: datetime | None = None
    mends: bool = False

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
        left.write(keys, cls._back(last, keys, now))
        left.save(force_insert=True)
        for row in rows:
            keys.ledger.strike(row.id)
            row.delete()
        keys.ledger.save()
        wiping.afterwards()
        return True

    @classmethod
    def _back(cls, last: Handed, keys: Keys, now: datetime) -> Back:
        try:
            gone = last.read(keys)
        except Unopened:
            return Back(last.letter, last.number, now)
        return Back(last.letter, last.number, now, gone.slug, gone.at, gone.mends)


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
