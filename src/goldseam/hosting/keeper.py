"""The housekeeping thread: once a minute it calls what has registered with ``goldseam.lib.tidy``."""

from __future__ import annotations

import logging
import threading

from django.db import connections

from goldseam.lib import clock, tidy

EVERY_SECONDS = 60.0
log = logging.getLogger("goldseam.hosting.keeper")


class Keeper(threading.Thread):
    """Runs until ``stop``. A failure is noted once, by its kind, and does not end the thread."""

    def __init__(self, every: float = EVERY_SECONDS) -> None:
        super().__init__(name="keeper", daemon=True)
        self._every = every
        self._stopped = threading.Event()
        self._noted: dict[str, type[BaseException]] = {}

    def run(self) -> None:
        while not self._stopped.wait(self._every):
            self.round()

    def round(self) -> None:
        """One round of housekeeping. The connections it used are given back."""
        try:
            failed = tidy.run(clock.real())
        finally:
            connections.close_all()
        for name, kind in failed.items():
            if self._noted.get(name) is not kind:
                log.warning("%s could not tidy up (%s)", name, kind.__name__)
        self._noted = failed

    def stop(self) -> None:
        """Ends the thread after the round it is in, and waits for that."""
        self._stopped.set()
        if self.is_alive():
            self.join(timeout=30)
