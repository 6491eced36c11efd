"""The shape of the databases: what the program knows, what a file has, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from goldseam.hosting import postgres
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.standing import Migration


def known() -> frozenset[Migration]:
    """Every migration this program has, with those that a squashed one stands for."""
    on_disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    replaced = (old for migration in on_disk.values() for old in migration.replaces)
    return frozenset(on_disk) | frozenset(replaced)


def refuse_newer(applied: Iterable[Migration], what: str = "The database") -> None:
    """Raises ``Refused`` when a newer program than this one has shaped the database."""
    if unknown := sorted(set(applied) - known()):
        app, name = unknown[-1]
        raise Refused(
            f"{what} was last used with a newer Goldseam than this one (one that knows {app} {name}).",
            UNTOUCHED,
            "Please start the newer program again, or restore a backup from before the update.",
        )


def pending(alias: str) -> bool:
    """Whether this database is not yet in the shape the program needs."""
    executor = MigrationExecutor(connections[alias])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def alone() -> AbstractContextManager[None]:
    """While this holds, no other process brings the same databases into shape (a file has one process)."""
    database = connections["default"]
    return postgres.one_at_a_time(database) if database.vendor == "postgresql" else nullcontext()


def migrate() -> None:
    """Brings both databases into the shape the program needs."""
    for alias in connections:
        call_command("migrate", database=alias, verbosity=0, interactive=False)
