"""Keeping this process's memory out of files: no core dumps, and no reading by other programs of the user."""

from __future__ import annotations

import ctypes
import resource
import sys

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def guard_memory() -> None:
    """Forbids core dumps for this process, and on Linux also attaching to it (prctl(2), setrlimit(2))."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
