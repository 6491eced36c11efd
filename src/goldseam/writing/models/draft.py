from __future__ import annotations

from datetime import datetime

import msgspec
from django.db import models

from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Unfinished(msgspec.Struct):
    """The fields of a form as they stood, and when."""

    fields: dict[str, list[str]]
    at: datetime

    def __repr__(self) -> str:
        return "Unfinished(...)"


class Draft(SealedRow):
    """What a person has begun to type on one page. One for a page; found by a private tag."""

    Payload = Unfinished
    sealed_kind = "draft"
    ledgered = False

    tag = models.BinaryField(max_length=16)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "author", "tag"], name="one_draft_a_place")]

    def read(self, keys: Keys) -> Unfinished:
        return msgspec.json.decode(keys.open(self), type=Unfinished)
