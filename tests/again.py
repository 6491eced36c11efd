"""People who began once by the pages, and stand there again for the tests that follow.

Every row that the pages wrote then, and the cookies of each browser, are kept and put back as they were: the
same people in less time. After a minute, or when a clock was moved, they begin anew by the pages.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connections, transaction
from django.test import Client

from goldseam.lib import clock
from goldseam.people.models import Person
from tests.cast import Actor

Rows = dict[tuple[str, str], frozenset[tuple[Any, ...]]]

FILES = ("default", "sessions")
FRESH = timedelta(minutes=1)


@dataclass(frozen=True)
class Kept:
    """What stood there when these people had begun: rows of both files, and when it was by both clocks."""

    actors: tuple[Actor, ...]
    rows: Rows
    at: tuple[datetime, datetime]


_kept: dict[str, Kept] = {}


def again(name: str, begin: Callable[[], Sequence[Actor]]) -> tuple[Actor, ...]:
    """These people, put back if they began a moment ago under this name, else as ``begin`` makes them."""
    if connections["default"].vendor != "sqlite" or Person.objects.exists():
        return tuple(begin())
    found, now = _kept.get(name), _now()
    if found is None or any(abs(then - at) > FRESH for then, at in zip(found.at, now, strict=True)):
        before = _everything()
        actors = tuple(begin())
        after = _everything()
        assert all(before[table] <= after[table] for table in before), "beginning changes nothing that was"
        found = Kept(_apart(actors), {table: after[table] - before[table] for table in after}, now)
        _kept[name] = found
        return actors
    _put_back(found.rows)
    return _apart(found.actors)


def _now() -> tuple[datetime, datetime]:
    return clock.now(), clock.real()


def _apart(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The same people in browsers of their own."""
    copies = []
    for one in actors:
        client = Client()
        client.cookies = copy.deepcopy(one.client.cookies)
        copies.append(Actor(one.name, one.passphrase, client))
    return tuple(copies)


def _everything() -> Rows:
    rows: Rows = {}
    for file in FILES:
        with connections[file].cursor() as cursor:
            for table in connections[file].introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')
                rows[file, table] = frozenset(cursor.fetchall())
    return rows


def _put_back(rows: Rows) -> None:
    for file in FILES:
        with transaction.atomic(using=file), connections[file].cursor() as cursor:
            for (where, table), found in rows.items():
                if where == file and found:
                    holes = ", ".join(["%s"] * len(next(iter(found))))
                    cursor.executemany(f'INSERT INTO "{table}" VALUES ({holes})', list(found))
