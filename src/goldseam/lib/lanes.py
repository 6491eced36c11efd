"""For which two people this thread writes: writers of one lane take turns, lanes run side by side.

Only a database that many processes write to asks (``lib/postgres``); SQLite has one queue for everybody.
"""

from __future__ import annotations

from contextvars import ContextVar
from uuid import UUID

_lane: ContextVar[UUID | None] = ContextVar("lane", default=None)


def enter(lane: UUID) -> None:
    """From here on, until ``leave``, what this thread writes belongs to this lane alone."""
    _lane.set(lane)


def leave() -> None:
    """Whoever writes now may touch anything, and has everything for themself meanwhile."""
    _lane.set(None)


def current() -> UUID | None:
    """The lane of this thread."""
    return _lane.get()
