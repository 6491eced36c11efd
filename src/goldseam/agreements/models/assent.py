from __future__ import annotations

from datetime import datetime

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Signed(msgspec.Struct):
    """When it was signed, and the signer's own account where the two accounts differ."""

    account: str
    at: datetime

    def __repr__(self) -> str:
        return "Signed(...)"


class Assent(SealedRow):
    """One side's signature under one wording. It can be taken back; the day of that is seen."""

    Payload = Signed
    sealed_kind = "assent"
    given = True

    wording = models.ForeignKey("agreements.Wording", on_delete=models.CASCADE, related_name="assents")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "wording", "side"], name="one_assent_a_side")]

    def read(self, keys: Keys) -> Signed:
        return msgspec.json.decode(keys.open(self), type=Signed)
