"""What the vessel is drawn from."""

from __future__ import annotations

from goldseam.journey.steps import SEAMS, seam
from goldseam.journey.way import Way


def drawn(way: Way) -> dict[str, object]:
    """The eight seams as this side sees them, and how many stand how."""
    mine = {step for own, step in way.marks if own}
    theirs = {step for own, step in way.marks if not own}
    states = [seam(number, mine, theirs) for number in SEAMS]
    return {"seams": states, "mended_count": states.count("mended"), "half_count": states.count("half")}
