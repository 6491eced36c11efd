"""Putting a backup in the place of the database: read whole and checked first, then put there in one step."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from goldseam.hosting import archive, backups, disk, schema, seasoning, snapshot
from goldseam.hosting.home import Home
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.standing import Recorded, look, tables
from goldseam.vault.sodium import Unopened

PLAIN = b"SQLite format 3\0"
_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True)
class Restored:
    """What was put back, where the replaced database lies now, and the pepper the restored one needs."""

    rows: int
    aside: Path | None
    pepper: Recorded | None
    pepper_state: seasoning.State


def is_sealed(file: Path) -> bool:
    """Whether opening this backup takes the key from the sheet. Raises ``Refused`` for an unreadable file."""
    try:
        with file.open("rb") as source:
            return source.read(len(PLAIN)) != PLAIN
    except OSError as error:
        raise Refused(
            f"The backup {file} can not be read ({error.strerror}).", UNTOUCHED, "Please check its name."
        ) from None


def restore(home: Home, file: Path, secret: bytes | None, now: datetime) -> Restored:
    """Restores ``file``; the caller holds the home's lock. Raises ``Refused`` before anything is touched."""
    fresh = home.path / ".being-restored"
    _clear(fresh)
    try:
        return _restore(home, file, secret, now, fresh)
    except OSError as error:
        raise Refused(
            f"The backup could not be put back into {home.path} ({error.strerror}).",
            "The backup is as it was. What was here is still here, or kept in a folder named replaced-.",
            "Please make room or make the folder writable, and restore again.",
        ) from None
    finally:
        _clear(fresh)


def _restore(home: Home, file: Path, secret: bytes | None, now: datetime, fresh: Path) -> Restored:
    _unpack(file, secret, fresh)
    if trouble := snapshot.whole(fresh):
        raise _unusable(f"what is in it is damaged ({trouble})")
    schema.refuse_newer(snapshot.migrations(fresh), "The backup")
    rows = sum(table.rows for table in snapshot.measure(fresh).values())
    _mark(fresh, now)
    aside = _set_aside(home, now)
    disk.settle(fresh, home.database)
    for ending in ("", *_BESIDE):
        home.sessions.with_name(home.sessions.name + ending).unlink(missing_ok=True)
    standing = look(home.database)
    needed = standing.pepper if standing else None
    return Restored(rows, aside, needed, seasoning.state(home, needed))


def _unpack(file: Path, secret: bytes | None, fresh: Path) -> None:
    fresh.touch(mode=disk.PRIVATE)
    try:
        if secret is None:
            snapshot.take(file, fresh)
        else:
            _open(file, secret, fresh)
    except archive.NotABackup:
        raise _unusable("it is not a Goldseam backup, or one of a newer Goldseam") from None
    except archive.OtherKey:
        raise _unusable(
            "it was sealed to another key; please take the sheet that was made before it"
        ) from None
    except (Unopened, ValueError, sqlite3.DatabaseError):
        raise _unusable("it was changed, cut short, or not copied completely") from None
    disk.sync_file(fresh)


def _open(file: Path, secret: bytes, fresh: Path) -> None:
    head = bytearray()
    contents: snapshot.Contents | None = None
    with file.open("rb") as source, fresh.open("wb") as target:
        for piece in archive.pieces(source, secret):
            if contents is not None:
                target.write(piece)
                continue
            head += piece
            size = backups.LENGTH.size
            end = size + backups.LENGTH.unpack_from(head)[0] if len(head) >= size else size
            if len(head) >= end:
                contents = snapshot.Contents.from_json(bytes(head[size:end]))
                target.write(head[end:])
    if contents is None or fresh.stat().st_size != contents.size:
        raise Unopened
    if snapshot.measure(fresh) != contents.tables or snapshot.migrations(fresh) != contents.migrations:
        raise Unopened


def _mark(fresh: Path, now: datetime) -> None:
    with closing(sqlite3.connect(fresh)) as database, database:
        if "hosting_instance" in tables(database):
            database.execute("UPDATE hosting_instance SET restored_on = ?", (now.date().isoformat(),))
    disk.sync_file(fresh)


def _set_aside(home: Home, now: datetime) -> Path | None:
    """Keeps the database that is replaced, with the log beside it; only then takes the log away."""
    if not home.database.exists():
        return None
    aside = home.path / f"replaced-{backups.stamp(now)}"
    aside.mkdir(mode=disk.FOLDER)
    beside = [home.database.with_name(home.database.name + ending) for ending in _BESIDE]
    for path in (home.database, *beside):
        if path.exists():
            _keep(path, aside / path.name)
    disk.sync_folder(aside)
    disk.sync_folder(home.path)
    for path in beside:
        path.unlink(missing_ok=True)
    disk.sync_folder(home.path)
    return aside


def _keep(path: Path, kept: Path) -> None:
    with suppress(OSError):
        os.link(path, kept)
        return
    shutil.copy2(path, kept)
    disk.sync_file(kept)


def _clear(fresh: Path) -> None:
    for ending in ("", *_BESIDE):
        fresh.with_name(fresh.name + ending).unlink(missing_ok=True)


def _unusable(why: str) -> Refused:
    return Refused(
        f"This backup can not be restored: {why}.",
        UNTOUCHED,
        "Please try another backup. They lie in the folder backups, one for each day.",
    )
