"""Points to path data: short, exact, never adding up its own rounding."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.web.pictures.lacquer import Bead
from goldseam.web.pictures.path import length, number, poly, resample, smooth, stretch

COORDINATE = st.floats(-400, 400, allow_nan=False)
POINTS = st.lists(st.tuples(COORDINATE, COORDINATE), min_size=2, max_size=40)
APART = POINTS.filter(lambda points: length(points) > 12)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.04, "0"),
        (0.5, ".5"),
        (-0.52, "-.5"),
        (10.0, "10"),
        (10.06, "10.1"),
        (-3.96, "-4"),
        (100, "100"),
    ],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


@given(POINTS)
def test_a_line_ends_where_it_should_however_many_steps_it_took(points: list[tuple[float, float]]) -> None:
    steps = [float(n) for n in re.findall(r"-?(?:\d+\.\d+|\.\d+|\d+)", poly(points))]
    assert sum(steps[0::2]) == pytest.approx(points[-1][0], abs=0.051)
    assert sum(steps[1::2]) == pytest.approx(points[-1][1], abs=0.051)


@given(APART)
def test_resampling_keeps_both_ends_and_even_steps(points: list[tuple[float, float]]) -> None:
    even = resample(points, 4.0)
    assert math.dist(even[0], points[0]) < 1e-6
    assert math.dist(even[-1], points[-1]) < 1e-6
    assert max(math.dist(a, b) for a, b in pairwise(even)) <= length(points) / (len(even) - 1) + 1e-6


def test_a_stretch_is_the_share_of_the_line_that_was_asked_for() -> None:
    line = [(0.0, 0.0), (60.0, 0.0), (60.0, 40.0)]
    assert length(stretch(line, 0, 0.5)) == pytest.approx(50, abs=2)


def test_curves_close_and_two_points_are_a_line() -> None:
    assert smooth([(0, 0), (4, 0), (4, 4)], close=True).endswith("z")
    assert smooth([(0, 0), (4, 3)]) == "M0 0l4 3"


@given(APART, st.integers(0, 9999))
@pytest.mark.slow
def test_the_same_bead_of_lacquer_is_the_same_shape(points: list[tuple[float, float]], seed: int) -> None:
    bead = Bead(tuple(points), 3.9, seed, 1.0, 0.1)
    assert bead.outline() == Bead(tuple(points), 3.9, seed, 1.0, 0.1).outline()
    assert "nan" not in bead.outline() + bead.glint()
