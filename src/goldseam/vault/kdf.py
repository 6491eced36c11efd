"""What it costs to try a passphrase: Argon2id figures, their floor and ceiling, and a bound on memory."""

from __future__ import annotations

import os
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from goldseam.vault import sodium

MIB = 1024
CEILING_MIB, CEILING_PASSES = 1024, 10


class Busy(Exception):
    """Too many people are signing in at this moment; the caller answers 503 with Retry-After."""


class Refused(Exception):
    """Stored figures are below the floor or above the ceiling; nothing was computed."""


@dataclass(frozen=True)
class Cost:
    """Memory in MiB and passes, one lane. The default is libsodium's MODERATE (RFC 9106, section 4)."""

    mib: int = 256
    passes: int = 3

    def __str__(self) -> str:
        return f"{self.mib} MiB x {self.passes}"

    @classmethod
    def parsed(cls, text: str) -> Cost:
        """From ``"256x3"``."""
        mib, passes = text.split("x")
        return cls(int(mib), int(passes))


FLOOR = Cost(64, 3)
SMALL_MACHINE = Cost(64, 4)


class Kdf:
    """Turns passphrases into 64 bytes. At most ``together`` at once, ``waiting`` in the queue.

    ``floor`` is a parameter so that tests of everything else run fast; only a throw-away home sets it lower.
    """

    def __init__(
        self, cost: Cost | None = None, floor: Cost = FLOOR, together: int = 2, waiting: int = 8
    ) -> None:
        self.cost = cost or Cost()
        self.floor = floor
        self.calls = 0
        self._room = threading.BoundedSemaphore(together)
        self._queue = threading.BoundedSemaphore(together + waiting)

    def check(self, cost: Cost) -> None:
        """Raises ``Refused`` for figures outside floor and ceiling, before anything is computed."""
        low = cost.mib < self.floor.mib or cost.passes < self.floor.passes
        if low or cost.mib > CEILING_MIB or cost.passes > CEILING_PASSES:
            raise Refused

    def stretch(self, passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
        """64 bytes from a passphrase and a 16-byte salt. Raises ``Refused`` or ``Busy``."""
        self.check(cost)
        with self._turn():
            self.calls += 1
            return sodium.argon2id(passphrase, salt, cost.passes, cost.mib * MIB)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._queue.acquire(blocking=False):
            raise Busy
        try:
            with self._room:
                yield
        finally:
            self._queue.release()


def memory_mib() -> int:
    """The machine's memory in MiB."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // (1024 * 1024)


def measured(cost: Cost, runs: int = 3) -> float:
    """Median seconds of one derivation on this machine."""

    def once() -> float:
        start = time.perf_counter()
        sodium.argon2id(b"measuring this machine", bytes(16), cost.passes, cost.mib * MIB)
        return time.perf_counter() - start

    return statistics.median(once() for _ in range(runs))


def tune(bearable: float = 1.0) -> tuple[Cost, float]:
    """The largest of 256, 128 and 64 MiB that takes at most ``bearable`` seconds here (median of three)
    and of which two at once fit into a quarter of the memory; with the seconds it took."""
    for cost in (Cost(256, 3), Cost(128, 3)):
        if 2 * cost.mib <= memory_mib() // 4:
            seconds = measured(cost)
            if seconds <= bearable:
                return cost, seconds
    return SMALL_MACHINE, measured(SMALL_MACHINE)
