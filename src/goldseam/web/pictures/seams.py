"""Seams outside the bowl: the long crack down the journey, one rule on a page, and samples for a legend.

All are decoration beside words, so they are hidden from screen readers.
"""

from __future__ import annotations

import random
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from goldseam.web.pictures.lacquer import Bead, gold
from goldseam.web.pictures.path import Point, poly, stretch
from goldseam.web.pictures.states import HALF, MENDED, OPEN, STATES

RUN_WIDTH, RUN_HEIGHT = 32, 100
RULE_WIDTH, RULE_MIDDLE = 640, 9.0
STEPS_DOWN = (9, 19, 28, 38, 47, 57, 68, 77, 88)
MINE = 0.52


@lru_cache(maxsize=64)
def run(state: str, step: int) -> SafeString:
    """The stretch of the journey's crack beside a step (1 to 8). It stretches to any height; ends meet."""
    line, branch = _stretch(step)
    beads = {
        OPEN: (),
        HALF: (Bead(tuple(stretch(line, 0, MINE)), 4.4, step, 1, 0.1),),
        MENDED: (
            Bead(line, 4.4, step, 0.1 if step == 1 else 1, 0.1 if step == 8 else 1),
            Bead(branch, 2.8, step + 90, 1, 0.1),
        ),
    }[state]
    return _svg(
        "run", state, f"g-run{step}", f"0 0 {RUN_WIDTH} {RUN_HEIGHT}", poly(line) + poly(branch), beads
    )


@lru_cache(maxsize=32)
def rule(state: str, name: str = "") -> SafeString:
    """A horizontal seam with a signature on each half of it; half is drawn from where the page begins.

    ``name`` keeps ids apart when a page shows the same state twice.
    """
    chance = random.Random(5)  # noqa: S311 (a picture, not a secret)
    points: list[Point] = [(2.0, RULE_MIDDLE)]
    while points[-1][0] < RULE_WIDTH - 60:
        points.append((points[-1][0] + chance.uniform(18, 46), RULE_MIDDLE + chance.uniform(-4.5, 4.5)))
    line = (*points, (RULE_WIDTH - 2.0, RULE_MIDDLE))
    part = {OPEN: (), HALF: tuple(stretch(line, 0, 0.5)), MENDED: line}[state]
    beads = (Bead(part, 3.4, 5, 0.1, 0.1),) if part else ()
    return _svg("seam-rule", state, f"g-rule-{state}{name}", f"0 0 {RULE_WIDTH} 18", poly(line), beads)


@lru_cache(maxsize=8)
def sample(state: str) -> SafeString:
    """A short stretch for a legend."""
    line: tuple[Point, ...] = ((1, 8), (8, 5), (15, 9), (22, 6), (29, 8.5), (35, 7))
    part = {OPEN: (), HALF: tuple(stretch(line, 0, 0.55)), MENDED: line}[state]
    beads = (Bead(part, 4.2, 3, 0.5, 0.2),) if part else ()
    return _svg("lg", state, "g-lg-" + state, "0 0 36 14", poly(line), beads)


def _stretch(step: int) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The line of a step and its branch."""
    chance = random.Random(step)  # noqa: S311 (a picture, not a secret)
    middle = RUN_WIDTH / 2
    down = [(middle + chance.uniform(-4.6, 4.6), y + chance.uniform(-3, 3)) for y in STEPS_DOWN]
    line = ((middle, 0.0), *down, (middle, float(RUN_HEIGHT)))
    (x, y), side = line[chance.randint(2, 4)], chance.choice((-1, 1))
    return line, ((x, y), (x + 6 * side, y + 8), (x + 9 * side, y + 17))


def _svg(css: str, state: str, name: str, view: str, crack: str, beads: tuple[Bead, ...]) -> SafeString:
    if state not in STATES:
        raise KeyError(state)
    dark = "" if state == MENDED else f'<path class="run-crack" d="{crack}"/>'
    shape = "".join(bead.outline() for bead in beads)
    lit = (
        f'<defs>{gold(name, 18, 34)}</defs><path class="run-seam" fill="url(#{name})" d="{shape}"/>'
        if shape
        else ""
    )
    return mark_safe(  # noqa: S308 (numbers only)
        f'<svg class="{css} {css}-{state}" viewBox="{view}" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false">{dark}{lit}</svg>'
    )
