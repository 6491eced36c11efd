from __future__ import annotations

import msgspec
from django.db import models
from django.utils.translation import gettext_lazy as _

from goldseam.bonds.models.side import Side
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened


class Generation(models.TextChoices):
    """Which of the two I am, where the two are parent and adult child."""

    PARENT = "parent", _("I am the parent")
    CHILD = "child", _("I am the adult child")
    UNSAID = "", _("I leave this open")


class Sits(msgspec.Struct):
    place: str


class FamilyPlace(SealedRow):
    """My place between parent and adult child, as I said it for myself. It only chooses texts for me."""

    Payload = Sits
    sealed_kind = "family-place"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "author"], name="one_family_place_a_side")]

    @classmethod
    def of(cls, side: Side) -> FamilyPlace | None:
        return cls.objects.filter(bond=side.bond_id, author=side.person_id, circle=side.me_circle).first()

    @classmethod
    def say(cls, side: Side, keys: Keys, place: Generation) -> None:
        """Mine from now on. One transaction; saves the ledger."""
        keys.ledger.begin()
        row = cls.of(side) or cls(bond=side.bond_id, circle=side.me_circle, author=keys.person, revision=0)
        row.revision += 1
        row.write(keys, Sits(place.value))
        row.save()
        keys.ledger.save()

    def read(self, keys: Keys) -> str:
        """The place's slug; empty when it is open, or does not open."""
        try:
            return msgspec.json.decode(keys.open(self), type=Sits).place
        except Unopened:
            return ""
