"""Gold lacquer: a seam of uneven width along a line, with a broken glint on its lit edge."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from goldseam.web.pictures.path import Point, Points, length, resample, smooth

STEP = 5.6
TAPER_IN, TAPER_OUT = 16.0, 20.0


@dataclass(frozen=True)
class Bead:
    """One stroke of lacquer: where it runs, how wide it is, and how much of the width is left at its ends."""

    line: tuple[Point, ...]
    width: float
    seed: int
    start: float = 1.0
    end: float = 1.0

    def outline(self) -> str:
        """The stroke as a closed shape. The same bead is always the same shape."""
        even = resample(self.line, STEP)
        far = length(self.line)
        chance = random.Random(self.seed)  # noqa: S311 (a picture, not a secret)
        phase = [chance.uniform(0, 6.28) for _ in range(4)]
        left: list[Point] = []
        right: list[Point] = []
        for i, (x, y) in enumerate(even):
            (nx, ny), way = _normal(even, i), far * i / (len(even) - 1)
            half = self.width / 2 * self._swell(way, phase) * self._taper(way, far)
            a = half * (1 + 0.15 * math.sin(way / 7 + phase[2]))
            b = half * (1 + 0.15 * math.sin(way / 6 + phase[3]))
            left.append((x + nx * a, y + ny * a))
            right.append((x - nx * b, y - ny * b))
        head, tail = (
            _beyond(even[-2], even[-1], left[-1], right[-1]),
            _beyond(even[1], even[0], left[0], right[0]),
        )
        return smooth([*left, head, *right[::-1], tail], close=True, tension=0.46)

    def glint(self) -> str:
        """Short strokes of light along the edge that faces upper left."""
        even = resample(self.line, STEP)
        chance = random.Random(self.seed + 1)  # noqa: S311 (a picture, not a secret)
        strokes, k = [], 0
        while k < len(even) - 3:
            run = chance.randint(3, 6)
            piece = [(x - 0.125 * self.width, y - 0.19 * self.width) for x, y in even[k : k + run]]
            if len(piece) > 2:
                strokes.append(smooth(piece))
            k += run + chance.randint(1, 4)
        return "".join(strokes)

    @staticmethod
    def _swell(way: float, phase: Sequence[float]) -> float:
        return 1 + 0.27 * math.sin(way / 14 + phase[0]) + 0.19 * math.sin(way / 6.1 + phase[1])

    def _taper(self, way: float, far: float) -> float:
        into = self.start + (1 - self.start) * min(1.0, way / TAPER_IN)
        out = self.end + (1 - self.end) * min(1.0, (far - way) / TAPER_OUT)
        return min(1.0, into, out)


def _beyond(before: Point, last: Point, left: Point, right: Point) -> Point:
    """The round end of a stroke: half its width past its last point."""
    reach = math.dist(left, right) / 2 / (math.dist(before, last) or 1.0)
    return (last[0] + (last[0] - before[0]) * reach, last[1] + (last[1] - before[1]) * reach)


def _normal(even: Points, i: int) -> Point:
    (ax, ay), (bx, by) = even[max(0, i - 1)], even[min(len(even) - 1, i + 1)]
    dx, dy = bx - ax, by - ay
    size = math.hypot(dx, dy) or 1.0
    return (-dy / size, dx / size)


def gold(name: str, x: int, y: int) -> str:
    """The gradient every seam is filled with, mirrored on and on; ``name`` is its id."""
    stops = ((0, "vs-g2"), (0.3, "vs-g1"), (0.55, "vs-g2"), (0.85, "vs-g3"), (1, "vs-g2"))
    inner = "".join(f'<stop offset="{at:g}" class="{tone}"/>' for at, tone in stops)
    return (
        f'<linearGradient id="{name}" x1="0" y1="0" x2="{x}" y2="{y}" gradientUnits="userSpaceOnUse" '
        f'spreadMethod="reflect">{inner}</linearGradient>'
    )
