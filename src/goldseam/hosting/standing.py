"""A look at the database file before anything opens it for writing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from goldseam.hosting.refused import UNTOUCHED, Refused

Migration = tuple[str, str]
_INSTANCE = "SELECT pepper_id, pepper_print, made_on, restored_on FROM hosting_instance"


@dataclass(frozen=True)
class Recorded:
    """The pepper this database was last used with."""

    id: int
    fingerprint: bytes


@dataclass(frozen=True)
class Standing:
    """What an unharmed database says about itself: its migrations (app, name), its pepper, the days this copy
    began and was restored (as ISO dates), and whether anybody has an account in it."""

    migrations: frozenset[Migration] = frozenset()
    pepper: Recorded | None = None
    made_on: str | None = None
    restored_on: str | None = None
    has_people: bool = False


def look(path: Path) -> Standing | None:
    """The standing of the database at ``path``; ``None`` when there is none yet.

    Reads only. Raises ``Refused`` when the file is damaged: nothing may write into it then.
    """
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        with closing(read_only(path)) as database:
            trouble = quick_check(database)
            if not trouble:
                return _standing(database)
    except sqlite3.OperationalError as error:
        raise Refused(
            f"The database {path} can not be opened ({error}).",
            UNTOUCHED,
            "Please check that the folder is yours, and that no other program holds the file.",
        ) from None
    except sqlite3.DatabaseError as error:
        trouble = str(error)
    raise damaged(path, trouble)


class Damaged(Refused):
    """A database that must not be written to."""


def damaged(path: Path, trouble: str) -> Damaged:
    """What the host reads about a damaged database."""
    return Damaged(
        f"The database {path} is damaged ({trouble}). Goldseam does not use it: writing could make it worse.",
        f"{UNTOUCHED} Your backups are not affected.",
        "Please restore your last backup: ./goldseam restore FILE. The damaged file is kept aside then.",
    )


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that can not write, and does not trust what the file says about itself."""
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    database.execute("PRAGMA trusted_schema=OFF")
    database.execute("PRAGMA cell_size_check=ON")
    return database


def quick_check(database: sqlite3.Connection) -> str:
    """What SQLite finds wrong with the file's structure; empty when it finds nothing."""
    found = [row[0] for row in database.execute("PRAGMA quick_check(3)")]
    return "" if found == ["ok"] else "; ".join(found)


def tables(database: sqlite3.Connection) -> list[str]:
    """The names of all tables that hold rows of the program, in order."""
    listed = database.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name"
    )
    return [row[0] for row in listed]


def _standing(database: sqlite3.Connection) -> Standing:
    there = set(tables(database))
    found = Standing()
    if "django_migrations" in there:
        applied = database.execute("SELECT app, name FROM django_migrations")
        found = replace(found, migrations=frozenset(applied))
    if "hosting_instance" in there:
        row = database.execute(_INSTANCE).fetchone()
        if row:
            pepper = Recorded(row[0], bytes(row[1]))
            found = replace(found, pepper=pepper, made_on=row[2], restored_on=row[3])
    if "people_person" in there:
        somebody = database.execute("SELECT EXISTS (SELECT 1 FROM people_person)").fetchone()[0]
        found = replace(found, has_people=bool(somebody))
    return found
