"""Files of a home, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

PRIVATE = 0o600
READ_ONLY = 0o400
FOLDER = 0o700


def put(path: Path, data: bytes, mode: int = PRIVATE) -> None:
    """Writes ``data`` under ``path`` with this mode: after a crash the old file is there, or the new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        settle(made, path)
    finally:
        made.unlink(missing_ok=True)


def settle(made: Path, path: Path) -> None:
    """Gives a finished, synced file its name for good."""
    made.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Makes a file's content survive a loss of power."""
    _sync(path, os.O_RDONLY)


def sync_folder(path: Path) -> None:
    """Makes the names in a folder survive a loss of power."""
    _sync(path, os.O_RDONLY | os.O_DIRECTORY)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def mode(path: Path) -> int:
    """The permission bits of a file or folder."""
    return path.stat().st_mode & 0o777
