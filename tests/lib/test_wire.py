"""Nudges between two processes that share nothing but a database."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import OperationalError, connections

from goldseam.lib.postgres.wire import CHANNEL, Wire, read, written
from goldseam.lib.stream import Hub, Nudge
from tests import postgres
from tests.hosting.own_copy import surroundings, throw_away

pytestmark = [pytest.mark.slow, pytest.mark.postgres]

TOPIC, ME = uuid4(), uuid4()
PATIENCE = 10.0
OTHER_PROCESS = """
import sys
from uuid import UUID
import django
django.setup()
from goldseam.lib.postgres.wire import Wire
from goldseam.lib.stream import Hub, Nudge
wire = Wire(Hub())
for line in sys.stdin:
    topic, about = line.split()
    wire.carry(UUID(topic), Nudge("turn", UUID(about)))
    print("said", flush=True)
"""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Without PostgreSQL these tests fail, and say what is missing."""
    with postgres.server() as address:
        yield address.format("postgres")


@contextmanager
def another_process(server: str, home: Path) -> Iterator[subprocess.Popen[str]]:
    """One that says what it is told to say."""
    told = {"GOLDSEAM_DATABASE_URL": server, "DJANGO_SETTINGS_MODULE": "goldseam.settings"}
    started = subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS],
        env=surroundings(throw_away(home), **told),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield started
    finally:
        started.communicate()


def apart(what: Coroutine[None, None, list[Nudge]]) -> list[Nudge]:
    """Runs it in a thread of its own: a browser that was used before in this one keeps a loop there."""

    def run() -> list[Nudge]:
        try:
            return asyncio.run(what)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(run).result()


def say(process: subprocess.Popen[str], about: UUID) -> None:
    """Has the other process say it, and waits until it has."""
    assert process.stdin and process.stdout
    process.stdin.write(f"{TOPIC} {about}\n")
    process.stdin.flush()
    assert process.stdout.readline() == "said\n"


@pytest.fixture
def wire(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Hub, Wire]]:
    """The wire of this process, to that server."""
    monkeypatch.setattr("goldseam.lib.postgres.wire._place", lambda: {"conninfo": server})
    hub = Hub()
    made = Wire(hub)
    made.start()
    assert made.listening.wait(PATIENCE)
    yield hub, made
    made.stop()
    assert not made.is_alive()


def test_what_one_process_says_another_hears_once(
    wire: tuple[Hub, Wire], server: str, tmp_path: Path
) -> None:
    hub, _ = wire
    about = uuid4()

    async def heard() -> list[Nudge]:
        ear = hub.listen(TOPIC, ME)
        beside = hub.listen(uuid4(), ME)
        assert ear and beside
        await asyncio.to_thread(say, process, about)
        found = await ear.heard(PATIENCE)
        assert await beside.heard(0.2) == []
        assert await ear.heard(0.2) == []
        return found

    with another_process(server, tmp_path / "home") as process:
        assert apart(heard()) == [Nudge("turn", about)]


def test_a_lost_connection_comes_back_and_streams_begin_anew(
    wire: tuple[Hub, Wire], server: str, tmp_path: Path
) -> None:
    hub, made = wire
    about = uuid4()

    async def heard() -> list[Nudge]:
        ear = hub.listen(TOPIC, ME)
        assert ear
        await asyncio.to_thread(cut, server)
        await ear.heard(PATIENCE)
        assert ear.closed  # whoever listened looks for themself
        hub.leave(ear)
        again = hub.listen(TOPIC, ME)
        assert again and await asyncio.to_thread(made.listening.wait, PATIENCE)
        await asyncio.to_thread(say, process, about)
        return await again.heard(PATIENCE)

    with another_process(server, tmp_path / "home") as process:
        assert apart(heard()) == [Nudge("turn", about)]


def cut(server: str) -> None:
    """Ends every connection that listens."""
    listens = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN {CHANNEL}'"
    with closing(psycopg.connect(server, autocommit=True)) as boss:
        assert boss.execute(listens).rowcount == 1


@pytest.mark.django_db(databases=["default", "sessions"])
def test_a_wire_that_is_cut_tells_at_least_its_own_process() -> None:
    hub = Hub()
    about = uuid4()

    async def heard() -> list[Nudge]:
        ear = hub.listen(TOPIC, ME)
        assert ear
        with connections["default"].execute_wrapper(_broken):
            Wire(hub).carry(TOPIC, Nudge("turn", about))
        return await ear.heard(PATIENCE)

    assert apart(heard()) == [Nudge("turn", about)]


def _broken(*_: object) -> object:
    raise OperationalError


def test_a_nudge_comes_over_the_wire_as_it_was() -> None:
    about = uuid4()
    assert read(written(TOPIC, Nudge("turn", about))) == (TOPIC, Nudge("turn", about))
    for other in ("", "turn", f"{TOPIC} dance {about}", f"{TOPIC} turn 7", f"{TOPIC} turn {about} more"):
        assert read(other) is None
