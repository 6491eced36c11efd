"""A link as a picture a phone can read."""

from __future__ import annotations

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def svg(text: str) -> SafeString:
    """An inline SVG without style attributes; its colours come from the classes ``qr`` and ``qr-dots``."""
    picture = io.BytesIO()
    segno.make(text, error="m").save(
        picture,
        kind="svg",
        xmldecl=False,
        svgns=False,
        svgclass="qr",
        lineclass="qr-dots",
        border=4,
        omitsize=True,
    )
    return mark_safe(picture.getvalue().decode())  # noqa: S308  the library's own picture of modules
