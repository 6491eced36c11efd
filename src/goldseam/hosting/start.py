"""The way from a folder to a program that may serve: each check before the first write, with its words."""

from __future__ import annotations

import os
from datetime import datetime

from goldseam.hosting import backups, disk, kept, own_programs, seasoning
from goldseam.hosting.home import Home
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.standing import look
from goldseam.hosting.way import Way

_BESIDE = ("", "-wal", "-shm", "-journal")


def settings_of(home: Home, way: Way | None = None) -> None:
    """Tells the settings, through the environment and before they are read, which home and which names.

    Raises ``Refused`` when the home's measured cost can not be read.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "goldseam.settings"
    os.environ["GOLDSEAM_HOME"] = str(home.path)
    if home.kdf.exists():
        os.environ.setdefault("GOLDSEAM_KDF", _cost(home))
    if way:
        os.environ["GOLDSEAM_TLS"] = "1" if way.tls else "0"
        os.environ["GOLDSEAM_HOSTS"] = ",".join(way.hosts)
        os.environ["GOLDSEAM_ORIGINS"] = ",".join(way.origins)


def django_up() -> None:
    """Loads Django with the settings as told. Nothing is written."""
    import django

    django.setup()


def prepare(home: Home, now: datetime, new_pepper: bool = False) -> None:
    """Makes a home ready to serve, or raises ``Refused`` with everything as it was.

    The caller holds the home's lock, and has told the settings. In order: a look at the database without
    writing, the host's own programs, a newer database, the pepper, a copy before an update, the update, the
    settings read back.
    """
    standing = kept.standing(home)
    django_up()
    own_programs.refuse_unsound(home)
    from goldseam.hosting import durability, schema
    from goldseam.hosting.models import Instance

    if standing:
        schema.refuse_newer(standing.migrations)
    seasoning.settle(home, standing, now, new_pepper)
    if not kept.by_server():
        _drop_damaged_sessions(home)
        if standing and schema.pending("default"):
            backups.plain(home, now)
    with schema.alone():
        schema.migrate()
    durability.check()
    used = seasoning.held(home)
    if used:
        Instance.remember(used.id, used.fingerprint, now.date())
    collect_static()


def finish() -> None:
    """Brings everything from the logs into the databases themselves, for whoever copies the folder now."""
    from django.db import connections

    for database in connections.all():
        if database.vendor == "sqlite":
            with database.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()


def _cost(home: Home) -> str:
    from goldseam.vault.kdf import FLOOR, Cost

    text = home.kdf.read_text().strip()
    try:
        cost = Cost.parsed(text)
        if cost.mib >= FLOOR.mib and cost.passes >= FLOOR.passes:
            return text
    except ValueError:
        pass
    raise Refused(
        f"The file {home.kdf} does not hold a cost this program allows.",
        UNTOUCHED,
        "Please measure again: ./goldseam tune. Passphrases that exist stay as they are.",
    )


def _drop_damaged_sessions(home: Home) -> None:
    """Who is signed in is nothing that lasts: a damaged file goes, and everyone signs in again."""
    try:
        look(home.sessions)
    except Refused:
        for ending in _BESIDE:
            home.sessions.with_name(home.sessions.name + ending).unlink(missing_ok=True)


def collect_static() -> None:
    """Gathers style, fonts and scripts into the home, in place of what was there.

    Beside PostgreSQL another process may be serving them: then nothing is taken away.
    """
    from django.conf import settings
    from django.core.management import call_command

    settings.STATIC_ROOT.mkdir(mode=disk.FOLDER, exist_ok=True)
    call_command("collectstatic", interactive=False, clear=not kept.by_server(), verbosity=0)
