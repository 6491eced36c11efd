"""The serving half of ``bench.live``: rows of so many sign-ins, the program's door, nudges from a pipe."""

from __future__ import annotations

import base64
import sys
import threading
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import msgspec
from django.core.management import call_command
from django.db import connections

from goldseam.bonds.models import Bond, Side
from goldseam.hosting import serving
from goldseam.hosting.way import Way
from goldseam.lib import clock, stream
from goldseam.people.models import Person, SignedIn
from goldseam.vault import capsule, sodium

Listener = tuple[str, str]
"""A bond, and the cookie of somebody in it."""


def listeners(many: int) -> list[Listener]:
    """Two people a bond, each with a session that is open: rows as signing in leaves them, without words."""
    now = clock.real()
    bonds, people, sides, sessions, found = [], [], [], [], []
    for n in range(many):
        if n % 2 == 0:
            bonds.append(Bond(began_on=now.date()))
        person, secret = Person(sign_in_name=f"one {n}", began_on=now.date()), sodium.random()
        people.append(person)
        sides.append(Side(bond=bonds[-1], person=person, me_circle=person.id, joined_on=now.date()))
        ends = now + timedelta(hours=6)
        row = SignedIn(name=capsule.name(secret), person=person.id, idle_minutes=90, touched=now, ends=ends)
        row.data = row.capsule = b"x" * 400
        sessions.append(row)
        cookie = base64.urlsafe_b64encode(secret).decode().rstrip("=")
        found.append((str(bonds[-1].id), f"s={cookie}"))
    for rows in (bonds, people, sides, sessions):
        type(rows[0]).objects.bulk_create(rows, batch_size=500)  # type: ignore[attr-defined]
    return found


def _nudge() -> None:
    """Publishes each bond and number that stands in a line of the pipe, as a thread of pages does."""
    for line in sys.stdin:
        bond, about = map(UUID, line.split())
        stream.publish(bond, stream.Nudge("turn", about))


def serve(file: Path, many: int) -> None:
    """Serves until it is ended. Writes who may listen into the file, then prints its port."""
    for name in ("default", "sessions"):
        call_command("migrate", database=name, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    file.write_bytes(msgspec.json.encode(listeners(many)))
    connections.close_all()
    listening = serving.bind("127.0.0.1", 0)

    def ready() -> None:
        threading.Thread(target=_nudge, daemon=True).start()
        print(listening.port, flush=True)

    serving.run(listening, Way(), ready)
