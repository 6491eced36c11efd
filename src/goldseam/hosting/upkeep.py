"""What hosting itself puts away while the program serves."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from goldseam.hosting import backups


def back_up(now: datetime) -> None:
    """A sealed backup when the newest is a day old, and the old ones away."""
    backups.daily(settings.HOME, now)
