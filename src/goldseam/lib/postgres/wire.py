"""Nudges from process to process: said through the database, heard by each on one connection of its own.

PostgreSQL hands a notification to whoever listens in that moment (postgresql.org/docs/15/sql-notify.html).
Numbers and kinds only, as in every nudge. While the connection is away nothing is heard; when it is back, all
streams of this process end, and browsers come back and look for themselves.
"""

from __future__ import annotations

import logging
import threading
from typing import Any, Final, cast, get_args
from uuid import UUID

import psycopg
from django.db import DatabaseError, connections

from goldseam.lib.stream import Hub, Kind, Nudge

CHANNEL: Final = "goldseam"
FIRST_WAIT, LONGEST_WAIT = 0.2, 5.0
LOOK_UP_SECONDS = 1.0
# A server that vanished without a word is noticed within a minute (libpq's own settings).
_ALIVE = {"keepalives_idle": 20, "keepalives_interval": 10, "keepalives_count": 3}
log = logging.getLogger(__name__)


class Wire(threading.Thread):
    """Between the hubs of several processes. ``listening`` is set while this process hears the others."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(name="wire", daemon=True)
        self.listening = threading.Event()
        self._hub, self._heard_before = hub, False
        self._ended = threading.Event()

    def carry(self, topic: UUID, nudge: Nudge) -> None:
        """Tells every process, this one too. Never fails: what it is about was kept before."""
        try:
            with connections["default"].cursor() as cursor:
                cursor.execute("SELECT pg_notify(%s, %s)", (CHANNEL, written(topic, nudge)))
        except DatabaseError:
            self._hub.publish(topic, nudge)

    def run(self) -> None:
        wait, noted = FIRST_WAIT, False
        while not self._ended.is_set():
            try:
                with psycopg.connect(**_place(), autocommit=True) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    self._begin()
                    wait, noted = FIRST_WAIT, False
                    self._listen(connection)
            except psycopg.Error as fault:
                if not noted:
                    log.warning("nudges of other processes are not heard (%s)", type(fault).__name__)
                    noted = True
            self.listening.clear()
            self._ended.wait(wait)
            wait = min(2 * wait, LONGEST_WAIT)

    def stop(self) -> None:
        """Listens no more."""
        self._ended.set()
        if self.is_alive():
            self.join(10)

    def _begin(self) -> None:
        if self._heard_before:
            self._hub.begin_anew()  # what was said meanwhile was said to nobody here
        self._heard_before = True
        self.listening.set()

    def _listen(self, connection: psycopg.Connection[Any]) -> None:
        while not self._ended.is_set():
            for said in connection.notifies(timeout=LOOK_UP_SECONDS):
                if found := read(said.payload):
                    self._hub.publish(*found)


def written(topic: UUID, nudge: Nudge) -> str:
    """A nudge as it goes over the wire."""
    return f"{topic} {nudge.kind} {nudge.about}"


def read(said: str) -> tuple[UUID, Nudge] | None:
    """What ``written`` wrote; nothing for what a process of another version may say."""
    try:
        topic, kind, about = said.split(" ")
        if kind in get_args(Kind):
            return UUID(topic), Nudge(cast(Kind, kind), UUID(about))
    except ValueError:
        pass
    return None


def _place() -> dict[str, Any]:
    told = connections["default"].get_connection_params()
    ours = {"cursor_factory", "context", "prepare_threshold"}
    return {key: value for key, value in told.items() if key not in ours} | _ALIVE
