"""Points to SVG path data: short numbers, straight lines, smooth curves, cutting by length.

A point is (x, y) in units of the picture; x grows to the right, y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
Points = Sequence[Point]


def number(x: float) -> str:
    """One decimal, without what does not count: 0.50 is ".5", -0.04 is "0"."""
    text = f"{x:.1f}".rstrip("0").rstrip(".")
    return {"-0": "0", "": "0"}.get(
        text, text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text
    )


def _pair(x: float, y: float) -> str:
    second = number(y)
    return number(x) + (second if second.startswith("-") else " " + second)


class _Pen:
    """Writes relative steps between points on the grid of one decimal, so that rounding never adds up."""

    def __init__(self, start: Point) -> None:
        self.x, self.y = round(start[0], 1), round(start[1], 1)
        self.parts = ["M" + _pair(self.x, self.y)]

    def line(self, to: Point) -> None:
        x, y = round(to[0], 1), round(to[1], 1)
        self.parts.append("l" + _pair(x - self.x, y - self.y))
        self.x, self.y = x, y

    def curve(self, first: Point, second: Point, to: Point) -> None:
        steps = [_pair(p[0] - self.x, p[1] - self.y) for p in (first, second)]
        x, y = round(to[0], 1), round(to[1], 1)
        self.parts.append("c" + " ".join([*steps, _pair(x - self.x, y - self.y)]))
        self.x, self.y = x, y

    def done(self, close: bool) -> str:
        return "".join(self.parts) + ("z" if close else "")


def poly(points: Points, close: bool = False) -> str:
    """Straight lines through the points."""
    pen = _Pen(points[0])
    for point in points[1:]:
        pen.line(point)
    return pen.done(close)


def smooth(points: Points, close: bool = False, tension: float = 0.5) -> str:
    """A Catmull-Rom curve through the points, as cubic Béziers; two points are a line."""
    count = len(points)
    if count < 3:
        return poly(points, close)

    def at(i: int) -> Point:
        return points[i % count] if close else points[max(0, min(count - 1, i))]

    pen = _Pen(points[0])
    for i in range(count if close else count - 1):
        p0, p1, p2, p3 = at(i - 1), at(i), at(i + 1), at(i + 2)
        first = (p1[0] + (p2[0] - p0[0]) * tension / 3, p1[1] + (p2[1] - p0[1]) * tension / 3)
        second = (p2[0] - (p3[0] - p1[0]) * tension / 3, p2[1] - (p3[1] - p1[1]) * tension / 3)
        pen.curve(first, second, p2)
    return pen.done(close)


def length(points: Points) -> float:
    """How long the line through the points is."""
    return sum(math.dist(a, b) for a, b in pairwise(points))


def resample(points: Points, step: float) -> list[Point]:
    """The same line with points at even distances of about ``step`` (never fewer than four)."""
    legs = [math.dist(a, b) for a, b in pairwise(points)]
    count = max(3, round(sum(legs) / step))
    return [_along(points, legs, sum(legs) * i / count) for i in range(count + 1)]


def _along(points: Points, legs: Sequence[float], way: float) -> Point:
    leg = 0
    while leg < len(legs) - 1 and way > legs[leg]:
        way -= legs[leg]
        leg += 1
    part = min(1.0, way / legs[leg]) if legs[leg] else 0.0
    (ax, ay), (bx, by) = points[leg], points[leg + 1]
    return (ax + (bx - ax) * part, ay + (by - ay) * part)


def stretch(points: Points, start: float, end: float) -> list[Point]:
    """The part of the line between two shares of its length, 0 to 1."""
    even = resample(points, 2.0)
    last = len(even) - 1
    return even[round(start * last) : round(end * last) + 1]
