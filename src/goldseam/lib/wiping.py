"""Erased means erased: out of the database's log as well, and out of the pages it had stood on."""

from __future__ import annotations

from django.db import connection, transaction


def afterwards() -> None:
    """After the commit, moves the log into the file and empties it, so that no erased page is left in it.

    Together with ``secure_delete`` this is what erasing promises on SQLite; PostgreSQL keeps dead rows until
    it vacuums.
    """
    if connection.vendor == "sqlite":
        transaction.on_commit(_checkpoint)


def _checkpoint() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
