from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import models

from goldseam.agreements.models.said import Part
from goldseam.bonds.models import Side
from goldseam.lib import wiping
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Changed(Exception):
    """These words were changed since the form was filled in; nothing was done."""


class Meant(msgspec.Struct):
    """What I mean to keep to, of which kind, since when, and which copy of it the other can read."""

    kind: str
    parts: list[Part]
    at: datetime
    given: UUID | None = None

    def __repr__(self) -> str:
        return "Meant(...)"


class MineQuerySet(models.QuerySet["Mine"]):
    def of(self, side: Side) -> MineQuerySet:
        """One side's own. Nobody else's rows can come out of this."""
        if side.person_id is None:
            return self.none()
        return self.filter(bond=side.bond_id, author=side.person_id, circle=side.me_circle)

    def on(self, side: Side, keys: Keys, kind: str) -> MineQuerySet:
        """One side's own of one kind."""
        return self.of(side).filter(tag=tag_of(keys, side, kind))


def tag_of(keys: Keys, side: Side, kind: str) -> bytes:
    """The private tag of a kind: it does not say what somebody keeps to themself."""
    return keys.tag(side.me_circle, f"agreement:{kind}")


class Mine(SealedRow):
    """Words of a boundary, a promise or another kind that only their writer reads. What the other reads is a
    copy: an agreement of its own.

    ``tag`` says privately of which kind they are.
    """

    Payload = Meant
    sealed_kind = "meant"

    tag = models.BinaryField(max_length=16)
    day = models.DateField()

    objects = MineQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["bond", "author", "tag"])]

    def read(self, keys: Keys) -> Meant:
        return msgspec.json.decode(keys.open(self), type=Meant)

    @classmethod
    def begin(
        cls, side: Side, keys: Keys, kind: str, parts: Sequence[Part], now: datetime, today: date
    ) -> Mine:
        """New words for me alone. The caller has begun the ledger and saves it."""
        row = cls(bond=side.bond_id, circle=side.me_circle, author=keys.person, day=today)
        row.tag = tag_of(keys, side, kind)
        row.write(keys, Meant(kind, list(parts), now))
        row.save(force_insert=True)
        return row

    def revise(self, keys: Keys, parts: Sequence[Part], seen: int, now: datetime) -> None:
        """Other words in place of these. ``seen`` is the revision that was on the form.

        Raises ``Changed``. The caller has begun the ledger and saves it.
        """
        meant = self._locked(keys)
        if self.revision != seen:
            raise Changed
        self._put(keys, msgspec.structs.replace(meant, parts=list(parts), at=now))

    def lend(self, keys: Keys, given: UUID | None) -> None:
        """Notes which copy the other can read, or that there is none any more. The caller has begun the
        ledger and saves it."""
        meant = self._locked(keys)
        if meant.given != given:
            self._put(keys, msgspec.structs.replace(meant, given=given))

    def remove(self, keys: Keys) -> None:
        """Erases it. The caller has begun the ledger and saves it."""
        keys.ledger.strike(self.id)
        self.delete()
        wiping.afterwards()

    def _locked(self, keys: Keys) -> Meant:
        self.refresh_from_db(from_queryset=Mine.objects.select_for_update())
        return self.read(keys)

    def _put(self, keys: Keys, meant: Meant) -> None:
        self.revision += 1
        self.write(keys, meant)
        self.save()
