"""PostgreSQL as a host meets it: can it be reached, what stands in it, does it keep what it calls kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from goldseam.hosting import database_url
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.standing import Recorded, Standing

OLDEST = 15
DUMP = "pg_dump -Fc -N passing -f FILE"
# Which settings make a commit last (postgresql.org/docs/15/runtime-config-wal.html). With standbys that must
# have it too, ``remote_write`` and ``remote_apply`` are as good or better.
LASTS = {
    "fsync": {"on"},
    "full_page_writes": {"on"},
    "synchronous_commit": {"on", "remote_apply"},
}
_THERE = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
_INSTANCE = "SELECT pepper_id, pepper_print, made_on, restored_on FROM hosting_instance"


def look(url: str) -> Standing | None:
    """What the database on the server says about itself; ``None`` while it is empty. Reads only.

    Raises ``Refused`` when the address is none, the server can not be reached, or is too old.
    """
    settings = database_url.databases(url)["default"]
    import psycopg

    place = {theirs: settings[ours] for theirs, ours in database_url.PLACE.items() if settings[ours]}
    try:
        with psycopg.connect(**place, **settings["OPTIONS"], autocommit=True) as connection:
            if connection.info.server_version < OLDEST * 10_000:
                raise _too_old(connection.info.server_version // 10_000)
            return _standing(connection)
    except psycopg.Error as error:
        raise _not_reached(error) from None


def differences(database: BaseDatabaseWrapper) -> list[str]:
    """Each setting of the server, as this connection has it, with which a kept word could be lost."""
    found = []
    with database.cursor() as cursor:
        for name, good in LASTS.items():
            cursor.execute("SELECT current_setting(%s)", (name,))
            actual = cursor.fetchone()[0]
            if actual not in good:
                found.append(f"{name} is {actual} and must be {' or '.join(sorted(good))}")
    return found


@contextmanager
def one_at_a_time(database: BaseDatabaseWrapper) -> Iterator[None]:
    """Of several processes that start at once, one brings the database into shape and the others wait."""
    from goldseam.lib.postgres.base import number

    turn = number("start")
    with database.cursor() as cursor:
        cursor.execute("SET lock_timeout = 0")  # an update may take longer than anybody waits for a page
        cursor.execute("SELECT pg_advisory_lock(%s)", (turn,))
        cursor.execute("RESET lock_timeout")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", (turn,))


def _standing(connection: Any) -> Standing | None:
    there = {name for (name,) in connection.execute(_THERE)}
    if not there:
        return None
    found = Standing()
    if "django_migrations" in there:
        applied = connection.execute("SELECT app, name FROM django_migrations")
        found = replace(found, migrations=frozenset((app, name) for app, name in applied))
    if "hosting_instance" in there and (row := connection.execute(_INSTANCE).fetchone()):
        made, restored = (day.isoformat() if day else None for day in row[2:])
        found = replace(found, pepper=Recorded(row[0], bytes(row[1])), made_on=made, restored_on=restored)
    if "people_person" in there:
        somebody = connection.execute("SELECT EXISTS (SELECT 1 FROM people_person)").fetchone()
        found = replace(found, has_people=bool(somebody and somebody[0]))
    return found


def _not_reached(error: Exception) -> Refused:
    # The library's own words name host, port, user and database, and never the password.
    said = " ".join(str(error).split()) or type(error).__name__
    return Refused(
        f"The PostgreSQL database that {database_url.NAME} names can not be used ({said}).",
        f"{UNTOUCHED} Goldseam did not start.",
        "Please check that the server runs, that it can be reached from here, and that the user may sign in\n"
        'and owns the database. To try the address by hand: psql "$GOLDSEAM_DATABASE_URL"',
    )


def _too_old(version: int) -> Refused:
    return Refused(
        f"The server is PostgreSQL {version}, and Goldseam needs {OLDEST} or newer.",
        f"{UNTOUCHED} Goldseam did not start.",
        "Please use a newer server.",
    )
