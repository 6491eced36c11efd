"""What everybody on this copy should know: that it was set back to a backup."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.hosting.models import Instance

SAID_FOR = timedelta(days=30)


@cache
def restored_on() -> date | None:
    """The day of the last restore. Read once: a restore needs the program to be stopped."""
    return Instance.objects.values_list("restored_on", flat=True).first()


def restored(today: date) -> str | None:
    """Says for thirty days that this copy was restored, so that a missing text is no riddle."""
    day = restored_on()
    if day is None or today - day > SAID_FOR:
        return None
    told = _(
        "This server was set back to a backup on %(day)s. "
        "What was written between the backup and that day may be missing."
    )
    return told % {"day": date_format(day)}
