"""Moving the clock of a demo, by its pages or by the command: "day", "3d", "12h", "now"."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from goldseam.lib import clock
from goldseam.lib.clock import Moved

_NAMED = {"day": timedelta(days=1), "week": timedelta(weeks=1)}
_UNITS = {"h": "hours", "d": "days", "w": "weeks"}
_FARTHEST = timedelta(days=3660)


def later(text: str) -> timedelta | None:
    """How much later: ``day``, ``week``, ``12h``, ``3d``, ``2w``; ``None`` for "now", the real time.

    Raises ``ValueError`` for anything else.
    """
    said = text.strip().lower().removeprefix("+")
    if said == "now":
        return None
    if said in _NAMED:
        return _NAMED[said]
    found = re.fullmatch(r"([0-9]{1,5})([hdw])", said)
    if found is None:
        raise ValueError(f"no time: {text}")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def move(file: Path, text: str) -> None:
    """Moves the clock in this file. Raises ``ValueError`` for a way that is not known, or for too far."""
    by = later(text)
    moved = Moved() if by is None else clock.standing(file).by(by)
    if moved.offset > _FARTHEST:
        raise ValueError(f"no time: {text}")
    clock.put(file, moved)
