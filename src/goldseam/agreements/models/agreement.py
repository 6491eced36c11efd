from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models

from goldseam.bonds.models import Bond, Side
from goldseam.vault.keys import Keys

if TYPE_CHECKING:
    from goldseam.agreements.models.wording import Wording


class Overtaken(Exception):
    """A newer wording stands here than the one the form was filled in on; nothing was changed."""


class Agreement(models.Model):
    """Something two people sign. The shared statement is one; promises will be others."""

    class Kind(models.TextChoices):
        STATEMENT = "statement"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, related_name="agreements")
    kind = models.CharField(max_length=20, choices=Kind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bond", "kind"], condition=models.Q(kind="statement"), name="one_statement_a_bond"
            )
        ]

    def __str__(self) -> str:
        return "agreement"

    @classmethod
    def statement(cls, bond: Bond) -> Agreement | None:
        return cls.objects.filter(bond=bond, kind=cls.Kind.STATEMENT).first()

    def newest(self) -> int:
        """The number of the last wording, 0 before the first."""
        return self.wordings.order_by("-number").values_list("number", flat=True).first() or 0

    def propose(
        self, side: Side, keys: Keys, text: str, differ: bool, seen: int, now: datetime, today: date
    ) -> Wording:
        """A new wording with its proposer's signature under it. ``seen`` is the newest number they saw.

        One transaction; saves the ledger. Raises ``Overtaken``.
        """
        from goldseam.agreements.models.wording import Said, Wording

        Agreement.objects.select_for_update().get(pk=self.pk)
        newest = self.newest()
        if newest != seen:
            raise Overtaken
        assert self.bond.pair_circle is not None
        row = Wording(
            bond=self.bond_id,
            circle=self.bond.pair_circle,
            author=keys.person,
            agreement=self,
            side=side,
            number=newest + 1,
            day=today,
        )
        row.write(keys, Said(text, differ, now))
        row.save(force_insert=True)
        row.assent(side, keys, text if differ else "", now, today)
        return row
