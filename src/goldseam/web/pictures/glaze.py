"""The bowl under its cracks: clay, glaze that ran, light from upper left. The same in every state."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import cache

from goldseam.web.pictures import bowl, crazing
from goldseam.web.pictures.lacquer import gold
from goldseam.web.pictures.path import Point, number, smooth

Wall = Callable[[float, float], Point]
Stops = tuple[tuple[float, str], ...]
FOOT_TOP, FOOT_END = 47, 44
RINGS = ((0.11, 2), (0.30, 2), (0.49, 3), (0.64, 2), (0.80, 3))
SPECKS = 44
DROPS = ((0.06, 0.13, 0.08), (0.45, 0.09, 0.035), (-0.62, 0.13, 0.03))  # angle, half width, how far down


@cache
def definitions(name: str) -> str:
    """Gradients and clips; every id begins with ``name``."""
    return (
        "<defs>"
        + _linear(f"{name}-body", (58, 344, 150, 168), BODY)
        + _linear(f"{name}-low", (0, 0, 120, 286), ((0, "vs-sh0"), (0.45, "vs-sh1"), (1, "vs-sh2")))
        + _radial(f"{name}-glow", (134, 166, 74), "rotate(-12) scale(.62 1)", GLOW)
        + _linear(f"{name}-in", (70, 338, 86, 124), INNER)
        + _radial(
            f"{name}-well", (186, 146, 112), "scale(1 .46)", ((0, "vs-w"), (0.6, "vs-w1"), (1, "vs-sh0"))
        )
        + _linear(f"{name}-lip", (58, 342, 70, 140), LIP)
        + _linear(f"{name}-clay", (140, 264, 0, 0), ((0, "vs-c2"), (0.3, "vs-c1"), (1, "vs-c3")))
        + _linear(f"{name}-win", (0, 0, 118, 196), ((0, "vs-win"), (0.35, "vs-win"), (1, "vs-hi0")))
        + _radial(
            f"{name}-floor", (214, 264, 120), "scale(1 .14)", ((0, "vs-f2"), (0.45, "vs-f1"), (1, "vs-f0"))
        )
        + gold(f"{name}-gold", 46, 58)
        + f'<path id="{name}-wall" d="{_body()}"/><path id="{name}-mouth" d="{_around(bowl.inside)}"/>'
        + f'<path id="{name}-rim" d="{_around(bowl.outside)}"/><path id="{name}-edge" d="{_bare_clay()}"/>'
        + f'<clipPath id="{name}-cb"><use href="#{name}-wall"/></clipPath>'
        + f'<clipPath id="{name}-ci"><use href="#{name}-mouth"/></clipPath></defs>'
    )


BODY: Stops = (
    *((0, "vs-3"), (0.10, "vs-2"), (0.30, "vs-1"), (0.52, "vs-2")),
    *((0.80, "vs-3"), (0.95, "vs-4"), (1, "vs-3")),
)
GLOW: Stops = ((0, "vs-hi"), (0.5, "vs-hi2"), (1, "vs-hi0"))
INNER: Stops = ((0, "vs-i3"), (0.34, "vs-i2"), (0.78, "vs-i1"), (1, "vs-i2"))
LIP: Stops = ((0, "vs-l2"), (0.35, "vs-l1"), (0.7, "vs-l2"), (1, "vs-l3"))


@cache
def painted(name: str) -> str:
    """The bowl from the floor's shadow up to the light on its shoulder."""
    return _foot(name) + _outer(name) + _inner(name)


def _foot(name: str) -> str:
    axis = bowl.AXIS + bowl.LEAN
    left, right, low, high = axis - FOOT_TOP, axis + FOOT_TOP, axis - FOOT_END, axis + FOOT_END
    wide = 2 * FOOT_TOP
    a, b, c, d = (number(x) for x in (left, right, low, high))
    return (
        f'<ellipse cx="214" cy="264" rx="120" ry="17" fill="url(#{name}-floor)"/>'
        f'<path d="M{a} 244C{a} 252 {number(low - 1)} 254 {c} 258C{number(axis - 26)} 272.5 '
        f'{number(axis + 27)} 272.5 {d} 258C{number(high + 1)} 254 {b} 252 {b} 244z" '
        f'fill="url(#{name}-clay)"/>'
        f'<path class="vs-turn" d="M{number(low + 1)} 255.5q44 13.5 {2 * FOOT_END - 2} 0"/>'
        f'<path class="vs-under" d="M{a} 244q{FOOT_TOP} 26 {wide} 0v4q-{FOOT_TOP} 24-{wide} 0z"/>'
    )


def _outer(name: str) -> str:
    edge = f'<use href="#{name}-edge"'
    rings = "".join(
        f'<path class="vs-ring vs-o{tone}" d="{smooth(_throwing_ring(v))}"/>' for v, tone in RINGS
    )
    return (
        f'<use href="#{name}-wall" fill="url(#{name}-body)"/>'
        f'<use href="#{name}-wall" fill="url(#{name}-low)"/><g clip-path="url(#{name}-cb)">'
        f'<ellipse cx="134" cy="166" rx="110" ry="110" fill="url(#{name}-glow)"/>'
        f'{rings}<path class="vs-craze" d="{crazing.net()}"/><path class="vs-speck" d="{_specks()}"/>'
        f'{edge} fill="url(#{name}-clay)"/>{edge} class="vs-cast" transform="translate(.8 1.6)"/>'
        f'{edge} class="vs-pool" transform="translate(0 -2.6)"/>{edge} class="vs-bead"/>'
        f'{edge} class="vs-bead2" transform="translate(-.3 -1.9)"/></g>'
    )


def _inner(name: str) -> str:
    deep = "".join(f'<path class="vs-ring vs-o2" d="{smooth(_inner_ring(d))}"/>' for d in (0.10, 0.24))
    front = [math.radians(a) for a in range(-78, 66, 9)]
    crest = [_middle(bowl.outside(u, 0), bowl.inside(u, 0)) for u in front]
    pane = (
        (-57, 0.11),
        (-56.5, 0.22),
        (-55, 0.34),
        (-52.5, 0.47),
        (-50.5, 0.455),
        (-51, 0.34),
        (-51.5, 0.22),
        (-52.5, 0.105),
    )
    window = smooth([bowl.outside(math.radians(a), v) for a, v in pane], close=True, tension=0.9)
    return (
        f'<use href="#{name}-rim" fill="url(#{name}-lip)"/><use href="#{name}-mouth" fill="url(#{name}-in)"/>'
        f'<use href="#{name}-mouth" fill="url(#{name}-well)"/>'
        f'<g clip-path="url(#{name}-ci)">{deep}</g>'
        f'<use href="#{name}-rim" class="vs-iron"/><use href="#{name}-mouth" class="vs-lipline"/>'
        f'<path class="vs-liphi" d="{smooth(crest)}"/><path d="{window}" fill="url(#{name}-win)"/>'
    )


def _body() -> str:
    left, right = bowl.silhouette()
    return smooth(left + bowl.visible(1, 16)[1:-1] + right[::-1]) + "z"


def _around(wall: Wall) -> str:
    """The whole rim of a wall."""
    return smooth(bowl.ring(wall, 0, 0, 2 * math.pi * 47 / 48, 47), close=True)


def _bare_clay() -> str:
    """The clay below the glaze, far wider than the wall, which clips it."""
    edge = _edge_of_glaze()
    return f"{smooth(edge)}L{number(edge[-1][0] + 30)} 300H{number(edge[0][0] - 30)}z"


def _edge_of_glaze() -> list[Point]:
    """Where the glaze stops above the foot: it ran a little everywhere, and in some places as a drop."""
    reach = bowl.horizon(0.94)
    angles = [-reach + 2 * reach * i / 130 for i in range(131)]
    return [bowl.outside(u, _glazed_to(u)) for u in angles]


def _glazed_to(u: float) -> float:
    drops = sum(long * math.exp(-(((u - at) / wide) ** 4)) for at, wide, long in DROPS)
    return 0.895 + 0.014 * math.sin(2.6 * u + 0.6) + 0.008 * math.sin(6.1 * u + 2) + drops


def _throwing_ring(v: float) -> list[Point]:
    far = bowl.horizon(v)
    angles = [-far + 2 * far * i / 12 for i in range(13)]
    return [bowl.outside(u, v + 0.012 * math.sin(2.2 * u + v * 9)) for u in angles]


def _inner_ring(d: float) -> list[Point]:
    return [bowl.inside(math.radians(a), d) for a in range(95, 270, 14)]


def _specks() -> str:
    """Iron in the clay, seen through the glaze."""
    chance = random.Random(11)  # noqa: S311 (a picture, not a secret)
    places = [(chance.uniform(-1.35, 1.35), chance.uniform(0.04, 0.92) ** 0.9) for _ in range(SPECKS)]
    dots = [bowl.outside(u, v) for u, v in places]
    return "".join(f"M{number(x)} {number(y)}h.01" for x, y in dots)


def _linear(name: str, ends: tuple[float, float, float, float], stops: Stops) -> str:
    x1, x2, y1, y2 = (f"{e:g}" for e in ends)
    return (
        f'<linearGradient id="{name}" x1="{x1}" x2="{x2}" y1="{y1}" y2="{y2}" gradientUnits="userSpaceOnUse">'
        f"{_stops(stops)}</linearGradient>"
    )


def _radial(name: str, circle: tuple[int, int, int], shape: str, stops: Stops) -> str:
    x, y, r = circle
    return (
        f'<radialGradient id="{name}" cx="{x}" cy="{y}" r="{r}" gradientUnits="userSpaceOnUse" '
        f'gradientTransform="translate({x} {y}) {shape} translate(-{x} -{y})">'
        f"{_stops(stops)}</radialGradient>"
    )


def _stops(stops: Stops) -> str:
    return "".join(f'<stop offset="{at:g}" class="{tone}"/>' for at, tone in stops)


def _middle(a: Point, b: Point) -> Point:
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
