"""What stands around every activity's page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from goldseam.journey import listing, papers
from goldseam.journey.pacing import NotYet
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way

A_SITTING: Final = timedelta(hours=12)
"""Who opened something heavy is at it for so long."""


def sitting(way: Way, found: Activity) -> bool:
    """Whether I opened it lately, so that I am still at it."""
    opened = way.past.opened.get(found.slug)
    return opened is not None and way.now - opened < A_SITTING


def closed(way: Way, found: Activity) -> NotYet | None:
    """Why it can not be done now; nothing when it can. Quiet hours and hard days keep nobody from going on
    with what they began before."""
    why = way.answer(found)
    if not isinstance(why, NotYet) or (why.reason in ("quiet", "hard-date") and sitting(way, found)):
        return None
    return why


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
        "look": papers.look(way, found),
        **more,
    }
