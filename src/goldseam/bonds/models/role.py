from __future__ import annotations

import uuid
from datetime import date, datetime

import msgspec
from django.db import models
from django.utils.translation import gettext_lazy as _

from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Role(models.TextChoices):
    """A person's own part in one incident, in their own words. Nobody is given one."""

    HURT = "hurt", _("I was hurt")
    RESPONSIBLE = "responsible", _("I did this")
    ELSEWHERE = "elsewhere", _("Someone else did this, before us or outside of us")


class Part(msgspec.Struct):
    """Which part was taken, in what, and when."""

    offered: uuid.UUID
    role: str
    at: datetime

    def __repr__(self) -> str:
        return "Part(...)"


class RoleTaken(SealedRow):
    """The part somebody took in what the other offered. Not taking one leaves nothing anywhere.

    What counts is what opens and names this offering. ``offered`` is a number without a foreign key: when an
    offering is taken back, nobody but its author may touch this row, whose author's ledger knows it.
    """

    Payload = Part
    sealed_kind = "role-taken"
    given = True

    offered = models.UUIDField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "offered", "author"], name="one_role_a_person")
        ]

    def read(self, keys: Keys) -> Part:
        return msgspec.json.decode(keys.open(self), type=Part)

    def take(self, keys: Keys, role: Role, now: datetime, today: date) -> None:
        """This part, in place of whichever stood here. The caller has begun the ledger and saves it."""
        self.revision += 1
        self.day = today
        self.write(keys, Part(self.offered, role.value, now))
        self.save()

    def erase(self, keys: Keys) -> None:
        """The caller has begun the ledger and saves it."""
        keys.ledger.strike(self.id)
        self.delete()
