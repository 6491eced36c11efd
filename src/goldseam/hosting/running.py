"""One program at a time in one home: a lock that the system lets go when the program ends, in any way."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from goldseam.hosting.home import Home
from goldseam.hosting.refused import UNTOUCHED, Refused


@contextmanager
def alone(home: Home, do: str) -> Iterator[None]:
    """Holds the home's lock. Raises ``Refused`` with ``do`` as the advice while another program holds it."""
    with home.lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Refused(
                f"Goldseam is already running with the folder {home.path}.", UNTOUCHED, do
            ) from None
        yield


@contextmanager
def among_others(home: Home) -> Iterator[None]:
    """Holds the home's lock beside others that serve from it. Raises ``Refused`` while one is alone."""
    with home.lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            raise Refused(
                f"Another command is at work in the folder {home.path}.", UNTOUCHED, "Please try again then."
            ) from None
        yield


def is_running(home: Home) -> bool:
    """Whether a program holds the home's lock right now."""
    if not home.lock.exists():
        return False
    with home.lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False
