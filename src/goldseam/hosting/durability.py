"""The settings that make a kept word a kept word, read back from every connection."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from goldseam.hosting import postgres
from goldseam.hosting.refused import UNTOUCHED, Refused

FULL, OFF = 2, 0
MEMORY = 2

# What lasts: every commit is on the disk before anybody reads "kept", and deleted bytes are overwritten
# (sqlite.org/pragma.html, synchronous and secure_delete).
LASTS: Mapping[str, object] = {
    "journal_mode": "wal",
    "synchronous": FULL,
    "foreign_keys": 1,
    "secure_delete": 1,
    "temp_store": MEMORY,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "journal_size_limit": 64 * 1024 * 1024,
    "fullfsync": 1,
    "busy_timeout": 20_000,
}
# Who is signed in: may be gone after a loss of power, and then everyone signs in again.
PASSES: Mapping[str, object] = {
    "journal_mode": "wal",
    "synchronous": OFF,
    "secure_delete": 1,
    "temp_store": MEMORY,
    "trusted_schema": 0,
    "busy_timeout": 20_000,
}
EXPECTED: Mapping[str, Mapping[str, object]] = {"default": LASTS, "sessions": PASSES}


def differences(database: BaseDatabaseWrapper, expected: Mapping[str, object]) -> list[str]:
    """Each setting of this connection that is not as expected, in words."""
    found = []
    with database.cursor() as cursor:
        for name, wanted in expected.items():
            actual = cursor.execute(f"PRAGMA {name}").fetchone()[0]
            if actual != wanted:
                found.append(f"{name} is {actual} and must be {wanted}")
    if (mode := getattr(database, "transaction_mode", None)) != "IMMEDIATE":
        found.append(f"transaction_mode is {mode} and must be IMMEDIATE")
    return found


def check() -> None:
    """Reads the settings of both databases back. Raises ``Refused`` when one of them does not hold."""
    if connections["default"].vendor == "postgresql":
        _check_server()
        return
    for alias, expected in EXPECTED.items():
        if found := differences(connections[alias], expected):
            raise Refused(
                f"The database does not keep its settings on this machine ({alias}: {'; '.join(found)}).",
                f"{UNTOUCHED} Goldseam did not start: words could be lost here without anybody noticing.",
                "Please keep the folder on a disk of this machine (not on a network share), and use the\n"
                "Python and SQLite that ./goldseam chooses. If it stays, please report the first line.",
            )


def _check_server() -> None:
    found = postgres.differences(connections["default"])
    if found and not settings.HOME.is_throw_away:
        raise Refused(
            f"The PostgreSQL server does not keep what it calls kept ({'; '.join(found)}).",
            f"{UNTOUCHED} Goldseam did not start: words could be lost without anybody noticing.",
            "Please set it so in the server's postgresql.conf, and reload or restart the server.",
        )
