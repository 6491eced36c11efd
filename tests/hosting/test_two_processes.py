"""Two people at two processes on one PostgreSQL: both are told that there is something new."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import psycopg
import pytest

from goldseam.lib.postgres.wire import CHANNEL, written
from goldseam.lib.stream import Nudge
from tests import postgres
from tests.hosting.own_copy import OwnCopy, throw_away
from tests.words_everywhere import Pen, bond

pytestmark = [pytest.mark.slow, pytest.mark.postgres]

LISTENS = f"FROM pg_stat_activity WHERE query = 'LISTEN {CHANNEL}'"
PATIENCE = 20.0


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """Without PostgreSQL these tests fail, and say what is missing."""
    with postgres.server() as address:
        postgres.make(address, "goldseam")
        yield address.format("goldseam")


class Listener(threading.Thread):
    """A browser's stream, read line by line. ``ended`` when the server ends it."""

    def __init__(self, url: str, path: str, cookies: dict[str, str]) -> None:
        super().__init__(daemon=True)
        self.lines: list[tuple[float, str]] = []
        self.ended = threading.Event()
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)
        sent = {"Accept": "text/event-stream", "Cookie": "; ".join(f"{n}={v}" for n, v in cookies.items())}
        self._connection.request("GET", path, headers=sent)
        self._answer = self._connection.getresponse()
        assert self._answer.status == 200

    def run(self) -> None:
        try:
            while line := self._answer.readline():
                self.lines.append((time.monotonic(), line.decode().strip()))
        except (OSError, http.client.HTTPException, ValueError):
            pass
        self.ended.set()

    def nudges(self) -> list[float]:
        """When something new was told of."""
        return [when for when, line in list(self.lines) if line == "event: turn"]


def say(database: str, live: str) -> None:
    """What any process says when a turn was taken (tests/lib/test_wire.py has one say it), and a moment."""
    said = written(UUID(live.split("/")[2]), Nudge("turn", uuid4()))
    with closing(psycopg.connect(database, autocommit=True)) as boss:
        boss.execute("SELECT pg_notify(%s, %s)", (CHANNEL, said))
    time.sleep(2)


def test_what_is_said_once_reaches_the_people_at_both_processes(tmp_path: Path, database: str) -> None:
    home = throw_away(tmp_path / "home")
    told = {"GOLDSEAM_DATABASE_URL": database, "GOLDSEAM_HOME": str(home), "GOLDSEAM_KDF": "1x1"}
    copies = [OwnCopy(home.with_name(name), **told) for name in ("one", "two")]
    with ExitStack() as served:
        for copy in copies:
            copy.start()
            served.callback(copy.stop)
        here, there = (copy.url for copy in copies)
        ines, jonas = Pen(here, "ines7731"), Pen(there, "jonas7731")
        ines.account()
        jonas.account()
        jonas.join(ines.invite())
        live = f"/b/{bond(jonas, ines)}/live/"
        streams = [Listener(here, live, ines.cookies), Listener(there, live, jonas.cookies)]
        for stream in streams:
            stream.start()
        say(database, live)
        heard = [stream.nudges() for stream in streams]
        assert [len(moments) for moments in heard] == [1, 1]  # each was told once, wherever they are served
        with closing(psycopg.connect(database, autocommit=True)) as boss:
            assert boss.execute(f"SELECT pg_terminate_backend(pid) {LISTENS}").rowcount == 2
        for stream in streams:
            assert stream.ended.wait(PATIENCE)  # browsers come back, and look for themselves
        with closing(psycopg.connect(database, autocommit=True)) as boss:
            until = time.monotonic() + PATIENCE
            while boss.execute(f"SELECT 1 {LISTENS}").rowcount != 2:
                assert time.monotonic() < until
                time.sleep(0.1)
        again = Listener(there, live, jonas.cookies)
        again.start()
        say(database, live)
        assert again.nudges()
