from __future__ import annotations

from django.db import models


class FormOnce(models.Model):
    """A form that was sent, and where it led: the same form sent twice is one act."""

    who = models.CharField(max_length=64)
    form = models.UUIDField()
    result = models.CharField(max_length=200)
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["who", "form"], name="a_form_counts_once")]
        indexes = [models.Index(fields=["day"])]

    def __str__(self) -> str:
        return "form"
