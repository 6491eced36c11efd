from __future__ import annotations

from datetime import date, datetime

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.lib import wiping
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened


class Chosen(msgspec.Struct):
    """Which texts shall be on the page, by name only, and lines of its maker's own."""

    texts: list[str]
    help: str
    well: str
    hard: str
    alone_first: bool
    at: datetime

    def __repr__(self) -> str:
        return "Chosen(...)"


class Changed(Exception):
    """Somebody (the same person in another window) saved another choice meanwhile; nothing was changed."""


class Brief(SealedRow):
    """What one person chose for a counsellor to read. One a side. No text that was chosen is copied."""

    Payload = Chosen
    sealed_kind = "brief"

    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "author"], name="one_brief_a_person")]

    def read(self, keys: Keys) -> Chosen:
        return msgspec.json.decode(keys.open(self), type=Chosen)

    @classmethod
    def of(cls, side: Side) -> Brief | None:
        """One side's own."""
        mine = cls.objects.filter(bond=side.bond_id, author=side.person_id, circle=side.me_circle)
        return mine.first()

    @classmethod
    def chosen(cls, side: Side, keys: Keys) -> tuple[Chosen | None, int]:
        """What was chosen, if it opens, and the revision it stands at; 0 for none."""
        row = cls.of(side)
        try:
            return (row.read(keys), row.revision) if row is not None else (None, 0)
        except Unopened:
            return None, row.revision if row is not None else 0

    @classmethod
    def keep(cls, side: Side, keys: Keys, chosen: Chosen, seen: int, today: date) -> None:
        """This choice in place of the one before. One transaction; saves the ledger. Raises ``Changed``
        unless ``seen`` is the revision standing here."""
        keys.ledger.begin()
        row = cls.of(side)
        if (row.revision if row is not None else 0) != seen:
            raise Changed
        new = cls(bond=side.bond_id, circle=side.me_circle, author=keys.person, revision=0)
        row = row or new
        row.revision += 1
        row.day = today
        row.write(keys, chosen)
        row.save()
        keys.ledger.save()

    @classmethod
    def forget(cls, side: Side, keys: Keys) -> None:
        """Erases it. One transaction; saves the ledger."""
        keys.ledger.begin()
        row = cls.of(side)
        if row is not None:
            keys.ledger.strike(row.id)
            row.delete()
        keys.ledger.save()
        wiping.afterwards()
