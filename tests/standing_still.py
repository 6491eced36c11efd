"""Both databases as they stand at one moment, and how to go back to it: on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connections


@dataclass
class Moment:
    """What one database held. Taken and gone back to outside of any transaction."""

    alias: str
    file: Path
    tables: dict[str, bytes] = field(default_factory=dict)
    counters: dict[str, tuple[int, bool]] = field(default_factory=dict)

    def take(self) -> Moment:
        if connections[self.alias].vendor == "sqlite":
            with sqlite3.connect(self.file) as copy:
                self._driver().backup(copy)
            copy.close()
            return self
        with self._driver().cursor() as cursor:
            for table in connections[self.alias].introspection.table_names():
                with cursor.copy(f'COPY "{table}" TO STDOUT (FORMAT binary)') as rows:
                    self.tables[table] = b"".join(bytes(part) for part in rows)
            for name in _counters(cursor):
                cursor.execute(f'SELECT last_value, is_called FROM "{name}"')
                self.counters[name] = cursor.fetchone()
        return self

    def restore(self) -> None:
        """Foreign keys are not asked until all of it is back."""
        if connections[self.alias].vendor == "sqlite":
            copy = sqlite3.connect(self.file)
            copy.backup(self._driver())
            copy.close()
            return
        driver = self._driver()
        with driver.transaction(), driver.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("TRUNCATE " + ", ".join(f'"{table}"' for table in self.tables))
            for table, rows in self.tables.items():
                with cursor.copy(f'COPY "{table}" FROM STDIN (FORMAT binary)') as into:
                    into.write(rows)
            for name, (last, called) in self.counters.items():
                cursor.execute("SELECT setval(quote_ident(%s)::regclass, %s, %s)", (name, last, called))

    def _driver(self) -> Any:
        connections[self.alias].ensure_connection()
        return connections[self.alias].connection


def _counters(cursor: Any) -> list[str]:
    cursor.execute("SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema()")
    return [name for (name,) in cursor.fetchall()]
