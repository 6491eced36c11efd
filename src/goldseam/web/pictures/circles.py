"""Two circles from far apart to very close. I am the solid one, the other is dashed: shape, not colour."""

from __future__ import annotations

import math
from functools import cache

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from goldseam.web.pictures.path import number

WORDS = (
    *(_("Far apart"), _("Apart"), _("Just touching"), _("A little close")),
    *(_("Fairly close"), _("Close"), _("Very close")),
)
APART = (2.5, 2.16, 1.80, 1.44, 1.08, 0.70, 0.32)  # distance of the centres, in radii
RADIUS, MIDDLE, LEVEL = 17, 44.0, 23.0


@cache
def circles(level: int) -> SafeString:
    """The picture of a level, 1 to 7; its word stands beside it. Raises ``ValueError`` for another level."""
    if not 1 <= level <= len(APART):
        raise ValueError(f"no such closeness: {level}")
    apart = APART[level - 1] * RADIUS
    lens = ""
    if apart < 2 * RADIUS:
        h = math.sqrt(RADIUS**2 - apart**2 / 4)
        top, arc = f"{number(MIDDLE)} {number(LEVEL - h)}", f"A{RADIUS} {RADIUS} 0 0 1 {number(MIDDLE)}"
        lens = f'<path class="close-lens" d="M{top}{arc} {number(LEVEL + h)}{arc} {number(LEVEL - h)}z"/>'
    me, other = number(MIDDLE - apart / 2), number(MIDDLE + apart / 2)
    return mark_safe(  # noqa: S308 (numbers only)
        f'<svg class="close" viewBox="3 4 82 38" aria-hidden="true" focusable="false">{lens}'
        f'<circle class="close-other" cx="{other}" cy="{number(LEVEL)}" r="{RADIUS}"/>'
        f'<circle class="close-me" cx="{me}" cy="{number(LEVEL)}" r="{RADIUS}"/></svg>'
    )
