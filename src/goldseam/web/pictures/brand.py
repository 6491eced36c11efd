"""The mark beside the name: a bowl in the colour of the text. Gold is kept for what two people mended."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

MARK = (
    '<svg class="brand__mark" viewBox="0 0 28 28" aria-hidden="true" focusable="false">'
    '<path class="bm-bowl" d="M2.5 8.2C3 17 8 22.6 14.2 22.6S25.3 17 25.6 8.2"/>'
    '<ellipse class="bm-bowl" cx="14" cy="8" rx="11.6" ry="3.5"/>'
    '<path class="bm-seam" d="M10.6 11.3l1.5 3.3-.9 2.2 2.6 2.1.3 3.4"/></svg>'
)


def brand() -> SafeString:
    """The mark as SVG; the shown name stands beside it as text."""
    return mark_safe(MARK)  # noqa: S308 (a constant)
