"""A sentence that may become a promise: carried from where it was written, as a draft for its writer alone.

The feature that keeps promises names itself in its app's ``ready``; whoever has such a sentence asks here.
"""

from __future__ import annotations

from collections.abc import Callable

from goldseam.bonds.asking import BondRequest

Carrier = Callable[[BondRequest, str], str]

_carriers: list[Carrier] = []


def register(carrier: Carrier) -> None:
    """Called by the feature that keeps promises. It puts a text into a draft of its own form, for
    nobody else, and gives the address of that form; inside the caller's transaction."""
    _carriers[:] = [carrier]


def offered() -> bool:
    """Whether there is anywhere to carry a sentence to."""
    return bool(_carriers)


def carry(request: BondRequest, text: str) -> str:
    """Carries a text there, and gives the address where it stands. Raises ``LookupError`` without such a
    place."""
    if not _carriers:
        raise LookupError
    return _carriers[0](request, text)
