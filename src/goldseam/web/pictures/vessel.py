"""The vessel: a bowl with eight cracks, one per step, drawn with the same care broken and mended."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from goldseam.web.pictures import fracture, glaze
from goldseam.web.pictures.fracture import Fissure
from goldseam.web.pictures.lacquer import Bead
from goldseam.web.pictures.path import Point, length, number, poly, smooth, stretch
from goldseam.web.pictures.states import HALF, MENDED, OPEN, STEPS, WORDS, checked

VIEW = "44 50 316 234"
MINE, SEEN = 0.56, 32.0  # half a seam is this share of its length, and at least so long that it is seen
POOLS = ((fracture.BLOW_A, (0, 1, 2, 3)), (fracture.BLOW_B, (1, 4, 5, 6)))


def vessel(states: Sequence[str], name: str = "v") -> SafeString:
    """The bowl in eight states ("open", "half", "mended"), one per step, in the language of the reader.

    ``name`` begins every id inside; two bowls on one page need two names. The same states are the same bytes.
    Raises ``ValueError`` for states that are not eight or not known.
    """
    return _drawn(checked(states), name, get_language())


def told(states: Sequence[str]) -> str:
    """The bowl in words: how many seams are what, then every step with its state."""
    count = {state: list(states).count(state) for state in (MENDED, HALF, OPEN)}
    parts = [_("%(mended)d mended with gold, %(half)d half mended, %(open)d open.") % count]
    for step, state in zip(STEPS, states, strict=True):
        parts.append(_("%(step)s: %(state)s.") % {"step": step, "state": WORDS[state]})
    return " ".join(parts)


@lru_cache(maxsize=256)
def _drawn(states: tuple[str, ...], name: str, language: str | None) -> SafeString:
    dark = "".join(_crack(i) for i, state in enumerate(states) if state != MENDED)
    title = escape(_("A bowl with eight cracks"))
    return mark_safe(  # noqa: S308 (numbers and escaped words)
        f'<svg class="vessel" viewBox="{VIEW}" role="img" aria-labelledby="{name}-t {name}-d" '
        f'focusable="false"><title id="{name}-t">{title}</title>'
        f'<desc id="{name}-d">{escape(told(states))}</desc>'
        f"{glaze.definitions(name)}{glaze.painted(name)}{dark}{_gold(states, name)}</svg>"
    )


def _crack(crack: int) -> str:
    path = "".join(poly(line) for _fissure, line in fracture.lines(crack))
    return f'<path class="vs-crack-hi" d="{path}"/><path class="vs-crack" d="{path}"/>'


def _gold(states: tuple[str, ...], name: str) -> str:
    """All lacquer as one shape, so that no edge shows where two seams have run into each other."""
    beads = [bead for crack, state in enumerate(states) if state != OPEN for bead in _beads(crack, state)]
    if not beads:
        return ""
    pools = [place for place, meet in POOLS if sum(states[i] == MENDED for i in meet) >= 2]
    shape = "".join(bead.outline() for bead in beads) + "".join(_pool(place) for place in pools)
    light = "".join(bead.glint() for bead in beads) + "".join(_pool_glint(place) for place in pools)
    lacquer = f'<use href="#{name}-lacquer"'
    return (
        f'<defs><path id="{name}-lacquer" d="{shape}"/></defs>'
        f'{lacquer} class="vs-seam-sh" transform="translate(.9 1.3)"/>{lacquer} class="vs-edge"/>'
        f'{lacquer} fill="url(#{name}-gold)"/><path class="vs-glint" d="{light}"/>'
    )


def half(line: Sequence[Point]) -> list[Point]:
    """My half of a seam: from its near end."""
    return stretch(line, 0, max(MINE, SEEN / length(line)))


@lru_cache(maxsize=16)
def _beads(crack: int, state: str) -> tuple[Bead, ...]:
    found = fracture.lines(crack)
    if state == HALF:
        fissure, line = found[0]
        return (Bead(tuple(half(line)), fissure.width, 900 + 50 * crack, 1.0, 0.1),)
    return tuple(_whole(fissure, line, 900 + 50 * crack + j) for j, (fissure, line) in enumerate(found))


def _whole(fissure: Fissure, line: tuple[Point, ...], seed: int) -> Bead:
    return Bead(line, fissure.width, seed, 1.0, 1.0 if fissure.joins else 0.12)


def _pool(place: tuple[float, float]) -> str:
    """Lacquer gathers where mended seams meet."""
    x, y = fracture.junction(place)
    turns = [-k * math.pi / 5 for k in range(10)]
    blob = [
        (
            x + (4.3 + 0.9 * math.sin(3 * a + x)) * math.cos(a),
            y + (3.6 + 0.8 * math.sin(2 * a + y)) * math.sin(a),
        )
        for a in turns
    ]
    return smooth(blob, close=True, tension=0.9)


def _pool_glint(place: tuple[float, float]) -> str:
    x, y = fracture.junction(place)
    return f"M{number(x - 2.2)} {number(y - 1)}q1.2-1.6 3.4-1.4"
