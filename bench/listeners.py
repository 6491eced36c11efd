"""The serving half of ``bench.live``: rows of so many sign-ins, the program's door, nudges from a pipe; and
beside it the least that streams: a bare asyncio server that says the same lines and asks nobody."""

from __future__ import annotations

import asyncio
import base64
import os
import sys
import threading
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import msgspec

Listener = tuple[str, str]
"""A bond, and the cookie of somebody in it."""
LINE = "event: turn\ndata: {}\n\n"


def _set_up() -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "goldseam.settings"
    django.setup()


def rows(file: Path, many: int) -> None:
    """Shapes the database and writes into the file who may listen. In a process of its own, so that no memory
    it leaves behind is at hand for streams."""
    _set_up()
    from django.core.management import call_command

    for name in ("default", "sessions"):
        call_command("migrate", database=name, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    file.write_bytes(msgspec.json.encode(_listeners(many)))


def _listeners(many: int) -> list[Listener]:
    """Two people a bond, each with a session that is open: rows as signing in leaves them, without words."""
    from goldseam.bonds.models import Bond, Side
    from goldseam.lib import clock
    from goldseam.people.models import Person, SignedIn
    from goldseam.vault import capsule, sodium

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
    for table in (bonds, people, sides, sessions):
        type(table[0]).objects.bulk_create(table, batch_size=500)  # type: ignore[attr-defined]
    return found


def serve() -> None:
    """Serves as ``serve`` of the program does, until it is ended. Prints its port."""
    _set_up()
    from goldseam.hosting import serving
    from goldseam.hosting.way import Way
    from goldseam.lib import stream

    def nudge() -> None:
        """Publishes each bond and number that stands in a line of the pipe, as a thread of pages does."""
        for line in sys.stdin:
            bond, about = map(UUID, line.split())
            stream.publish(bond, stream.Nudge("turn", about))

    listening = serving.bind("127.0.0.1", 0)

    def ready() -> None:
        threading.Thread(target=nudge, daemon=True).start()
        print(listening.port, flush=True)

    if "GOLDSEAM_DATABASE_URL" in os.environ:
        from goldseam.lib.postgres.wire import Wire

        wire = Wire(stream.hub)
        stream.feed_by(wire.carry)
        wire.start()
    serving.run(listening, Way(), ready)


def bare() -> None:
    """Holds every stream that is asked for and says what it is told to, to everybody at that address."""
    asyncio.run(_bare())


async def _bare() -> None:
    there: dict[str, list[asyncio.StreamWriter]] = {}
    loop = asyncio.get_running_loop()

    async def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        bond = head.split(b" ", 2)[1].decode().split("/")[2]
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\nretry: 1000\n\n")
        await writer.drain()
        there.setdefault(bond, []).append(writer)

    def say(bond: str, about: str) -> None:
        for writer in there[bond]:
            writer.write(LINE.format(about).encode())

    def nudge() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(say, *line.split())

    server = await asyncio.start_server(met, "127.0.0.1", 0, backlog=512)
    threading.Thread(target=nudge, daemon=True).start()
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
