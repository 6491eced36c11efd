from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models

OWN_DEVICE = timedelta(hours=12)
SHARED_DEVICE = timedelta(hours=1)
SHARED_IDLE_MINUTES = 5
MOST_AT_ONCE = 5


class SignedIn(models.Model):
    """One browser that is signed in, or only visiting. Found by a digest of its cookie, opened by the cookie.

    ``data`` is Django's session; ``capsule`` holds the open keys and is gone when the place is locked;
    ``label`` (device and day) is sealed to the person. No address is kept.
    """

    name = models.BinaryField(primary_key=True, max_length=32)
    person = models.UUIDField(null=True, db_index=True)
    own_device = models.BooleanField(default=False)
    idle_minutes = models.PositiveSmallIntegerField(default=SHARED_IDLE_MINUTES)
    touched = models.DateTimeField()
    ends = models.DateTimeField(db_index=True)
    data = models.BinaryField()
    capsule = models.BinaryField(null=True)
    label = models.BinaryField(null=True)

    def __str__(self) -> str:
        return "sign-in"

    def idle(self, now: datetime) -> bool:
        """Whether nobody was here for longer than this device may stay open."""
        return now - self.touched >= timedelta(minutes=self.idle_minutes)
