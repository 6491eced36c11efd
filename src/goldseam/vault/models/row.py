from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import msgspec
from django.apps import apps
from django.db import models

from goldseam.vault.envelope import Place

if TYPE_CHECKING:
    from goldseam.vault.keys import Keys


class SealedRow(models.Model):
    """A row whose words live in one envelope. Columns say only whose, which circle and which revision.

    ``Payload`` is what lies inside; ``sealed_kind`` is bound into the seal; rows with ``ledgered`` are noted
    in their author's private ledger, so that the author sees when one was changed behind the program's back;
    rows with ``given`` are for both, all others are only ever sealed to their author alone.
    """

    Payload: ClassVar[type[msgspec.Struct]]
    sealed_kind: ClassVar[str]
    ledgered: ClassVar[bool] = True
    given: ClassVar[bool] = False

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    bond = models.UUIDField()
    circle = models.UUIDField()
    epoch = models.PositiveIntegerField()
    author = models.UUIDField()
    revision = models.PositiveIntegerField(default=1)
    envelope = models.BinaryField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.sealed_kind

    def place(self) -> Place:
        """Where the envelope is bound to: taken from the columns, never from the envelope."""
        return Place(self.circle, self.epoch, self.sealed_kind, self.id, self.author, self.revision)

    def is_given(self) -> bool:
        """Whether this row is meant for both. The vault never seals it into a circle of the other sort."""
        return self.given

    def write(self, keys: Keys, payload: msgspec.Struct) -> None:
        """Seals these words into the row (not yet saved) and enters them into the author's ledger."""
        keys.seal(self, msgspec.json.encode(payload))


def sealed_models() -> Iterator[type[SealedRow]]:
    """Every model that keeps words, in a steady order."""
    for model in sorted(apps.get_models(), key=lambda m: m._meta.label):
        if issubclass(model, SealedRow):
            yield model
