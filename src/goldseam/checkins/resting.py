"""Follow-ups rest while anybody paused, and end where somebody left."""

from __future__ import annotations

from typing import Literal

from goldseam.checkins import later
from goldseam.journey.way import Way

Off = Literal["ended", "paused"]


def off(way: Way) -> Off | None:
    """Why no follow-up comes now; nothing when they come."""
    if way.here.partner is not None and not way.here.both:
        return "ended"
    return "paused" if way.common.paused else None


def open_now(way: Way) -> int | None:
    """The follow-up that can be done now."""
    months = later.open_at(way.past.follow_ups, way.now, way.zone)
    return months if months is not None and off(way) is None else None
