from __future__ import annotations

from datetime import date, datetime

import msgspec
from django.db import models

from goldseam.lib import wiping
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Arrival(msgspec.Struct):
    """The words of a letter to a later day, whether it is to both, and on which day it was written."""

    text: str
    to_both: bool
    written: date
    at: datetime

    def __repr__(self) -> str:
        return "Arrival(...)"


class Arrived(SealedRow):
    """A letter whose day has come, as its writer gave it. It is never changed, only taken back."""

    Payload = Arrival
    sealed_kind = "arrived"
    given = True

    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["bond", "author"])]

    def read(self, keys: Keys) -> Arrival:
        return msgspec.json.decode(keys.open(self), type=Arrival)

    def erase(self, keys: Keys) -> None:
        """The caller has begun the ledger and saves it."""
        keys.ledger.strike(self.id)
        self.delete()

    def remove(self, keys: Keys) -> None:
        """Nobody can read it here any more. One transaction; saves the ledger."""
        keys.ledger.begin()
        self.erase(keys)
        keys.ledger.save()
        wiping.afterwards()
