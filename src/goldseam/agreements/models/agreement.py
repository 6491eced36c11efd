from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec
from django.db import models

from goldseam.agreements.models.said import Part, Said
from goldseam.bonds.models import Bond, Side
from goldseam.lib import wiping
from goldseam.vault.keys import Keys
from goldseam.vault.sodium import Unopened

if TYPE_CHECKING:
    from goldseam.agreements.models.wording import Wording


class Overtaken(Exception):
    """A newer wording stands here than the one the form was filled in on; nothing was changed."""


class Agreement(models.Model):
    """Something that is signed: the shared statement, what two settle together, and what one side keeps.

    ``side`` is who keeps it and words it; nobody of what both word.
    """

    class Kind(models.TextChoices):
        STATEMENT = "statement"
        HOW_WE_PAUSE = "how-we-pause"
        TELLING_OTHERS = "what-we-tell-others"
        SETBACK_PLAN = "setback-plan"
        BOUNDARIES = "boundaries"
        PROMISES = "promises"
        OPENNESS = "openness"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, related_name="agreements")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    side = models.ForeignKey(Side, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bond", "kind"], condition=models.Q(side=None), name="one_of_a_kind_a_bond"
            )
        ]

    def __str__(self) -> str:
        return "agreement"

    @classmethod
    def statement(cls, bond: Bond) -> Agreement | None:
        return cls.together(bond, cls.Kind.STATEMENT)

    @classmethod
    def together(cls, bond: Bond, kind: str) -> Agreement | None:
        """The one of a kind that both word."""
        return cls.objects.filter(bond=bond, kind=kind, side=None).first()

    @property
    def sealed_kind(self) -> str:
        """The kind as its wordings say it under their seal."""
        return "" if self.kind == self.Kind.STATEMENT else self.kind

    def newest(self) -> int:
        """The number of the last wording, 0 before the first."""
        return self.wordings.order_by("-number").values_list("number", flat=True).first() or 0

    def propose(
        self, side: Side, keys: Keys, text: str, differ: bool, seen: int, now: datetime, today: date
    ) -> Wording:
        """A new wording of free text. ``seen`` is the newest number they saw. See ``word``."""
        return self.word(side, keys, Said(text, differ, now), seen, today)

    def word(self, side: Side, keys: Keys, said: Said, seen: int, today: date) -> Wording:
        """A new wording with its proposer's signature under it. ``seen`` is the newest number they saw.

        One transaction; the caller has begun the ledger and saves it. Raises ``Overtaken``, and ``Unopened``
        without a circle for both.
        """
        from goldseam.agreements.models.wording import Wording

        Agreement.objects.select_for_update().get(pk=self.pk)
        newest = self.newest()
        if newest != seen:
            raise Overtaken
        if self.bond.pair_circle is None:
            raise Unopened
        row = Wording(
            bond=self.bond_id,
            circle=self.bond.pair_circle,
            author=keys.person,
            agreement=self,
            side=side,
            number=newest + 1,
            day=today,
        )
        row.write(keys, msgspec.structs.replace(said, kind=self.sealed_kind))
        row.save(force_insert=True)
        row.assent(side, keys, said.text if said.differ else "", said.at, today)
        return row

    def replace(self, side: Side, keys: Keys, parts: Sequence[Part], now: datetime, today: date) -> Wording:
        """Words that need nobody else's signature stand in place of the ones before, which are gone.

        One transaction; the caller has begun the ledger and saves it.
        """
        row = self.word(side, keys, Said("", False, now, list(parts)), self.newest(), today)
        for before in self.wordings.filter(author=keys.person).exclude(pk=row.pk):
            before.erase(keys)
        wiping.afterwards()
        return row

    def remove(self, keys: Keys) -> None:
        """Its keeper's words and signatures are gone, and with the last words all of it. What the other
        signed is theirs and says nothing any more. The caller has begun the ledger and saves it."""
        for row in self.wordings.filter(author=keys.person):
            row.erase(keys)
        if not self.wordings.exists():
            self.delete()
        wiping.afterwards()
