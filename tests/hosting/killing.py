"""Killing a serving copy at random moments while people write, and looking for what was called kept."""

from __future__ import annotations

import random
import signal
import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from goldseam.hosting import snapshot
from tests.hosting.own_copy import OwnCopy, begun
from tests.hosting.visitor import Lost, Visitor

WRITERS = ("ines", "jonas", "noor")


@dataclass
class Tally:
    """What happened: writings acknowledged, writings without an answer, seconds of each start."""

    kept: int = 0
    unknown: int = 0
    starts: list[float] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def killed(folder: Path, times: int, seed: int, longest: float = 0.8) -> Tally:
    """Kills a copy ``times`` times within ``longest`` seconds of writing, starting it again each time.

    Raises ``AssertionError`` when the database is not whole after a kill; what is missing is in the tally.
    """
    chance, tally = random.Random(seed), Tally()
    copy = OwnCopy(begun(folder / "home"))
    copy.start()
    visitors = [Visitor(copy.url, name) for name in WRITERS]
    for visitor in visitors:
        visitor.begin()
    places = [visitor.place_to_write() for visitor in visitors]
    for _ in range(times):
        kept = _write_until_killed(copy, visitors, places, chance.uniform(0.02, longest), tally)
        _whole(copy.home / "goldseam.sqlite3", folder / "copy")
        tally.starts.append(copy.start())
        for visitor, written in zip(visitors, kept, strict=True):
            visitor.at(copy.url)
            missing = [text for path, text in written if text not in visitor.get(path).text]
            tally.missing += missing
            tally.kept += len(written)
    copy.stop()
    return tally


def _write_until_killed(
    copy: OwnCopy, visitors: list[Visitor], places: list[str], seconds: float, tally: Tally
) -> list[list[tuple[str, str]]]:
    kept: list[list[tuple[str, str]]] = [[] for _ in visitors]

    def write(who: int) -> None:
        try:
            while True:
                text = f"writing {time.monotonic_ns()} of {visitors[who].name}"
                path = visitors[who].write(places[who], text)
                kept[who].append((path, text))
        except Lost:
            tally.unknown += 1

    writing = [threading.Thread(target=write, args=(who,)) for who in range(len(visitors))]
    for one in writing:
        one.start()
    time.sleep(seconds)
    copy.stop(signal.SIGKILL)
    for one in writing:
        one.join()
    return kept


def _whole(database: Path, copy: Path) -> None:
    """The file as the kill left it, log included, passes SQLite's full check; and so does a copy of it."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as left:
        assert left.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    copy.unlink(missing_ok=True)
    snapshot.take(database, copy)
    assert snapshot.whole(copy) == ""
