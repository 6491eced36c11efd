"""The housekeeping thread: once a minute it calls what has registered with ``goldseam.lib.tidy``."""

from __future__ import annotations

import logging
import threading

from django.db import connections

from goldseam.lib import clock, tidy

EVERY_SECONDS = 60.0
log = logging.getLogger("goldseam.hosting.keeper")


class Keeper(threading.Thread):
    """Runs until ``stop``; a failure is noted by its kind and does not end the thread."""

    def __init__(self, every: float = EVERY_SECONDS) -> None:
        super().__init__(name="keeper", daemon=True)
        self._every = every
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.wait(self._every):
            round_()

    def stop(self) -> None:
        """Ends the thread after the round it is in, and waits for that."""
        self._stopped.set()
        if self.is_alive():
            self.join(timeout=30)


def round_() -> None:
    """One round of housekeeping. The connections it used are given back."""
    try:
        for name, kind in tidy.run(clock.now()).items():
            log.warning("%s could not tidy up (%s)", name, kind.__name__)
    finally:
        connections.close_all()
