"""A copy of the database at one moment, and what must be found in it again."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from goldseam.hosting import disk
from goldseam.hosting.standing import Migration, read_only, tables


@dataclass(frozen=True)
class Table:
    """How many rows a table has, and a digest over every value of every row."""

    rows: int
    digest: str


@dataclass(frozen=True)
class Contents:
    """What a backup says it holds."""

    program: str
    made_at: str
    size: int
    migrations: tuple[Migration, ...]
    tables: dict[str, Table]

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), sort_keys=True).encode()

    @classmethod
    def from_json(cls, text: bytes) -> Contents:
        """Raises ``ValueError`` for anything else than what ``to_json`` wrote."""
        try:
            found = json.loads(text)
            found["migrations"] = tuple((app, name) for app, name in found["migrations"])
            found["tables"] = {name: Table(**table) for name, table in found["tables"].items()}
            return cls(**found)
        except (KeyError, TypeError) as error:
            raise ValueError(str(error)) from None


def take(database: Path, copy: Path) -> None:
    """Copies a database that may be in use: one moment of it, whole, readable only by its owner."""
    copy.touch(mode=disk.PRIVATE)
    with closing(read_only(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
    disk.sync_file(copy)


def migrations(copy: Path) -> tuple[Migration, ...]:
    """The migrations that shaped this copy."""
    with closing(read_only(copy)) as database:
        if "django_migrations" not in tables(database):
            return ()
        return tuple(database.execute("SELECT app, name FROM django_migrations ORDER BY app, name"))


def measure(copy: Path) -> dict[str, Table]:
    """Rows and digest of every table."""
    with closing(read_only(copy)) as database:
        return {name: _measured(database, name) for name in tables(database)}


def whole(copy: Path) -> str:
    """What SQLite's full check finds wrong; empty when it finds nothing."""
    try:
        with closing(read_only(copy)) as database:
            found = [row[0] for row in database.execute("PRAGMA integrity_check(3)")]
            found += [
                f"a row of {row[0]} points nowhere" for row in database.execute("PRAGMA foreign_key_check")
            ]
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == ["ok"] else "; ".join(found[:3])


def _measured(database: sqlite3.Connection, table: str) -> Table:
    quoted = '"' + table.replace('"', '""') + '"'
    state, rows = hashlib.blake2b(digest_size=32), 0
    for row in database.execute(f"SELECT * FROM {quoted} ORDER BY rowid"):  # noqa: S608 - a table's own name
        rows += 1
        for part in _bytes(row):
            state.update(part)
    return Table(rows, state.hexdigest())


def _bytes(row: tuple[object, ...]) -> Iterator[bytes]:
    yield struct.pack(">I", len(row))
    for value in row:
        match value:
            case None:
                yield b"n"
            case int():
                yield b"i" + _sized(str(value).encode())
            case float():
                yield b"f" + struct.pack(">d", value)
            case str():
                yield b"s" + _sized(value.encode())
            case bytes():
                yield b"b" + _sized(value)


def _sized(data: bytes) -> bytes:
    return struct.pack(">Q", len(data)) + data


def room_needed(database: Path) -> int:
    """Bytes of free disk a copy of this database needs, its log included."""
    log = database.with_name(f"{database.name}-wal")
    return database.stat().st_size + (log.stat().st_size if log.exists() else 0)


def free(folder: Path) -> int:
    """Bytes free for us on the disk of this folder."""
    disk_state = os.statvfs(folder)
    return disk_state.f_bavail * disk_state.f_frsize
