from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class Held(models.Model):
    """Words that came while the place was locked: sealed to the person's public key until they unlock it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    day = models.DateField()

    def __str__(self) -> str:
        return "held"
