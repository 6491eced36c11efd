"""How a seam stands as one side sees it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

SEAMS = range(1, 9)

Seam = Literal["open", "half", "mended"]


def seam(number: int, mine: Collection[int], theirs: Collection[int]) -> Seam:
    """Open, half when my part is done, mended when both are. The other's half is never shown."""
    if number not in mine:
        return "open"
    return "mended" if number in theirs else "half"
