"""Cracks and seams stand out from the glaze, wherever on the bowl they run.

A crack is a dark line with a lit side, a seam a light fill with a dark edge: one of the two has 3:1.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from goldseam.web.pictures import fracture, glaze
from goldseam.web.pictures.path import Point, resample
from tests.web.colour import RGB, THEMES, contrast, rgb, tokens

LINES = {"crack": ("crack", "crack-hi"), "seam": ("g-edge", "g-2")}
DEEPEST_BODY, DEEPEST_INSIDE = 0.42, 0.60


def between(colours: dict[str, str], at: float) -> RGB:
    """The body's colour at this share of its way from left to right."""
    stops = [(place, rgb(colours[tone.replace("vs", "v")])) for place, tone in glaze.BODY]
    for (start, one), (end, other) in pairwise(stops):
        if at <= end:
            part = max(0.0, at - start) / (end - start)
            r, g, b = (x + (y - x) * part for x, y in zip(one, other, strict=True))
            return (r, g, b)
    return stops[-1][1]


def outer(colours: dict[str, str], point: Point) -> RGB:
    """The glaze of the outer wall at a point of the picture, under the shade that deepens downwards."""
    (x, y), (dx, dy) = point, (344 - 58, 168 - 150)
    along = ((x - 58) * dx + (y - 150) * dy) / (dx * dx + dy * dy)
    down = max(0.0, (y - 120) / (286 - 120))
    shade = 0.06 * down / 0.45 if down < 0.45 else 0.06 + (DEEPEST_BODY - 0.06) * (down - 0.45) / 0.55
    r, g, b = between(colours, along)
    s = rgb(colours["v-sh"])
    return (r + (s[0] - r) * shade, g + (s[1] - g) * shade, b + (s[2] - b) * shade)


def inside(colours: dict[str, str]) -> list[RGB]:
    """The lightest and the darkest the inner wall can be."""
    walls = [rgb(colours[tone]) for tone in ("v-i1", "v-i2", "v-i3")]
    return walls + [rgb(colours["v-w"], wall, DEEPEST_INSIDE) for wall in walls]


def grounds(colours: dict[str, str]) -> list[RGB]:
    """The glaze under every stretch of every crack."""
    lines = [found for crack in range(8) for found in fracture.lines(crack)]
    walls = [resample(line, 4) for fissure, line in lines if not fissure.inner]
    return [outer(colours, point) for wall in walls for point in wall] + inside(colours)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("line", LINES)
def test_a_line_on_the_glaze_can_be_seen_all_along(theme: str, line: str) -> None:
    colours = tokens(theme)
    for ground in grounds(colours):
        best = max(contrast(rgb(colours[part], ground), ground) for part in LINES[line])
        assert best >= 3, (ground, best)


def test_the_glaze_ran_down_as_drops_and_never_past_the_wall() -> None:
    depths = [glaze._glazed_to(u / 100) for u in range(-120, 121)]
    assert max(depths) > 0.95
    assert max(depths) <= 1.0
