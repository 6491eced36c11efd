"""What stands around every activity's page."""

from __future__ import annotations

from typing import Any

from goldseam.journey import listing
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way


def page(way: Way, found: Activity, **more: Any) -> dict[str, Any]:
    """The context every page of an activity shares."""
    step = way.program.by_number[found.step]
    return {
        "here": "journey",
        "activity": found,
        "said": way.said(found),
        "tag": way.tag(found),
        "step": step,
        "step_title": way.said(step).title,
        "facts": listing.facts(found, way.here.partner_name),
        "evidence": listing.evidence(way, found.evidence),
        "done": found.slug in way.past.done,
        **more,
    }
