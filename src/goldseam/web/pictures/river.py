"""One figure after another, down a page: a dot where each stood, and a thin line from one to the next.

It runs from the first day to the last, and sideways as the figures did. Neither side is up.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.utils.safestring import SafeString, mark_safe

from goldseam.web.pictures.path import number


@cache
def stretch(before: int | None, here: int | None, after: int | None, low: int, high: int) -> SafeString:
    """One row of it, between the rows before and after, which it meets half way. In percent of width and
    height, so that nothing is scaled; decoration beside numbers. Where a figure was left out there is no dot
    and no line. Raises ``ValueError`` for what is not on the scale."""
    given = [one for one in (before, here, after) if one is not None]
    if low >= high or any(not low <= one <= high for one in given):
        raise ValueError(f"not on the scale: {given}")

    def across(value: float) -> str:
        return number(4 + 92 * (value - low) / (high - low)) + "%"

    pips = "".join(
        f'<circle class="rv-pip" cx="{across(v)}" cy="50%" r="1.4"/>' for v in range(low, high + 1)
    )
    drawn = "" if here is None else _lines(before, here, after, across) + _dot(across(here))
    return mark_safe(  # noqa: S308 (numbers only)
        f'<svg class="rv" width="100%" height="100%" aria-hidden="true" focusable="false">{pips}{drawn}</svg>'
    )


def _lines(before: int | None, here: int, after: int | None, across: Callable[[float], str]) -> str:
    up = ((before + here) / 2, "0%") if before is not None else None
    down = ((after + here) / 2, "100%") if after is not None else None
    return "".join(
        f'<line class="rv-line" x1="{across(here)}" y1="50%" x2="{across(end[0])}" y2="{end[1]}"/>'
        for end in (up, down)
        if end is not None
    )


def _dot(at: str) -> str:
    return f'<circle class="rv-dot" cx="{at}" cy="50%" r="5.5"/>'
