"""What only passes through goes by itself: idle keys, ended sign-ins, tries older than a day."""

from __future__ import annotations

from datetime import datetime

from goldseam.people import throttle
from goldseam.people.models import SignedIn
from goldseam.people.sessions import lock_idle


def tidy(now: datetime) -> None:
    """Locks what was idle too long, and forgets what has ended."""
    lock_idle()
    SignedIn.objects.filter(ends__lte=now).delete()
    throttle.forget_old(now)
