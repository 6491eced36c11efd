"""The form of the bowl: a surface of revolution, tilted towards us, thrown by hand.

``u`` is the angle around the axis in radians, 0 facing us; ``v`` runs down the outer wall from the rim (0) to
the foot (1); ``d`` runs down the inner wall. Results are points of the picture.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from goldseam.web.pictures.path import Point

AXIS, RIM, HEIGHT, TILT = 200.0, 104.0, 136.0, 0.30
LEAN = 2.5
LIP = 8.2


def radius(v: float) -> float:
    """The profile of the wall: lip, shoulder, belly, foot."""
    v = max(0.0, min(1.0, v))
    return 141 - 3.5 * v - 1.6 * math.exp(-(((v - 0.16) / 0.09) ** 2)) - 81 * math.pow(v, 3.1)


def hand(u: float, v: float) -> float:
    """A thrown pot is never quite round."""
    return 1 + 0.012 * math.sin(2 * u + 0.9) + 0.007 * math.sin(3 * u - 0.5) - 0.010 * v * math.sin(u)


def lift(u: float, v: float) -> float:
    """Nor is its rim level."""
    return (1 - v) ** 2 * (2.6 * math.sin(u + 0.5) + 1.5 * math.sin(2 * u + 1.9))


def outside(u: float, v: float) -> Point:
    """A point on the outer wall."""
    r = radius(v) * hand(u, v)
    return (AXIS + LEAN * v + r * math.sin(u), RIM + HEIGHT * v + TILT * r * math.cos(u) + lift(u, v))


def inside(u: float, d: float) -> Point:
    """A point on the inner wall."""
    r = (radius(0) - LIP) * (1 - d**2.2 * 0.75) * hand(u, 0)
    return (
        AXIS + r * math.sin(u),
        RIM - 1.4 + HEIGHT * 0.92 * d + TILT * r * math.cos(u) + lift(u, 0) * (1 - d),
    )


def horizon(v: float) -> float:
    """The angle at which the wall turns out of sight at this height."""
    above, below = max(0.0, v - 1e-3), min(1.0, v + 1e-3)
    slope = (radius(below) - radius(above)) / (below - above)
    return math.acos(max(0.0, min(1.0, -TILT * slope / HEIGHT)))


def ring(
    wall: Callable[[float, float], Point], v: float, start: float, end: float, count: int = 40
) -> list[Point]:
    """Points around the wall at one height, from one angle to another, both ends included."""
    return [wall(start + (end - start) * i / count, v) for i in range(count + 1)]


def visible(v: float, count: int) -> list[Point]:
    """The seen half of the outer wall at one height, from left to right."""
    return ring(outside, v, -horizon(v), horizon(v), count)


def silhouette() -> tuple[list[Point], list[Point]]:
    """The left and the right edge of the outer wall, from rim to foot."""
    heights = [i / 22 for i in range(23)]
    return [outside(-horizon(v), v) for v in heights], [outside(horizon(v), v) for v in heights]
