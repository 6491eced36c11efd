"""SQLite with a fair queue: whoever wants to write waits for their turn instead of asking again and again.

SQLite's own waiting sleeps and tries anew; under load some get through at once and others wait for seconds
(sqlite.org/c3ref/busy_timeout.html). Other processes still meet SQLite's own lock.
"""

from __future__ import annotations

import threading
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from goldseam.lib.turns import Turns

PATIENCE_SECONDS = 20.0

_queues: dict[str, Turns] = {}
_guard = threading.Lock()


def _queue(name: str) -> Turns:
    with _guard:
        return _queues.setdefault(name, Turns())


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes a turn when a transaction begins and gives it back when it ends, in whatever way."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._turn: Turns | None = None
        super().__init__(*args, **kwargs)

    def __del__(self) -> None:
        self._over()

    def _start_transaction_under_autocommit(self) -> None:
        queue = _queue(str(self.settings_dict["NAME"]))
        if not queue.take(PATIENCE_SECONDS):
            raise OperationalError("database is locked")
        self._turn = queue
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # not in the stubs
        except BaseException:
            self._over()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._over()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._over()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._over()

    def _over(self) -> None:
        if self._turn is not None:
            turn, self._turn = self._turn, None
            turn.give_back()
