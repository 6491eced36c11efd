from __future__ import annotations

import msgspec
from django.db import models

from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Called(msgspec.Struct):
    name: str


class Name(SealedRow):
    """What a side is called by the other, sealed to the pair."""

    Payload = Called
    sealed_kind = "name"
    given = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "author"], name="one_name_a_side")]

    def read(self, keys: Keys) -> str:
        return msgspec.json.decode(keys.open(self), type=Called).name
