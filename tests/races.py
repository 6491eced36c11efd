"""Doing things in the same moment: threads that start together, each with its own database connection."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connections

T = TypeVar("T")
LONG = bool(os.environ.get("GOLDSEAM_LONG"))


def together(*acts: Callable[[], T]) -> list[T]:
    """Runs all of them at once; their results in order. What one raises is raised."""
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], T]) -> T:
        start.wait()
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def tried(act: Callable[[], object], *refusals: type[Exception]) -> Callable[[], bool]:
    """Whether it worked; the named refusals count as no."""

    def run() -> bool:
        try:
            act()
        except refusals:
            return False
        return True

    return run


def rounds(here: int, long: int) -> Sequence[int]:
    """How often a race is run: ``here``, or ``long`` times when ``GOLDSEAM_LONG`` is set."""
    return range(long if LONG else here)
