"""Eight cracks, one per step, each always in its place: the bowl broke from two blows.

A crack has a main fissure and branches. Waypoints are (degrees around the axis, depth of the wall); those
that share a place are true junctions. The eighth crack is on the inside.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from goldseam.web.pictures import bowl
from goldseam.web.pictures.path import Point

Way = tuple[tuple[float, float], ...]

BLOW_A, BLOW_B = (-15.0, 0.40), (27.0, 0.55)
MEET_1, MEET_2 = (7.0, 0.47), (-45.0, 0.47)


@dataclass(frozen=True)
class Fissure:
    """One line of a crack, on the outer wall unless it is ``inner``."""

    way: Way
    inner: bool = False
    main: bool = False

    @property
    def joins(self) -> bool:
        """Whether its far end runs into another fissure, so that its lacquer does not taper there."""
        return self.way[-1] == MEET_1 or (self.main and self.way[-1] in (BLOW_A, BLOW_B))

    @property
    def width(self) -> float:
        """How wide its lacquer is."""
        return (3.0 if self.inner else 3.9) if self.main else (2.1 if self.inner else 2.7)


def _crack(main: Way, *branches: Way) -> tuple[Fissure, ...]:
    return (Fissure(main, main=True), *(Fissure(way) for way in branches))


CRACKS: tuple[tuple[Fissure, ...], ...] = (
    _crack(((-29, 0), (-23, 0.17), BLOW_A), ((-23, 0.17), (-38, 0.27), (-43, 0.33))),
    _crack((BLOW_A, MEET_1, BLOW_B), (MEET_1, (9, 0.60), (3, 0.70))),
    _crack((BLOW_A, MEET_2, (-79, 0.38)), (MEET_2, (-53, 0.64), (-66, 0.72))),
    _crack((BLOW_A, (-21, 0.63), (-15, 0.80), (-24, 0.895)), ((-21, 0.63), (-34, 0.76))),
    _crack(((38, 0), (31, 0.25), BLOW_B), ((31, 0.25), (47, 0.35), (60, 0.30))),
    _crack((BLOW_B, (52, 0.57), (81, 0.50)), ((52, 0.57), (63, 0.72))),
    _crack((BLOW_B, (24, 0.74), (34, 0.85), (30, 0.895)), ((24, 0.74), (11, 0.86))),
    (
        Fissure(((146, 0), (152, 0.13), (139, 0.25), (134, 0.46)), inner=True, main=True),
        Fissure(((152, 0.13), (167, 0.21), (174, 0.33)), inner=True),
        Fissure(((4, 0), (9, 0.16), (4, 0.30), MEET_1)),
    ),
)

UNROLLED = 2.15  # units of the picture per degree, on the unrolled wall
FINEST = 7.0  # pieces shorter than this do not break again


def walk(way: Way, seed: int, spread: float = 0.085) -> Way:
    """A broken line along the waypoints: midpoint displacement on the unrolled wall, three times."""
    points = [(u * UNROLLED, v * bowl.HEIGHT) for u, v in way]
    chance = random.Random(seed)  # noqa: S311 (a picture, not a secret)
    for _ in range(3):
        finer = [points[0]]
        for (ax, ay), (bx, by) in pairwise(points):
            dx, dy = bx - ax, by - ay
            size = math.hypot(dx, dy)
            part, aside = 0.5 + chance.uniform(-0.13, 0.13), chance.uniform(-1, 1) * spread
            if size > FINEST:
                finer.append((ax + dx * part - dy * aside, ay + dy * part + dx * aside))
            finer.append((bx, by))
        points, spread = finer, spread * 0.9
    return tuple((x / UNROLLED, y / bowl.HEIGHT) for x, y in points)


@cache
def lines(crack: int) -> tuple[tuple[Fissure, tuple[Point, ...]], ...]:
    """The fissures of a crack (0 to 7) as lines of the picture."""
    return tuple(
        (f, _projected(f, walk(f.way, 100 * crack + 7 * j + 3))) for j, f in enumerate(CRACKS[crack])
    )


def _projected(fissure: Fissure, way: Way) -> tuple[Point, ...]:
    wall = bowl.inside if fissure.inner else bowl.outside
    line = tuple(wall(math.radians(u), v) for u, v in way)
    return (_over_the_lip(fissure, way), *line) if way[0][1] == 0 else line


def _over_the_lip(fissure: Fissure, way: Way) -> Point:
    """Where a crack that starts at the rim ends on the other side of the lip."""
    ahead = way[min(len(way) - 1, 3)][0] - way[0][0]
    back = max(-7.0, min(7.0, ahead * 0.8)) * (0.4 if fissure.inner else 1)
    u = math.radians(way[0][0] - back)
    return bowl.outside(u, 0) if fissure.inner else bowl.inside(u, 0)


@cache
def junction(place: tuple[float, float]) -> Point:
    """A place on the outer wall as a point of the picture."""
    return bowl.outside(math.radians(place[0]), place[1])
