"""The domain's clock. Views read it once and pass ``now`` on; logic never reads it itself."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def day(moment: datetime, zone: str) -> date:
    """The calendar day of a moment where the person lives."""
    return moment.astimezone(ZoneInfo(zone)).date()
