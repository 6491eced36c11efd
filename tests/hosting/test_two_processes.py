"""Two people at two processes on one PostgreSQL: both are told that there is something new."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import psycopg
import pytest

from goldseam.lib.postgres.wire import CHANNEL, written
from goldseam.lib.stream import Nudge
from tests import postgres
from tests.hosting.own_copy import OwnCopy, throw_away
from tests.keepsakes.rooms import furnish
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


Two = tuple[OwnCopy, OwnCopy]


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory, database: str) -> Iterator[Two]:
    """Two that serve one home and one database; the room of dialogues is open from the first day."""
    home = throw_away(tmp_path_factory.mktemp("two") / "home")
    furnish(home / "programs" / "rooms")
    told = {"GOLDSEAM_DATABASE_URL": database, "GOLDSEAM_HOME": str(home), "GOLDSEAM_KDF": "1x1"}
    here, there = OwnCopy(home, **told), OwnCopy(home.with_name("other"), **told)
    with ExitStack() as served:
        for copy in (here, there):
            copy.start()
            served.callback(copy.stop)
        yield here, there


def people(processes: Two, name: str) -> tuple[Pen, Pen]:
    """Ines at the first process and Jonas at the second, in one space."""
    ines, jonas = (
        Pen(copy.url, f"{who}{name}") for copy, who in zip(processes, ("ines", "jonas"), strict=True)
    )
    ines.account()
    jonas.account()
    jonas.join(ines.invite())
    return ines, jonas


def listening(who: Pen, copy: OwnCopy, live: str) -> Listener:
    """The stream of an open page."""
    stream = Listener(copy.url, live, who.cookies)
    stream.start()
    return stream


def test_a_turn_taken_at_one_process_is_told_at_the_other_and_read_there(processes: Two) -> None:
    """A dialogue by its pages. Whoever is told loads the page again, and there it stands."""
    here, there = processes
    ines, jonas = people(processes, "7732")
    space = f"/b/{bond(jonas, ines)}/"
    streams = [listening(ines, here, f"{space}live/"), listening(jonas, there, f"{space}live/")]
    told = 0

    def both_are_told_once_more() -> None:
        nonlocal told
        told += 1
        for stream in streams:
            until = time.monotonic() + PATIENCE
            while len(stream.nudges()) < told:
                assert time.monotonic() < until, stream.lines
                time.sleep(0.01)

    asked = ines.post(f"{space}dialogues/first/", {"text": "The smell of rain", "first": "me"})
    page = asked.leads_to
    assert page, asked.text
    both_are_told_once_more()
    assert "The smell of rain" in jonas.get(page).text
    taken = [
        (jonas, "agree", ""),
        (ines, "say", "I count the drops."),
        (jonas, "back", "You count them."),
        (ines, "yes", ""),
    ]
    for number, (who, move, words) in enumerate(taken, 1):
        answer = who.post(page, {"move": move, "number": str(number), f"{move}-text": words})
        assert answer.leads_to == page, answer.text
        both_are_told_once_more()
        assert words in (jonas if who is ines else ines).get(page).text
    time.sleep(1)
    assert [len(stream.nudges()) for stream in streams] == [told, told]  # and never twice
    assert not any("drops" in line for stream in streams for _, line in stream.lines)


def test_what_is_said_once_reaches_both_also_after_the_wire_was_cut(processes: Two, database: str) -> None:
    here, there = processes
    ines, jonas = people(processes, "7731")
    live = f"/b/{bond(jonas, ines)}/live/"
    streams = [listening(ines, here, live), listening(jonas, there, live)]
    say(database, live)
    assert [len(stream.nudges()) for stream in streams] == [1, 1]  # each was told once, wherever they are
    with closing(psycopg.connect(database, autocommit=True)) as boss:
        assert boss.execute(f"SELECT pg_terminate_backend(pid) {LISTENS}").rowcount == 2
        for stream in streams:
            assert stream.ended.wait(PATIENCE)  # browsers come back, and look for themselves
        until = time.monotonic() + PATIENCE
        while boss.execute(f"SELECT 1 {LISTENS}").rowcount != 2:
            assert time.monotonic() < until
            time.sleep(0.1)
    again = listening(jonas, there, live)
    say(database, live)
    assert again.nudges()
