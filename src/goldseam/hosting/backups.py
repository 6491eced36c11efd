"""Taking backups of a home while it is in use, and keeping them for two weeks."""

from __future__ import annotations

import re
import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from goldseam import __version__
from goldseam.hosting import archive, disk, sheets, snapshot
from goldseam.hosting.home import Home
from goldseam.hosting.refused import Refused
from goldseam.hosting.standing import damaged

KEPT = timedelta(days=14)
EVERY = timedelta(hours=24)
LENGTH = struct.Struct(">I")
_STAMP = "%Y%m%dT%H%M%SZ"
_DATED = re.compile(r"(?:goldseam|before|replaced)-(\d{8}T\d{6}Z)(?:\.sealed|\.sqlite3)?")


@dataclass(frozen=True)
class Taken:
    """A finished backup."""

    path: Path
    rows: int
    size: int


def stamp(now: datetime) -> str:
    """The moment as it stands in file names, in UTC."""
    return now.astimezone(UTC).strftime(_STAMP)


def sealed(home: Home, public: bytes, now: datetime, folder: Path | None = None) -> Taken:
    """Takes a consistent copy, checks it, and seals it into ``folder`` (by default the home's backups).

    Raises ``Refused`` when the database is damaged or the disk is full; no half file is left behind.
    """
    folder = folder or home.backups
    with _told(folder), _copy(home) as copy:
        contents = _contents(copy, now)
        path = folder / f"goldseam-{stamp(now)}.sealed"
        half = path.with_name(f".{path.name}.half")
        try:
            _seal(copy, contents, half, public)
            disk.settle(half, path)
        finally:
            half.unlink(missing_ok=True)
        return Taken(path, sum(table.rows for table in contents.tables.values()), path.stat().st_size)


def plain(home: Home, now: datetime) -> Path:
    """A copy beside the database, protected as the database itself: what an update can be undone with."""
    with _told(home.backups), _copy(home) as copy:
        path = home.backups / f"before-{stamp(now)}.sqlite3"
        disk.settle(copy, path)
        return path


def prune(home: Home, now: datetime, folder: Path | None = None) -> list[Path]:
    """Deletes what is older than two weeks: backups (never the newest), copies and replaced databases."""
    found = [*_dated(folder or home.backups), *_dated(home.path)]
    newest = max((when for when, path in found if path.suffix == ".sealed"), default=None)
    old = [
        path
        for when, path in found
        if now - when > KEPT and not (path.suffix == ".sealed" and when == newest)
    ]
    for path in old:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return old


def latest(home: Home) -> datetime | None:
    """When the newest sealed backup in the home was taken."""
    return max((when for when, path in _dated(home.backups) if path.suffix == ".sealed"), default=None)


def daily(home: Home, now: datetime) -> Taken | None:
    """Takes a backup when the host made a key and the newest is a day old, and prunes. Cheap otherwise."""
    public = sheets.backup_key(home)
    before = latest(home)
    prune(home, now)
    if public is None or (before is not None and now - before < EVERY):
        return None
    return sealed(home, public, now)


def _dated(folder: Path) -> Iterator[tuple[datetime, Path]]:
    for path in folder.iterdir() if folder.is_dir() else ():
        if match := _DATED.fullmatch(path.name):
            yield datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC), path


@contextmanager
def _copy(home: Home) -> Iterator[Path]:
    copy = home.path / ".copy-being-made"
    _remove(copy)
    try:
        snapshot.take(home.database, copy)
        if trouble := snapshot.whole(copy):
            raise damaged(home.database, trouble)
        yield copy
    finally:
        _remove(copy)


def _remove(copy: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        copy.with_name(copy.name + ending).unlink(missing_ok=True)


def _contents(copy: Path, now: datetime) -> snapshot.Contents:
    return snapshot.Contents(
        program=__version__,
        made_at=now.astimezone(UTC).isoformat(timespec="seconds"),
        size=copy.stat().st_size,
        migrations=snapshot.migrations(copy),
        tables=snapshot.measure(copy),
    )


def _seal(copy: Path, contents: snapshot.Contents, half: Path, public: bytes) -> None:
    half.touch(mode=disk.PRIVATE)
    with half.open("wb") as target, copy.open("rb") as source:
        writer = archive.Writer(target, public)
        listed = contents.to_json()
        writer.write(LENGTH.pack(len(listed)) + listed)
        while piece := source.read(archive.PIECE):
            writer.write(piece)
        writer.finish()
    disk.sync_file(half)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(mode=disk.FOLDER, parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise Refused(
            f"The backup could not be written into {folder} ({error.strerror}).",
            "Goldseam and the backups made before are as they were. No half backup was left behind.",
            "Please make room or make that folder writable, and try again.",
        ) from None
