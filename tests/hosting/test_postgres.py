"""Words kept by PostgreSQL: a server of this test's own, and copies of Goldseam as a host runs them."""

from __future__ import annotations

import itertools
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from goldseam.hosting import database_url
from goldseam.hosting.refused import Refused
from tests import postgres
from tests.hosting.own_copy import OwnCopy, goldseam, serving, throw_away
from tests.hosting.visitor import Visitor

pytestmark = pytest.mark.postgres

NUMBERS = itertools.count()
URL = "GOLDSEAM_DATABASE_URL"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server that keeps what it calls kept. Without one these tests fail, and say what is missing."""
    with postgres.server(fsync="on", full_page_writes="on") as address:
        yield address


def empty(server: str) -> str:
    """The address of an empty database."""
    name = f"goldseam{next(NUMBERS)}"
    postgres.make(server, name)
    return server.format(name)


@pytest.fixture
def database(server: str) -> str:
    return empty(server)


@pytest.fixture
def another(server: str) -> str:
    return empty(server)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return throw_away(tmp_path / "home")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mysql://ada:hush-7731@db/goldseam", "does not begin with postgresql://"),
        ("goldseam.sqlite3", "does not begin with postgresql://"),
        ("postgresql://ada:hush-7731@db/", "names no database"),
        ("postgresql://ada:hush-7731@db:port/x", "port is not a number"),
        ("postgresql://ada:hush-7731%@db/x", "can not read it"),
        ("postgresql://ada:hush-7731@db/x?colour=blue", "can not read it"),
        ("postgresql://ada:hush-7731@db/x?options=-csynchronous_commit%3Doff", "sets these itself"),
    ],
)
def test_an_address_that_is_none_is_said_kindly_and_without_its_password(url: str, why: str) -> None:
    with pytest.raises(Refused, match=why) as refused:
        database_url.databases(url)
    assert "hush-7731" not in str(refused.value) and database_url.EXAMPLE in str(refused.value)


def test_an_address_may_say_whatever_postgresql_knows() -> None:
    url = "postgres://ada:a%40b%2Fc@one,two:5433/goldseam?sslmode=verify-full&target_session_attrs=read-write"
    lasts = database_url.databases(url)["default"]
    assert (lasts["HOST"], lasts["PASSWORD"], lasts["NAME"]) == ("one,two", "a@b/c", "goldseam")
    assert lasts["OPTIONS"]["target_session_attrs"] == "read-write"


def test_a_start_with_a_bad_address_is_refused(home: Path) -> None:
    refused = goldseam(home, "serve", "--port", "0", **{URL: "mysql://db/x"})
    assert refused.returncode == 1 and "does not name a PostgreSQL database" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.slow
def test_a_server_that_is_not_there_is_said_without_its_password(home: Path) -> None:
    url = "postgresql://ada:hush-7731@127.0.0.1:1/goldseam"
    for command in (("serve", "--port", "0"), ("doctor",)):
        ended = goldseam(home, *command, **{URL: url})
        assert ended.returncode > 0
        assert "can not be used" in ended.stderr + ended.stdout
        assert "hush-7731" not in ended.stderr + ended.stdout and "Traceback" not in ended.stderr


@pytest.mark.slow
def test_what_is_for_files_is_refused_kindly(home: Path) -> None:
    for command in (("backup",), ("restore", "some.sealed")):
        ended = goldseam(home, *command, **{URL: "postgresql://ada@db/x"})
        assert ended.returncode == 1 and "kept by PostgreSQL" in ended.stderr
        assert "pg_" in ended.stderr


@pytest.mark.slow
def test_two_processes_serve_the_same_words_and_one_may_be_killed(home: Path, database: str) -> None:
    with serving(home, **{URL: database}) as one, ExitStack() as more:
        beside = OwnCopy(home.with_name("other"), **{URL: database, "GOLDSEAM_HOME": str(home)})
        beside.start()
        more.callback(lambda: beside.process and beside.process.poll() is None and beside.stop())
        ines = Visitor(one.url)
        ines.begin()
        place = ines.place_to_write()
        assert ines.post(place, {"p-story": "The heron stood still."}).status == 302
        ines.at(beside.url)  # the same browser, and the other process knows her
        answer = ines.post(ines.place_to_write(), {"p-story": "And then it flew."})
        assert answer.status == 302
        assert one.stop(signal.SIGKILL) != 0
        assert "And then it flew." in ines.get(answer.leads_to).text
        assert not (home / "goldseam.sqlite3").exists() and not (home / "sessions.sqlite3").exists()
        assert goldseam(home, "doctor", **{URL: database}).returncode < 2


@pytest.mark.slow
def test_several_first_starts_at_once_shape_the_database_once(home: Path, database: str) -> None:
    with serving(home, **{URL: database}):
        pass
    with closing(psycopg.connect(database, autocommit=True)) as boss:
        boss.execute("DROP SCHEMA public CASCADE; DROP SCHEMA passing CASCADE; CREATE SCHEMA public")
    names = [home.with_name(f"beside{n}") for n in range(2)]
    copies = [OwnCopy(name, **{URL: database, "GOLDSEAM_HOME": str(home)}) for name in names]
    threads = [threading.Thread(target=copy.start) for copy in copies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [copy.stop() for copy in copies] == [0, 0]


@pytest.mark.slow
def test_a_dump_without_who_is_signed_in_can_be_put_back(
    home: Path, database: str, another: str, tmp_path: Path
) -> None:
    with serving(home, **{URL: database}) as copy:
        Visitor(copy.url).begin()
        dump = tmp_path / "dump"
        run("pg_dump", "-Fc", "-N", "passing", "-f", str(dump), database)
    assert "people_signedin" not in run("pg_restore", "-l", str(dump))
    run("pg_restore", "-d", another, str(dump))
    with serving(home, **{URL: another}) as copy:
        assert Visitor(copy.url).sign_in().status == 302


@pytest.mark.slow
def test_a_server_that_may_forget_is_refused(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with postgres.server(fsync="off") as address:
        refused = goldseam(home, "serve", "--port", "0", **{URL: address.format("postgres")})
    assert refused.returncode == 1 and "fsync is off" in refused.stderr


def run(program: str, *given: str) -> str:
    """One of PostgreSQL's own programs, to its end."""
    command: list[Any] = [postgres.programs() / program, *given]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
