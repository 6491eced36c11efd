from __future__ import annotations

from django.conf import settings
from django.db import models


class LedgerHead(models.Model):
    """The sealed head of a person's private ledger: pins, circles seen, digests of the buckets."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="ledger_head"
    )
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return "ledger head"


class LedgerBucket(models.Model):
    """One of 256 sealed lists of rows, so that one save costs one bucket."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ledger_buckets"
    )
    number = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="one_bucket_a_number")]

    def __str__(self) -> str:
        return "ledger bucket"
