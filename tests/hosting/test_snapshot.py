"""Copies of a database in use, and what is measured of them."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from goldseam.hosting import snapshot
from goldseam.hosting.snapshot import Contents, Table


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "in use.sqlite3"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE words (id INTEGER PRIMARY KEY, word, seal BLOB)")
    return path


class Writer(threading.Thread):
    """Commits one row after the other and knows how many it was told are kept."""

    def __init__(self, path: Path) -> None:
        super().__init__(daemon=True)
        self.path, self.kept, self.done, self.begun = path, 0, threading.Event(), threading.Event()

    def run(self) -> None:
        with closing(sqlite3.connect(self.path, isolation_level=None)) as database:
            database.execute("PRAGMA synchronous=OFF")
            while not self.done.wait(0.0005):
                database.execute("INSERT INTO words (word, seal) VALUES (?, ?)", ("word", bytes(700)))
                self.kept += 1
                if self.kept > 200:
                    self.begun.set()


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    writer = Writer(path)
    writer.start()
    assert writer.begun.wait(30)
    yield writer
    writer.done.set()
    writer.join()


def test_a_copy_of_a_database_in_use_has_every_row_that_was_kept_before_it(
    path: Path, writer: Writer, tmp_path: Path
) -> None:
    for number in range(8):
        copy = tmp_path / f"copy-{number}"
        before = writer.kept
        snapshot.take(path, copy)
        after = writer.kept
        assert snapshot.whole(copy) == ""
        assert before <= snapshot.measure(copy)["words"].rows <= after + 1
        assert copy.stat().st_mode & 0o777 == 0o600
    assert sorted(one.name for one in tmp_path.glob("copy-*")) == sorted(f"copy-{n}" for n in range(8))


def measured(path: Path, *rows: tuple[object, object]) -> Table:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DELETE FROM words")
        database.executemany("INSERT INTO words (word, seal) VALUES (?, ?)", rows)
    return snapshot.measure(path)["words"]


def test_any_other_value_kind_or_order_has_another_digest(path: Path) -> None:
    tables = [
        measured(path, ("a", b"b")),
        measured(path, ("a", "b")),
        measured(path, ("ab", b"")),
        measured(path, ("", b"ab")),
        measured(path, (None, b"b")),
        measured(path, (1, b"b")),
        measured(path, (1.0, b"b")),
        measured(path, ("1", b"b")),
        measured(path, ("a", b"b"), ("c", b"d")),
        measured(path, ("c", b"d"), ("a", b"b")),
    ]
    assert len({table.digest for table in tables}) == len(tables)
    assert measured(path, ("a", b"b")) == tables[0]


def test_contents_are_read_as_they_were_written() -> None:
    listed = Contents(
        "0.1.0", "2026-11-22T10:00:00+00:00", 4096, (("people", "0001"),), {"words": Table(3, "ab")}
    )
    assert Contents.from_json(listed.to_json()) == listed


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b'{"tables": 3}', b"\xff"])
def test_anything_else_is_no_list_of_contents(text: bytes) -> None:
    with pytest.raises(ValueError):
        Contents.from_json(text)


def test_rows_that_point_nowhere_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "broken"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE a (id INTEGER PRIMARY KEY)")
        database.execute("CREATE TABLE b (a REFERENCES a (id))")
        database.execute("INSERT INTO b VALUES (7)")
    assert "a row of b points nowhere" in snapshot.whole(path)


def test_room_counts_the_log_too(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("INSERT INTO words (seal) VALUES (?)", (bytes(9000),))
        database.commit()
        assert snapshot.room_needed(path) > path.stat().st_size
    assert snapshot.free(path.parent) > 0
