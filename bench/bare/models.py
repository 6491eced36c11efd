from __future__ import annotations

from django.db import models


class Writer(models.Model):
    name = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    writer = models.ForeignKey(Writer, on_delete=models.CASCADE, related_name="entries")
    title = models.CharField(max_length=120)
    text = models.TextField()
    day = models.DateField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["writer", "-day"])]

    def __str__(self) -> str:
        return self.title
