"""The domain's clock. Views read it once and pass ``now`` on; logic never reads it itself.

In a throw-away home, and nowhere else, it may come from a file that says how far it stands from the real time
or at which moment it stands still, so that months can be walked in minutes. Sign-ins, tries, forms and all
tidying go by ``real``: moving the domain's clock ends nobody's sign-in and puts nothing away.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

_followed: Path | None = None
_known: tuple[tuple[int, int, int], Moved] | None = None


@dataclass(frozen=True)
class Moved:
    """How a clock stands: so far from ``frozen``, or from the real time while nothing is frozen."""

    offset: timedelta = timedelta(0)
    frozen: datetime | None = None

    def at(self, real: datetime) -> datetime:
        return (self.frozen or real) + self.offset

    def by(self, more: timedelta) -> Moved:
        """The same, this much later."""
        return replace(self, offset=self.offset + more)


def real() -> datetime:
    """The moment it really is, aware, in UTC."""
    return datetime.now(UTC)


def now() -> datetime:
    """The present moment of the domain, aware, in UTC."""
    return real() if _followed is None else _read(_followed).at(real())


def day(moment: datetime, zone: str) -> date:
    """The calendar day of a moment where the person lives."""
    return moment.astimezone(ZoneInfo(zone)).date()


def follow(file: Path | None) -> None:
    """From now on the domain's clock stands as this file says, when it is there; ``None`` ends that."""
    global _followed, _known
    _followed, _known = file, None


def standing(file: Path) -> Moved:
    """How the clock in this file stands. No file is a clock that was not moved.

    Raises ``ValueError`` for a file that holds something else.
    """
    try:
        found = tomllib.loads(file.read_text())
    except FileNotFoundError:
        return Moved()
    offset, frozen = found.pop("offset", 0), found.pop("frozen", None)
    at = isinstance(frozen, datetime) and frozen.tzinfo is not None
    if found or isinstance(offset, bool) or not isinstance(offset, int | float) or not (at or frozen is None):
        raise ValueError(f"{file} does not hold a clock")
    return Moved(timedelta(seconds=offset), frozen)


def put(file: Path, moved: Moved) -> None:
    """Writes a clock, whole or not at all; whoever follows the file goes by it at once."""
    global _known
    lines = [f"offset = {moved.offset.total_seconds()}\n"]
    if moved.frozen is not None:
        lines.append(f"frozen = {moved.frozen.isoformat()}\n")
    made = file.with_name(f".{file.name}-{os.getpid()}")
    made.write_text("".join(lines))
    made.replace(file)
    _known = None


def _read(file: Path) -> Moved:
    """One look at the file's date; it is opened only when it is not the one that was read last."""
    global _known
    try:
        found = file.stat()
    except FileNotFoundError:
        return Moved()
    mark = (found.st_mtime_ns, found.st_ino, found.st_size)
    known = _known
    if known is None or known[0] != mark:
        _known = known = (mark, standing(file))
    return known[1]
