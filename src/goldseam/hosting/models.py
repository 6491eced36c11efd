"""What this copy remembers about itself."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q


class Instance(models.Model):
    """The one row about this copy: the pepper it is used with, the day it began, the day it was restored."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    pepper_id = models.PositiveSmallIntegerField()
    pepper_print = models.BinaryField(max_length=8)
    made_on = models.DateField()
    restored_on = models.DateField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="hosting_only_one_instance")]

    def __str__(self) -> str:
        return f"made on {self.made_on}"

    @classmethod
    def remember(cls, pepper_id: int, pepper_print: bytes, today: date) -> Instance:
        """Notes the pepper in use; the first call also notes the day this copy began."""
        used = {"pepper_id": pepper_id, "pepper_print": pepper_print}
        row, _ = cls.objects.update_or_create(id=1, defaults=used, create_defaults={**used, "made_on": today})
        return row
