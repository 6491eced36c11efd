from __future__ import annotations

from django.db import models

from goldseam.bonds.models.bond import Bond
from goldseam.bonds.models.side import Side


class Parting(models.Model):
    """Somebody left. What was erased with them follows from the export manifest."""

    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, related_name="partings")
    side = models.OneToOneField(Side, on_delete=models.CASCADE, related_name="parting")
    on = models.DateField()
    words_went = models.BooleanField()

    def __str__(self) -> str:
        return "parting"
