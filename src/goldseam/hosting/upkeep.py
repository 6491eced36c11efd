"""What hosting itself does now and then while the program serves."""

from __future__ import annotations

import logging
import signal
from datetime import datetime, timedelta

from django.conf import settings

from goldseam.hosting import backups, kept
from goldseam.hosting.standing import Damaged, look

LOOKED_AT_EVERY = timedelta(hours=24)
log = logging.getLogger(__name__)
_looked: list[datetime] = []


def back_up(now: datetime) -> None:
    """A sealed backup when the newest is a day old, and the old ones away. PostgreSQL has its own ways."""
    if not kept.by_server():
        backups.daily(settings.HOME, now)


def look_after(now: datetime) -> None:
    """Looks once a day whether the database is sound (the start has looked before the first time).

    When it is not, the server stops: every further write could make it worse, and a backup of it hides it.
    """
    if kept.by_server():
        return  # the server looks itself, at every page it reads (data checksums)
    if not _looked:
        _looked.append(now)
    if now - _looked[-1] < LOOKED_AT_EVERY:
        return
    _looked[:] = [now]
    try:
        look(settings.HOME.database)
    except Damaged as damaged:
        log.critical("%s", damaged)
        signal.raise_signal(signal.SIGTERM)
