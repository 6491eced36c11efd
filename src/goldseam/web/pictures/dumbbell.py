"""Two answers on one scale: mine filled, the other ringed, a bar between them as long as they are apart."""

from __future__ import annotations

from functools import cache

from django.utils.safestring import SafeString, mark_safe

from goldseam.web.pictures.path import number

LOW, HIGH = 1, 7
FAR = 3  # from here on the bar is drawn heavier


def _at(value: int) -> str:
    return number(4 + 92 * (value - LOW) / (HIGH - LOW)) + "%"


def _dot(kind: str, value: int, radius: str) -> str:
    return f'<circle class="db-{kind}" cx="{_at(value)}" cy="15" r="{radius}"/>'


@cache
def dumbbell(mine: int, guess: int) -> SafeString:
    """Both answers, 1 to 7, in percent of the width, so that nothing is scaled; decoration beside numbers."""
    if not (LOW <= mine <= HIGH and LOW <= guess <= HIGH):
        raise ValueError(f"not on the scale: {mine}, {guess}")
    pips = "".join(_dot("pip", v, "1.6") for v in range(LOW, HIGH + 1))
    if mine == guess:
        marks = _dot("same", mine, "9.5") + _dot("me", mine, "5")
    else:
        far = " db-far" if abs(mine - guess) >= FAR else ""
        marks = (
            f'<line class="db-bar{far}" x1="{_at(mine)}" x2="{_at(guess)}" y1="15" y2="15"/>'
            + _dot("other", guess, "6")
            + _dot("me", mine, "6.5")
        )
    return mark_safe(  # noqa: S308 (numbers only)
        '<svg class="db" width="100%" height="30" aria-hidden="true" focusable="false">'
        f'<line class="db-track" x1="4%" x2="96%" y1="15" y2="15"/>{pips}{marks}</svg>'
    )
