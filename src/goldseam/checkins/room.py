"""The two rooms as the program names them, and what it keeps of my part in them."""

from __future__ import annotations

from typing import Any, Final

from goldseam.journey.way import Way

CHECK_IN: Final = "check-in"
FOLLOW_UPS: Final = "follow-ups"


def settle(way: Way, room: str, done: bool) -> None:
    """My part of whatever leads into this room is done, or open again. Inside the caller's transaction."""
    for activity in way.program.activities.values():
        if activity.room != room or done == (activity.slug in way.past.done):
            continue
        if not done:
            way.reopen(activity)
        elif activity.is_for(way.tags):
            way.complete(activity)


def around(way: Way, room: str) -> dict[str, Any]:
    """What stands around every page of a room: the program's own words for it, and the step it belongs to."""
    found = way.room(room)
    if found is None:
        return {"here": "journey", "said": None, "step": None}
    return {"here": "journey", "said": way.said(found[0]), "step": found[0].step}
