from __future__ import annotations

from datetime import date, datetime

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.lib import wiping
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened


class Line(msgspec.Struct):
    """One line, and when it was written."""

    text: str
    at: datetime

    def __repr__(self) -> str:
        return "Line(...)"


class Small(SealedRow):
    """One line about something good, on its day. It is never changed, only deleted by who wrote it."""

    Payload = Line

    day = models.DateField()

    class Meta:
        abstract = True

    def read(self, keys: Keys) -> Line:
        return msgspec.json.decode(keys.open(self), type=Line)

    @classmethod
    def begin(cls, side: Side, keys: Keys, line: Line, today: date) -> Small:
        """A new line, for both or for its writer alone. One transaction; saves the ledger.

        Raises ``Unopened`` for a line to both while there is no circle for both.
        """
        circle = side.bond.pair_circle if cls.given else side.me_circle
        if circle is None:
            raise Unopened
        keys.ledger.begin()
        row = cls(bond=side.bond_id, circle=circle, author=keys.person, day=today)
        row.write(keys, line)
        row.save(force_insert=True)
        keys.ledger.save()
        return row

    def remove(self, keys: Keys) -> None:
        """Erases it. One transaction; saves the ledger."""
        keys.ledger.begin()
        keys.ledger.strike(self.id)
        self.delete()
        keys.ledger.save()
        wiping.afterwards()


class Appreciation(Small):
    """A line given to the other."""

    sealed_kind = "appreciation"
    given = True

    class Meta:
        indexes = [models.Index(fields=["bond", "day"])]


class Noticed(Small):
    """A line kept for oneself. The other never learns that there is one."""

    sealed_kind = "noticed"

    class Meta:
        indexes = [models.Index(fields=["bond", "author", "day"])]
