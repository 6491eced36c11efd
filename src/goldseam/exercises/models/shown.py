from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.exercises.answers import Answered
from goldseam.lib import wiping
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened


class Showing(msgspec.Struct):
    """What its writer lets the other read of one private text: the chosen parts, word by word."""

    title: str
    answers: list[Answered]
    at: datetime

    def __repr__(self) -> str:
        return "Showing(...)"


class Shown(SealedRow):
    """A copy of a private text, or of parts of it, for both. It is never changed: shown again it stands
    beside the earlier one. ``text`` is the same number for every showing of one text and says nothing of it.
    """

    Payload = Showing
    sealed_kind = "shown"
    given = True

    text = models.UUIDField()
    number = models.PositiveIntegerField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "text", "number"], name="one_showing_a_number")
        ]
        ordering = ["-number"]

    def read(self, keys: Keys) -> Showing:
        return msgspec.json.decode(keys.open(self), type=Showing)

    @classmethod
    def show(cls, side: Side, keys: Keys, text: UUID, showing: Showing, today: date) -> Shown:
        """Puts it before both. One transaction; saves the ledger. Raises ``Unopened`` without a circle for
        both."""
        pair = side.bond.pair_circle
        if pair is None:
            raise Unopened
        keys.ledger.begin()
        before = cls.objects.select_for_update().filter(bond=side.bond_id, text=text).order_by("-number")
        number = (before.values_list("number", flat=True).first() or 0) + 1
        row = cls(
            bond=side.bond_id,
            circle=pair,
            author=keys.person,
            text=text,
            number=number,
            day=today,
        )
        row.write(keys, showing)
        row.save(force_insert=True)
        keys.ledger.save()
        return row

    @classmethod
    def take_back(cls, bond: UUID, text: UUID, keys: Keys) -> bool:
        """Every showing of this text of mine is gone from now on. One transaction; saves the ledger.

        False when there was nothing of mine to take back.
        """
        keys.ledger.begin()
        rows = list(cls.objects.select_for_update().filter(bond=bond, text=text, author=keys.person))
        for row in rows:
            keys.ledger.strike(row.id)
            row.delete()
        keys.ledger.save()
        wiping.afterwards()
        return bool(rows)
