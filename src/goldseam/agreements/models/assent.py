from __future__ import annotations

from datetime import date

import msgspec
from django.db import models

from goldseam.agreements.models.said import Signed
from goldseam.bonds.models import Side
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Assent(SealedRow):
    """One side's signature under one wording. It can be taken back; the day of that is seen. With ``asks`` it
    is instead a line that asks for other words.

    What counts is what opens: columns only find the row and say its day. Whoever erases a wording of theirs
    leaves this row alone, because its author's ledger knows it.
    """

    Payload = Signed
    sealed_kind = "assent"
    given = True

    wording = models.ForeignKey(
        "agreements.Wording", on_delete=models.DO_NOTHING, db_constraint=False, related_name="assents"
    )
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    withdrawn_on = models.DateField(null=True)
    asks = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "wording", "side"], name="one_assent_a_side")]

    def read(self, keys: Keys) -> Signed:
        return msgspec.json.decode(keys.open(self), type=Signed)

    def withdraw(self, keys: Keys, today: date) -> None:
        """Takes the signature back, in the sealed words as in the column. The caller saves the ledger."""
        signed = self.read(keys)
        self.revision += 1
        self.withdrawn_on = today
        self.write(keys, msgspec.structs.replace(signed, withdrawn=True))
        self.save()

    def erase(self, keys: Keys) -> None:
        """The caller has begun the ledger and saves it."""
        keys.ledger.strike(self.id)
        self.delete()
