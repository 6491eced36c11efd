from __future__ import annotations

from datetime import date, datetime

import msgspec
from django.db import models

from goldseam.agreements.models.agreement import Agreement
from goldseam.agreements.models.assent import Assent
from goldseam.agreements.models.said import Said, Signed
from goldseam.bonds.models import Side
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Wording(SealedRow):
    """One version of an agreement. It is never changed; a change is a new wording."""

    Payload = Said
    sealed_kind = "wording"
    given = True

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="wordings")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "agreement", "number"], name="one_wording_a_number")
        ]
        ordering = ["number"]

    def read(self, keys: Keys) -> Said:
        return msgspec.json.decode(keys.open(self), type=Said)

    def assent(self, side: Side, keys: Keys, account: str, now: datetime, today: date) -> None:
        """This side's signature over this very wording, with an own account where accounts differ."""
        row = self._of(side, keys)
        if row.revision and row.withdrawn_on is None and not row.asks:
            return
        self._sign(row, keys, Signed(self.id, self.read(keys).digest, account, now), today)

    def ask(self, side: Side, keys: Keys, line: str, now: datetime, today: date) -> None:
        """This side does not sign, and asks for other words. Takes the place of what it said before."""
        signed = Signed(self.id, self.read(keys).digest, "", now, asks=line)
        self._sign(self._of(side, keys), keys, signed, today)

    def end(self, side: Side, keys: Keys, now: datetime, today: date) -> None:
        """This side ends it, whether it had signed these words or not."""
        row = self._of(side, keys)
        if row.withdrawn_on is None:
            signed = Signed(self.id, self.read(keys).digest, "", now, withdrawn=True)
            self._sign(row, keys, signed, today)

    def _of(self, side: Side, keys: Keys) -> Assent:
        """What this side said to this wording, or a new row of revision 0."""
        found = Assent.objects.filter(bond=self.bond, wording=self, side=side).first()
        return found or Assent(
            bond=self.bond, circle=self.circle, author=keys.person, wording=self, side=side, revision=0
        )

    def _sign(self, row: Assent, keys: Keys, signed: Signed, today: date) -> None:
        row.revision += 1
        row.day, row.asks = today, bool(signed.asks)
        row.withdrawn_on = today if signed.withdrawn else None
        row.write(keys, signed)
        row.save()

    def erase(self, keys: Keys) -> None:
        """My own words and my own signature under them are gone. The caller has begun the ledger and saves
        it."""
        for row in Assent.objects.filter(bond=self.bond, wording=self, author=keys.person):
            row.erase(keys)
        keys.ledger.strike(self.id)
        self.delete()
