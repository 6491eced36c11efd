"""What a host reads when something does not fit: each case with a real process in a real folder."""

from __future__ import annotations

import os
import pty
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from goldseam.hosting.card import HostCard
from goldseam.hosting.home import Home
from tests.hosting.own_copy import OwnCopy, goldseam, serving, surroundings
from tests.hosting.refusals import change, refused

pytestmark = pytest.mark.slow


def test_the_first_start_makes_everything_for_the_owner_only(grown: Path) -> None:
    modes = {path.name: path.stat().st_mode & 0o777 for path in grown.iterdir()}
    assert grown.stat().st_mode & 0o777 == 0o700
    assert modes["pepper"] == 0o400
    assert {name: mode for name, mode in modes.items() if mode & 0o077} == {}
    assert HostCard.load(Home(grown).host_card) == HostCard("Ada", False)


def test_after_a_stop_the_database_is_whole_in_one_file(grown: Path) -> None:
    assert not list(grown.glob("*-wal"))
    assert (grown / "goldseam.sqlite3").stat().st_size > 100_000


def test_without_terminal_and_options_it_starts_and_nobody_was_named(tmp_path: Path) -> None:
    with serving(tmp_path / "home") as copy:
        assert copy.out.count("not said yet") == 2
    assert not Home(tmp_path / "home").host_card.exists()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_asked(home: Path, how: signal.Signals) -> None:
    copy = OwnCopy(home)
    copy.start()
    assert copy.stop(how) == 0
    assert "Goldseam has stopped." in copy.out and "Traceback" not in copy.out


def test_a_second_copy_on_one_folder_is_refused(home: Path) -> None:
    with serving(home):
        done = goldseam(home, "serve", "--port", "0")
        assert done.returncode == 1
        assert f"already running with the folder {home}" in done.stderr and "stop it first" in done.stderr


def test_a_port_in_use_is_named(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = goldseam(home, "serve", "--port", port)
    assert done.returncode == 1
    assert f"The port {port} is in use" in done.stderr and "Nothing was changed." in done.stderr


def test_a_folder_that_can_not_be_written_is_named() -> None:
    done = goldseam(Path("/proc/goldseam"), "serve")
    assert done.returncode == 1
    assert "can not write into its folder /proc/goldseam" in done.stderr and "--home FOLDER" in done.stderr


@pytest.mark.parametrize("bind", ["0.0.0.0", "192.168.1.7", "::"])
def test_plain_http_on_a_network_is_refused(home: Path, bind: str) -> None:
    said = refused(home, "--bind", bind)
    assert "everybody on that network could read along" in said and "--tls" in said


def test_options_that_do_not_go_together_are_refused(home: Path) -> None:
    assert "all three: --tls, --cert and --key" in refused(home, "--cert", "some.pem")
    assert "choose one of the two" in refused(home, "--tls", "--behind", "https://here.example.org")
    assert "--behind https://" in refused(home, "--behind", "http://here.example.org/path")


def test_a_database_of_a_newer_program_is_refused(home: Path) -> None:
    change(
        home,
        "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_later', '2030-01-01')",
    )
    said = refused(home)
    assert "newer Goldseam than this one" in said and "people 9999_later" in said
    assert "Nothing was changed." in said and "start the newer program" in said


def test_before_an_update_a_copy_is_made(home: Path) -> None:
    django = [sys.executable, "-m", "django", "migrate", "hosting", "zero", "--settings=goldseam.settings"]
    subprocess.run(django, env=surroundings(home), check=True, capture_output=True)
    assert "brings the database into its new shape" in goldseam(home, "doctor").stdout
    with serving(home):
        pass
    (copy,) = (home / "backups").glob("before-*.sqlite3")
    assert copy.stat().st_mode & 0o777 == 0o600
    with (
        closing(sqlite3.connect(copy)) as before,
        closing(sqlite3.connect(home / "goldseam.sqlite3")) as after,
    ):
        listed = "SELECT count(*) FROM sqlite_schema WHERE name = 'hosting_instance'"
        assert [database.execute(listed).fetchone()[0] for database in (before, after)] == [0, 1]


def test_no_copy_is_made_without_an_update(home: Path) -> None:
    with serving(home):
        pass
    assert not list(home.glob("backups/*"))


@pytest.mark.parametrize("page", [1, 3, 10])
def test_a_damaged_database_is_refused(home: Path, page: int) -> None:
    with (home / "goldseam.sqlite3").open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(range(1, 65)))
    said = refused(home)
    assert "is damaged" in said and "writing could make it worse" in said
    assert "Your backups are not affected." in said and "./goldseam restore FILE" in said


def test_a_database_cut_short_is_refused(home: Path) -> None:
    os.truncate(home / "goldseam.sqlite3", 50_000)
    assert "is damaged" in refused(home)


def test_damaged_sign_ins_are_put_away_and_it_starts(home: Path) -> None:
    (home / "sessions.sqlite3").write_bytes(b"not a database" * 900)
    with serving(home):
        pass


def test_a_broken_host_card_is_refused(home: Path) -> None:
    (home / "host.toml").write_text("name = ")
    assert "The host card" in refused(home)


def test_a_cost_below_the_floor_is_refused(home: Path) -> None:
    (home / "kdf").write_text("1x1\n")
    assert "./goldseam tune" in refused(home)


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(ours)


def at_the_terminal(terminal: tuple[int, int], home: Path, typed: str, *given: str) -> str:
    """Everything shown until Goldseam is ready, at a terminal where this was typed."""
    ours, theirs = terminal
    command = [sys.executable, "-P", "-m", "goldseam.hosting", "serve", "--port", "0", *given]
    env = surroundings(home, PYTHONUTF8="1")
    with subprocess.Popen(command, env=env, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        os.write(ours, typed.encode())
        shown = b""
        while b"press Ctrl+C" not in shown:
            shown += os.read(ours, 4096)
        process.terminate()
    return shown.decode()


def test_the_first_start_at_a_terminal_asks_two_questions(terminal: tuple[int, int], tmp_path: Path) -> None:
    shown = at_the_terminal(terminal, tmp_path / "home", "Zoë\nperhaps\nyes\n")
    assert "Your name, as the people who use this copy know you:" in shown
    assert "Are you one of the two who will write here?" in shown
    assert "Please answer with one of" in shown
    assert HostCard.load(tmp_path / "home" / "host.toml") == HostCard("Zoë", True)


def test_later_starts_do_not_ask_again(terminal: tuple[int, int], home: Path) -> None:
    assert "Your name" not in at_the_terminal(terminal, home, "")


def test_a_terminal_shows_a_code_for_phones(terminal: tuple[int, int], home: Path) -> None:
    shown = at_the_terminal(terminal, home, "", "--behind", "https://goldseam.example.org")
    assert "Behind the proxy:" in shown and "https://goldseam.example.org" in shown
    assert shown.count("▀") + shown.count("█") + shown.count("▄") > 100
