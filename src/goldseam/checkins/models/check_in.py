from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.checkins.asked import Standing
from goldseam.lib import wiping
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow

What = Literal["check-in", "follow-up"]


class Already(Exception):
    """One of this day stands here; nothing was changed. ``row`` is that one."""

    def __init__(self, row: CheckIn) -> None:
        super().__init__()
        self.row = row


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    def of(self, side: Side) -> CheckInQuerySet:
        """One side's own. Nobody else's rows can come out of this."""
        if side.person_id is None:
            return self.none()
        return self.filter(bond=side.bond_id, author=side.person_id, circle=side.me_circle)

    def on(self, side: Side, keys: Keys, what: What) -> CheckInQuerySet:
        """One side's own of one sort."""
        return self.of(side).filter(tag=keys.tag(side.me_circle, what))


class CheckIn(SealedRow):
    """How it stood for one person on one day. Only they read it. One of each sort for a day: a second one of
    the same day takes the place of the first, when its writer says so.

    ``tag`` says privately whether it is a check-in or a follow-up.
    """

    Payload = Standing
    sealed_kind = "check-in"

    tag = models.BinaryField(max_length=16)
    day = models.DateField()

    objects = CheckInQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "author", "tag", "day"], name="one_check_in_a_day")
        ]
        indexes = [models.Index(fields=["bond", "author", "day"])]

    def read(self, keys: Keys) -> Standing:
        return msgspec.json.decode(keys.open(self), type=Standing)

    @classmethod
    def keep(
        cls, side: Side, keys: Keys, what: What, standing: Standing, today: date, instead: int | None = None
    ) -> CheckIn:
        """How it stands today. One transaction; saves the ledger.

        Raises ``Already`` when there is one of today, unless ``instead`` is its revision.
        """
        keys.ledger.begin()
        row = cls.objects.on(side, keys, what).select_for_update().filter(day=today).first()
        if row is not None and row.revision != instead:
            raise Already(row)
        if row is None:
            tag = keys.tag(side.me_circle, what)
            row = cls(
                bond=side.bond_id, circle=side.me_circle, author=keys.person, tag=tag, day=today, revision=0
            )
        row.revision += 1
        row.write(keys, standing)
        row.save()
        keys.ledger.save()
        return row

    def remove(self, keys: Keys) -> None:
        """Erases it, and takes back what of it was shown. One transaction; saves the ledger."""
        from goldseam.checkins.models.shown import Shown

        keys.ledger.begin()
        Shown.strike(self, keys)
        keys.ledger.strike(self.id)
        self.delete()
        keys.ledger.save()
        wiping.afterwards()
