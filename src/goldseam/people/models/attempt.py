from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models

FREE_TRIES = 3
LONGEST = timedelta(seconds=60)


class Attempt(models.Model):
    """How often a name was tried in vain from somewhere, as digests that change every day."""

    lane = models.BinaryField(primary_key=True, max_length=16)
    failures = models.PositiveIntegerField(default=0)
    last = models.DateTimeField()

    def __str__(self) -> str:
        return "attempt"

    def wait(self, now: datetime) -> timedelta:
        """How long to wait before the next try: 1, 2, 4 ... seconds after the third, 60 at the most."""
        if self.failures < FREE_TRIES:
            return timedelta(0)
        pause = min(LONGEST, timedelta(seconds=2 ** min(self.failures - FREE_TRIES, 6)))
        return max(timedelta(0), self.last + pause - now)


class Device(models.Model):
    """A browser its person called their own. Wrong tries from elsewhere never slow it down."""

    name = models.BinaryField(primary_key=True, max_length=32)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="devices")
    made_on = models.DateField()

    def __str__(self) -> str:
        return "device"
