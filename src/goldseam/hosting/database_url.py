"""Where the databases are: two files in the home, or the PostgreSQL that ``GOLDSEAM_DATABASE_URL`` names."""

from __future__ import annotations

import os
from typing import Any

from goldseam.hosting.refused import UNTOUCHED, Refused

NAME = "GOLDSEAM_DATABASE_URL"
EXAMPLE = "postgresql://goldseam@db.example.org/goldseam"
# A schema of its own for who is signed in, so that a dump can leave it out.
PASSING = "passing"
PATIENCE_MS = 20_000
_SCHEMES = ("postgresql://", "postgres://")
PLACE = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
_LASTS = f"-c lock_timeout={PATIENCE_MS} -c synchronous_commit=on"
_PASSES = f"-c lock_timeout={PATIENCE_MS} -c synchronous_commit=off -c search_path={PASSING}"


def chosen() -> str | None:
    """The address of the PostgreSQL database, or ``None`` for files in the home."""
    return os.environ.get(NAME, "").strip() or None


def databases(url: str) -> dict[str, dict[str, Any]]:
    """Django's settings of both databases on the server this address names.

    The address is read by PostgreSQL's own library: everything it knows may stand in it (several hosts,
    ``sslmode``, ``sslrootcert``). Raises ``Refused`` for anything else, without repeating the password.
    """
    told = _read(url)
    place = {ours: told.pop(theirs, "") for theirs, ours in PLACE.items()}
    if not place["NAME"]:
        raise _refused("It names no database.")
    if not all(port.isdecimal() for port in place["PORT"].split(",") if port):
        raise _refused("Its port is not a number.")
    if "options" in told:
        raise _refused("It holds options for the connection, and Goldseam sets these itself.")
    name = place["NAME"]
    return {
        "default": _database(place, told, _LASTS, f"test_{name}"),
        "sessions": _database(place, told, _PASSES, f"test_{name}_{PASSING}") | {"SCHEMA": PASSING},
    }


def _database(place: dict[str, str], told: dict[str, str], options: str, trial: str) -> dict[str, Any]:
    return {
        "ENGINE": "goldseam.lib.postgres",
        **place,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": {"connect_timeout": "10", "application_name": "goldseam", **told, "options": options},
        "TEST": {"NAME": trial},
    }


def _read(url: str) -> dict[str, str]:
    if not url.startswith(_SCHEMES):
        raise _refused("It does not begin with postgresql://, and Goldseam knows no other kind of database.")
    try:
        import psycopg
    except ImportError:
        raise Refused(
            f"{NAME} names a PostgreSQL database, but the part that speaks to it is missing here.",
            UNTOUCHED,
            "Please start with ./goldseam (it brings that part), or install goldseam[postgres].",
        ) from None
    try:
        return {key: str(value) for key, value in psycopg.conninfo.conninfo_to_dict(url).items()}
    except psycopg.ProgrammingError:
        raise _refused("PostgreSQL's own library can not read it.") from None


def _refused(why: str) -> Refused:
    return Refused(
        f"{NAME} does not name a PostgreSQL database. {why}",
        f"{UNTOUCHED} Goldseam did not start.",
        f"Please write it like this: {EXAMPLE}\n"
        "(signs such as @ / : in a password are written as %40 %2F %3A), or unset it: then everything\n"
        "is kept in files of the home folder.",
    )
