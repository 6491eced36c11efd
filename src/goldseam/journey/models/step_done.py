from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import models

from goldseam.bonds.models import Bond, Side


class StepDoneQuerySet(models.QuerySet["StepDone"]):
    def settle(self, side: Side, finished: Collection[int], today: date) -> None:
        """My marks become exactly ``finished``: what is new is marked today, what is open again loses it."""
        mine = self.filter(bond=side.bond_id, side=side)
        marked = set(mine.values_list("step", flat=True))
        if marked - set(finished):
            mine.exclude(step__in=finished).delete()
        for step in sorted(set(finished) - marked):
            self.get_or_create(bond=side.bond, side=side, step=step, defaults={"day": today})


class StepDone(models.Model):
    """My part of a step is done: plain, so that both sides' pages can be drawn without the other's keys."""

    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, related_name="steps_done")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="steps_done")
    step = models.PositiveSmallIntegerField()
    day = models.DateField()

    objects = StepDoneQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "side", "step"], name="a_step_is_done_once")]

    def __str__(self) -> str:
        return "step done"
