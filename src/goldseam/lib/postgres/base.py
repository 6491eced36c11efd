"""PostgreSQL with turns: what is read in a transaction still holds when it writes, as on SQLite.

A transaction begins with a turn: the lane's own (``lib/lanes``), or, without a lane, everybody's. The server
hands turns out in the order of asking and takes them back when the transaction ends, in whatever way
(postgresql.org/docs/15/explicit-locking.html, advisory locks). It holds over any number of processes.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.backends.postgresql import base

from goldseam.lib import lanes

_EVERYTHING = "SELECT pg_advisory_xact_lock(%s)"
_LANE = "SELECT pg_advisory_xact_lock_shared(%s), pg_advisory_xact_lock(%s)"


def number(*names: str) -> int:
    """A lock's number in the server: 64 bits with a sign, the same in every process."""
    digest = hashlib.blake2b("/".join(names).encode(), digest_size=8, person=b"goldseam turns").digest()
    return int.from_bytes(digest, "big", signed=True)


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes a turn when a transaction begins. Waits as long as the connection's ``lock_timeout`` says.

    Where the settings name a ``SCHEMA``, it is made before the first table (``search_path`` leads there).
    """

    def prepare_database(self) -> None:
        super().prepare_database()
        if schema := self.settings_dict.get("SCHEMA"):
            with self.cursor() as cursor:
                cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {self.ops.quote_name(schema)}")

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]  # not in the stubs
        if autocommit:
            return
        try:
            self._take_turn()
        except BaseException:
            self.connection.rollback()
            super()._set_autocommit(True)  # type: ignore[misc]
            raise

    def _take_turn(self) -> None:
        everything, lane = number(self.alias), lanes.current()
        numbers: tuple[Any, ...] = (everything,)
        if lane is not None:
            numbers = (everything, number(self.alias, lane.hex))
        with self.wrap_database_errors, self.connection.cursor() as cursor:
            cursor.execute(_EVERYTHING if lane is None else _LANE, numbers)
