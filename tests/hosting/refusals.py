"""A start that is refused, and what makes it so."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.hosting.own_copy import goldseam


def refused(home: Path, *given: str) -> str:
    """What a start that is refused says; it must leave every file as it was."""
    before = contents(home)
    done = goldseam(home, "serve", "--port", "0", *given)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    after = contents(home)
    changed = sorted(name for name in before | after if before.get(name) != after.get(name))
    assert changed == [], f"{changed} after: {done.stderr}"
    return done.stderr


def contents(home: Path) -> dict[str, bytes]:
    """What is in the files of a home; SQLite's scratch memory is none of it, nor is an empty log."""
    files = {path.name: path.read_bytes() for path in home.glob("*") if path.is_file()}
    return {name: data for name, data in files.items() if data and not name.endswith("-shm")}


def change(home: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(home / "goldseam.sqlite3")) as database, database:
        database.execute(statement, values)


def add_a_person(home: Path) -> None:
    """A row of a person, as far as the start looks at it."""
    with closing(sqlite3.connect(home / "goldseam.sqlite3")) as database:
        columns = database.execute("PRAGMA table_info(people_person)").fetchall()
    needed = {
        c[1]: ("00" * 16 if c[5] else "2026-11-22" if "date" in c[2] else "") for c in columns if c[3] or c[5]
    }
    names, marks = ", ".join(needed), ", ".join("?" for _ in needed)
    change(home, f"INSERT INTO people_person ({names}) VALUES ({marks})", *needed.values())
