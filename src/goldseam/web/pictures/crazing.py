"""Crazing: the fine net of lines that glaze gets with age, denser low on the wall, broken here and there."""

from __future__ import annotations

import math
import random
from functools import cache

from goldseam.web.pictures import bowl
from goldseam.web.pictures.path import Point, poly

COLUMNS, ROWS = 27, 8
TOP, BOTTOM, SIDE = 0.12, 0.87, 1.22
ZIGZAG = 0.2  # of a row: what makes hexagons out of bricks
SEED = 23


@cache
def net() -> str:
    """The net as one path: hexagons with every corner moved, a third of the lines left out."""
    chance = random.Random(SEED)  # noqa: S311 (a picture, not a secret)
    corners = [[_corner(row, column, chance) for column in range(COLUMNS)] for row in range(ROWS)]
    runs = [run for row in corners for run in _broken(row, chance)]
    rungs = [
        [corners[row][column], corners[row + 1][column]]
        for row in range(ROWS - 1)
        for column in range(row % 2, COLUMNS, 2)
        if chance.random() < 0.7
    ]
    return "".join(poly(run) for run in runs + rungs)


def _corner(row: int, column: int, chance: random.Random) -> Point:
    u = SIDE * (2 * (column + chance.uniform(-0.36, 0.36)) / (COLUMNS - 1) - 1)
    down = ZIGZAG if (column - row) % 2 == 0 else -ZIGZAG
    v = TOP + (BOTTOM - TOP) * (row + down + chance.uniform(-0.26, 0.26)) / (ROWS - 1)
    v = max(0.07, min(0.89, v))
    return bowl.outside(math.copysign(min(abs(u), bowl.horizon(v) - 0.1), u), v)


def _broken(row: list[Point], chance: random.Random) -> list[list[Point]]:
    """A row of corners as the pieces that are left when some of its lines are missing."""
    runs: list[list[Point]] = [[row[0]]]
    for corner in row[1:]:
        if chance.random() < 0.26:
            runs.append([corner])
        else:
            runs[-1].append(corner)
    return [run for run in runs if len(run) > 1]
