"""Two answers on one scale: mine filled, the other ringed, a bar between them as long as they are apart."""

from __future__ import annotations

from functools import cache

from django.utils.safestring import SafeString, mark_safe

from goldseam.web.pictures.path import number

LOW, HIGH = 1, 7
FAR = 3  # from here on the bar is drawn heavier


@cache
def dumbbell(mine: int, other: int, low: int = LOW, high: int = HIGH) -> SafeString:
    """Both answers on a scale from ``low`` to ``high``, in percent of the width, so that nothing is scaled;
    decoration beside numbers. Raises ``ValueError`` for what is not on the scale."""
    if not (low <= mine <= high and low <= other <= high and low < high):
        raise ValueError(f"not on the scale: {mine}, {other}")

    def at(value: int) -> str:
        return number(4 + 92 * (value - low) / (high - low)) + "%"

    def dot(kind: str, value: int, radius: str) -> str:
        return f'<circle class="db-{kind}" cx="{at(value)}" cy="15" r="{radius}"/>'

    pips = "".join(dot("pip", v, "1.6") for v in range(low, high + 1))
    if mine == other:
        marks = dot("same", mine, "9.5") + dot("me", mine, "5")
    else:
        far = " db-far" if abs(mine - other) >= FAR else ""
        marks = (
            f'<line class="db-bar{far}" x1="{at(mine)}" x2="{at(other)}" y1="15" y2="15"/>'
            + dot("other", other, "6")
            + dot("me", mine, "6.5")
        )
    return mark_safe(  # noqa: S308 (numbers only)
        '<svg class="db" width="100%" height="30" aria-hidden="true" focusable="false">'
        f'<line class="db-track" x1="4%" x2="96%" y1="15" y2="15"/>{pips}{marks}</svg>'
    )
