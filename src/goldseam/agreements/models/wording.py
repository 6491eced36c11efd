from __future__ import annotations

from datetime import date, datetime

import msgspec
from django.db import models

from goldseam.agreements.models.agreement import Agreement
from goldseam.agreements.models.assent import Assent, Signed, words_of
from goldseam.bonds.models import Side
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Said(msgspec.Struct):
    """The words proposed. With ``differ`` they are its proposer's own account, beside the other's."""

    text: str
    differ: bool
    at: datetime

    def __repr__(self) -> str:
        return "Said(...)"


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
        found = Assent.objects.filter(bond=self.bond, wording=self, side=side).first()
        row = found or Assent(
            bond=self.bond, circle=self.circle, author=keys.person, wording=self, side=side, revision=0
        )
        if found is not None and found.withdrawn_on is None:
            return
        row.revision += 1
        row.day, row.withdrawn_on = today, None
        signed = Signed(self.id, words_of(self.read(keys).text), account, now)
        row.write(keys, signed)
        row.save()
