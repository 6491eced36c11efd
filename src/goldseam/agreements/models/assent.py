from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.vault import sodium
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


def words_of(text: str) -> bytes:
    """Names the very words of a wording, so that a signature can not be moved to others."""
    return sodium.digest(text.encode(), person=b"tw1-assent")


class Signed(msgspec.Struct):
    """Over which wording and which words it was signed, when, the signer's own account where the two accounts
    differ, and whether it was taken back since."""

    wording: UUID
    words: bytes
    account: str
    at: datetime
    withdrawn: bool = False

    def __repr__(self) -> str:
        return "Signed(...)"

    def over(self, wording: UUID, text: str) -> bool:
        """Whether this was signed under just these words."""
        return self.wording == wording and sodium.same(self.words, words_of(text))


class Assent(SealedRow):
    """One side's signature under one wording. It can be taken back; the day of that is seen.

    What counts is what opens: columns only find the row and say its day.
    """

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

    def withdraw(self, keys: Keys, today: date) -> None:
        """Takes the signature back, in the sealed words as in the column. The caller saves the ledger."""
        signed = self.read(keys)
        self.revision += 1
        self.withdrawn_on = today
        self.write(keys, msgspec.structs.replace(signed, withdrawn=True))
        self.save()
