"""The whole look at a home: every part, one finding each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from goldseam.hosting import looks, start
from goldseam.hosting.findings import Finding, attention, broken, ok
from goldseam.hosting.home import Home
from goldseam.hosting.refused import Refused
from goldseam.hosting.standing import Standing


def examine(home: Home, now: datetime) -> Iterator[Finding]:
    """Looks at every part of a home that exists. Writes nothing; fine while Goldseam runs."""
    yield looks.place(home)
    yield looks.modes(home)
    yield looks.space(home)
    yield looks.clock(home, now)
    yield looks.host_card(home)
    database, standing = looks.database(home)
    yield database
    yield looks.pepper(home, standing)
    yield looks.last_backup(home, now)
    yield looks.passphrases(home)
    yield looks.tls(home, now)
    yield looks.help_lines(home, now.date())
    yield from _program(home, standing)


def _program(home: Home, standing: Standing | None) -> Iterator[Finding]:
    try:
        start.settings_of(home)
        start.django_up()
    except Refused as refused:
        yield broken("settings", refused.happened)
        return
    yield _settings()
    yield _own_programs(home)
    if standing:
        yield _schema(standing)
        yield _durability()
        yield _began(standing)


def _settings() -> Finding:
    from django.conf import settings

    if settings.DEBUG:
        return broken(
            "settings", "the program runs in its debug mode, which shows what people write in error pages"
        )
    return ok("settings", "as they should be")


def _own_programs(home: Home) -> Finding:
    from goldseam.hosting import own_programs

    try:
        own_programs.refuse_unsound(home)
    except Refused:
        return attention(
            "programs",
            "one of your own has mistakes, and the next start refuses it: ./goldseam program check",
        )
    return ok("programs", "nothing in them would break a page")


def _schema(standing: Standing) -> Finding:
    from goldseam.hosting import schema

    try:
        schema.refuse_newer(standing.migrations)
    except Refused as refused:
        return broken("update", refused.happened)
    if schema.pending("default"):
        return attention("update", "the next start brings the database into its new shape, after a copy")
    return ok("update", "database and program fit together")


def _durability() -> Finding:
    from django.db import connections

    from goldseam.hosting import durability, kept, postgres

    if kept.by_server():
        found = postgres.differences(connections["default"])
    else:
        found = durability.differences(connections["default"], durability.LASTS)
    if found:
        return broken("durability", "; ".join(found))
    return ok("durability", "every kept word is on the disk before it is called kept")


def _began(standing: Standing) -> Finding:
    if standing.restored_on:
        return ok("since", f"{standing.made_on}; restored from a backup on {standing.restored_on}")
    return ok("since", f"{standing.made_on or 'the next start'}")
