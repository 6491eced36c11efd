from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import Q

from goldseam.bonds.models.bond import Bond
from goldseam.bonds.models.side import Side


class PauseQuerySet(models.QuerySet["Pause"]):
    def running(self, today: date) -> PauseQuerySet:
        return self.filter(Q(until=None) | Q(until__gt=today), ended_on=None)


class Pause(models.Model):
    """One side rests the whole bond, with a day of return or with none. It needs no reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, related_name="pauses")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="pauses")
    began_on = models.DateField()
    until = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    objects = PauseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["bond", "ended_on"])]

    def __str__(self) -> str:
        return "pause"
