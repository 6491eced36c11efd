"""The rule of day one: what happens to given words if one of us leaves."""

from __future__ import annotations

from goldseam.bonds.asking import Here


def chosen(here: Here) -> bool:
    """Whether I have made my choice. What the other chose, and whether, is never asked here."""
    return here.side.ruled_on is not None
