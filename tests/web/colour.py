"""Reading colours out of the style sheet and measuring them as WCAG 2.2 does."""

from __future__ import annotations

import re
from pathlib import Path

import goldseam.web

CSS = Path(goldseam.web.__file__).parent / "static" / "web" / "css"
THEMES = ("porcelain", "ink")
PAIR = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\);")
ALONE = re.compile(r"--([\w-]+): (#[0-9a-f]+);")

RGB = tuple[float, float, float]


def tokens(theme: str) -> dict[str, str]:
    """Every colour token of a theme, as #rrggbb or #rrggbbaa."""
    found = PAIR.findall(sheets())
    return {name: (porcelain if theme == "porcelain" else ink) for name, porcelain, ink in found}


def fallback() -> dict[str, str]:
    """What browsers see that do not know light-dark()."""
    return dict(ALONE.findall(sheets()))


def sheets() -> str:
    return "".join((CSS / name).read_text() for name in ("tokens.css", "tokens-vessel.css"))


def rgb(colour: str, under: RGB = (1, 1, 1), opacity: float = 1) -> RGB:
    """Red, green, blue from 0 to 1; what is see-through is laid over ``under``."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in range(1, len(colour), 2)]
    alpha = (parts[3] if len(parts) > 3 else 1.0) * opacity
    r, g, b = (top * alpha + low * (1 - alpha) for top, low in zip(parts[:3], under, strict=True))
    return (r, g, b)


def luminance(colour: RGB) -> float:
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: RGB, other: RGB) -> float:
    """The contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
