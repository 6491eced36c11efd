from __future__ import annotations

from datetime import date

from django.db import models

from goldseam.bonds.models import Bond, Side


class StepDone(models.Model):
    """My part of a step is done: plain, so that both sides' pages can be drawn without the other's keys."""

    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, related_name="steps_done")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="steps_done")
    step = models.PositiveSmallIntegerField()
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "side", "step"], name="a_step_is_done_once")]

    def __str__(self) -> str:
        return "step done"


def complete(side: Side, step: int, today: date) -> None:
    """My part of this step is done."""
    StepDone.objects.get_or_create(bond=side.bond, side=side, step=step, defaults={"day": today})


def reopen(side: Side, step: int) -> None:
    """My part of this step is open again."""
    StepDone.objects.filter(bond=side.bond, side=side, step=step).delete()
