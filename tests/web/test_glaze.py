"""Cracks and seams stand out from the glaze, wherever on the bowl they run.

A crack is a dark line with a lit side, a seam a light fill with a dark edge: one of the two has 3:1.
"""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from goldseam.web.pictures import fracture, glaze
from goldseam.web.pictures.path import Point, resample
from tests.web.colour import RGB, THEMES, contrast, rgb, tokens

LINES = {"crack": ("crack", "crack-hi"), "seam": ("g-edge", "g-2")}


def mixed(one: RGB, other: RGB, part: float) -> RGB:
    r, g, b = (x + (y - x) * part for x, y in zip(one, other, strict=True))
    return (r, g, b)


def tone(colours: dict[str, str], stops: glaze.Stops, at: float) -> RGB:
    """The colour of a gradient at this share of its way."""
    placed = [(place, rgb(colours[name.replace("vs", "v")])) for place, name in stops]
    for (start, one), (end, other) in pairwise(placed):
        if at <= end:
            return mixed(one, other, max(0.0, at - start) / (end - start))
    return placed[-1][1]


def share(point: Point, ends: tuple[float, float, float, float]) -> float:
    """How far along a straight gradient (x1, x2, y1, y2) a point lies."""
    x1, x2, y1, y2 = ends
    dx, dy = x2 - x1, y2 - y1
    return ((point[0] - x1) * dx + (point[1] - y1) * dy) / (dx * dx + dy * dy)


def outside(colours: dict[str, str], point: Point) -> RGB:
    """The glaze of the outer wall at a point of the picture, under the shade that deepens downwards."""
    down = share(point, (0, 0, 120, 286))
    shade = 0.06 * max(0.0, down) / 0.45 if down < 0.45 else 0.06 + 0.36 * (down - 0.45) / 0.55
    return mixed(tone(colours, glaze.BODY, share(point, (58, 344, 150, 168))), rgb(colours["v-sh"]), shade)


def inside(colours: dict[str, str], point: Point) -> RGB:
    """The glaze of the inner wall, under the shade that gathers in its well."""
    away = math.hypot(point[0] - 186, (point[1] - 146) / 0.46) / 112
    shade = 0.60 - 0.35 * away / 0.6 if away < 0.6 else max(0.0, 0.25 * (1 - away) / 0.4)
    return mixed(tone(colours, glaze.INNER, share(point, (70, 338, 86, 124))), rgb(colours["v-w"]), shade)


def grounds(colours: dict[str, str]) -> list[RGB]:
    """The glaze under every stretch of every crack."""
    lines = [found for crack in range(8) for found in fracture.lines(crack)]
    return [
        (inside if fissure.inner else outside)(colours, point)
        for fissure, line in lines
        for point in resample(line, 4)
    ]


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
