"""Backup and restore as a host does them, while people use the copy and on an empty machine."""

from __future__ import annotations

import shutil
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from goldseam.hosting import backups, sheets, snapshot
from goldseam.hosting.home import Home
from tests.hosting.own_copy import OwnCopy, goldseam, serving, throw_away
from tests.hosting.traces import traces
from tests.hosting.visitor import Visitor

pytestmark = pytest.mark.slow
WORDS = "I have not said this aloud: the ferry left without me."


class Machine:
    """A machine somebody writes on, with a backup and the two sheets on paper."""

    def __init__(self, folder: Path) -> None:
        self.home = throw_away(folder / "home")
        self.copy = OwnCopy(self.home)
        self.copy.start()
        self.ines = Visitor(self.copy.url)
        self.ines.begin()
        self.path = self.ines.write(self.ines.place_to_write(), WORDS)
        self.paper = goldseam(self.home, "backup", "--setup").stdout
        done = goldseam(self.home, "backup")
        assert done.returncode == 0, done.stderr
        (self.backup,) = (self.home / "backups").glob("*.sealed")
        self.at_backup = measured(self.home / "goldseam.sqlite3")
        self.ines.write(self.ines.place_to_write(), "written after the backup")
        self.copy.stop()


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    return Machine(tmp_path_factory.mktemp("machine"))


@pytest.fixture
def home(machine: Machine, tmp_path: Path) -> Path:
    """The machine's home, to do with as one likes."""
    return Path(shutil.copytree(machine.home, tmp_path / "home"))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Path]:
    yield throw_away(tmp_path / "empty")


def measured(database: Path) -> dict[str, snapshot.Table]:
    return {name: table for name, table in snapshot.measure(database).items() if name != "hosting_instance"}


def plain(machine: Machine, folder: Path) -> Path:
    """What is in the sealed backup, opened with the key from the paper."""
    home = Home(throw_away(folder / "opened"))
    assert (
        goldseam(home.path, "restore", str(machine.backup), "--key-file", "-", said=machine.paper).returncode
        == 0
    )
    return home.database


def test_on_an_empty_machine_everything_is_there_again(machine: Machine, empty: Path) -> None:
    done = goldseam(empty, "restore", str(machine.backup), "--key-file", "-", said=machine.paper)
    assert done.returncode == 0, done.stderr
    assert "needs the pepper from your pepper sheet" in done.stdout
    assert "The pepper file" in goldseam(empty, "serve", "--port", "0").stderr
    done = goldseam(empty, "pepper", "--put-back", "--file", "-", said=machine.paper)
    assert done.returncode == 0, done.stderr
    with serving(empty) as copy:
        ines = Visitor(copy.url)
        assert ines.sign_in().status == 302
        assert WORDS in ines.get(machine.path).text


def test_every_row_of_every_table_is_the_same(machine: Machine, tmp_path: Path) -> None:
    restored = measured(plain(machine, tmp_path))
    assert restored == machine.at_backup
    assert restored["people_person"].rows == 1
    assert restored != measured(machine.home / "goldseam.sqlite3")


def test_a_restore_says_on_which_day_it_was(machine: Machine, tmp_path: Path) -> None:
    with closing(sqlite3.connect(plain(machine, tmp_path))) as database:
        (day,) = database.execute("SELECT restored_on FROM hosting_instance").fetchone()
    assert day == datetime.now(UTC).date().isoformat()


def test_a_backup_gives_nothing_away(machine: Machine) -> None:
    whole = (machine.home / "goldseam.sqlite3").read_bytes()
    assert b"SQLite" not in machine.backup.read_bytes() and b"ines" not in machine.backup.read_bytes()
    pepper = (machine.home / "pepper").read_text().split()[-1].encode()
    assert machine.backup not in traces(machine.home, pepper)
    assert traces(machine.home, WORDS.encode()) == []
    assert b"ines" in whole
    assert machine.backup.stat().st_mode & 0o777 == 0o600


def test_neither_the_pepper_nor_who_is_signed_in_is_in_a_backup(machine: Machine, tmp_path: Path) -> None:
    database = plain(machine, tmp_path)
    assert not [name for name in snapshot.measure(database) if "signedin" in name or "session" in name]
    key = sheets.read_pepper((machine.home / "pepper").read_text())[1]
    assert key not in database.read_bytes()


def test_what_is_restored_over_is_kept_aside(machine: Machine, home: Path) -> None:
    before = (home / "goldseam.sqlite3").read_bytes()
    (home / "sessions.sqlite3").write_bytes(b"somebody is signed in")
    done = goldseam(home, "restore", str(machine.backup), "--key-file", "-", said=machine.paper)
    assert done.returncode == 0, done.stderr
    (aside,) = home.glob("replaced-*")
    assert (aside / "goldseam.sqlite3").read_bytes() == before
    assert not (home / "sessions.sqlite3").exists() and not list(home.glob("*-wal"))
    assert goldseam(home, "restore", str(aside / "goldseam.sqlite3")).returncode == 0


def test_what_a_killed_server_left_in_its_log_is_kept_aside_with_it(machine: Machine, home: Path) -> None:
    copy = OwnCopy(home)
    copy.start()
    ines = Visitor(copy.url)
    ines.sign_in()
    ines.write(ines.place_to_write(), "kept, and then the power went")
    copy.stop(signal.SIGKILL)
    left = measured(home / "goldseam.sqlite3")
    assert (home / "goldseam.sqlite3-wal").stat().st_size > 0
    goldseam(home, "restore", str(machine.backup), "--key-file", "-", said=machine.paper)
    assert measured(home / "goldseam.sqlite3") == machine.at_backup
    (aside,) = home.glob("replaced-*")
    goldseam(home, "restore", str(aside / "goldseam.sqlite3"))
    assert measured(home / "goldseam.sqlite3") == left != machine.at_backup


def refused(home: Path, backup: Path, paper: str) -> str:
    """What a restore that is refused says; everything must be as it was."""
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    done = goldseam(home, "restore", str(backup), "--key-file", "-", said=paper)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stdout + done.stderr
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    return done.stderr


def test_a_running_copy_is_not_restored(machine: Machine, home: Path) -> None:
    with serving(home):
        done = goldseam(home, "restore", str(machine.backup), "--key-file", "-", said=machine.paper)
    assert done.returncode == 1
    assert "already running" in done.stderr and "stop it first" in done.stderr


def test_a_changed_or_cut_backup_is_refused(machine: Machine, home: Path, tmp_path: Path) -> None:
    whole = machine.backup.read_bytes()
    other = tmp_path / "other.sealed"
    for data in (whole[:-1], whole[:5000], whole[:-9] + b"x" + whole[-8:], whole + b"x"):
        other.write_bytes(data)
        assert "changed, cut short, or not copied completely" in refused(home, other, machine.paper)
    other.write_bytes(b"something else")
    assert "not a Goldseam backup" in refused(home, other, machine.paper)
    assert "can not be read" in refused(home, tmp_path / "nowhere", machine.paper)


def test_another_key_or_a_mistyped_one_is_refused(machine: Machine, home: Path, tmp_path: Path) -> None:
    other = goldseam(throw_away(tmp_path / "other"), "backup", "--setup").stdout
    assert "sealed to another key" in refused(home, machine.backup, other)
    assert "group by group" in refused(home, machine.backup, "ABCD-1234")
    assert "there is no terminal to ask" in goldseam(home, "restore", str(machine.backup)).stderr


def test_a_backup_of_a_newer_program_is_refused(machine: Machine, home: Path) -> None:
    with closing(sqlite3.connect(home / "goldseam.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_later', '2030-01-01')"
        )
    goldseam(home, "backup")
    later = max((home / "backups").glob("*.sealed"))
    assert "newer Goldseam than this one" in refused(machine.home, later, machine.paper)


def test_a_damaged_copy_is_refused(machine: Machine, home: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "before.sqlite3"
    data = bytearray((home / "goldseam.sqlite3").read_bytes())
    data[2 * 4096 : 2 * 4096 + 64] = bytes(range(64))
    damaged.write_bytes(data)
    assert "can not be restored" in refused(home, damaged, "")


def test_a_damaged_database_is_not_backed_up(home: Path) -> None:
    with (home / "goldseam.sqlite3").open("r+b") as file:
        file.seek(2 * 4096)
        file.write(bytes(range(64)))
    before = sorted((home / "backups").iterdir())
    done = goldseam(home, "backup")
    assert done.returncode == 1 and "is damaged" in done.stderr
    assert sorted((home / "backups").iterdir()) == before
    assert not list(home.glob(".*"))


def test_without_a_key_no_backup_is_made(tmp_path: Path) -> None:
    done = goldseam(tmp_path, "backup")
    assert done.returncode == 1 and "./goldseam backup --setup" in done.stderr


def test_the_key_is_shown_once(machine: Machine, home: Path) -> None:
    again = goldseam(home, "backup", "--setup")
    assert again.returncode == 1 and "only then" in again.stderr and again.stdout == ""
    before = (home / "backup.pub").read_bytes()
    anew = goldseam(home, "backup", "--setup", "--new-key")
    assert anew.returncode == 0 and (home / "backup.pub").read_bytes() != before
    lines = [line for line in machine.paper.splitlines() if line.count("-") == 6]
    assert len(lines) == 4 and not set(lines[:2]) & set(anew.stdout.splitlines())
    assert set(lines[2:]) <= set(anew.stdout.splitlines())


def test_backups_go_after_two_weeks_and_the_newest_stays(home: Path) -> None:
    now = datetime.now(UTC)
    folder = home / "backups"
    old, older = now - timedelta(days=14, minutes=1), now - timedelta(days=40)
    for when in (old, older):
        (folder / f"goldseam-{backups.stamp(when)}.sealed").write_text("")
        (folder / f"before-{backups.stamp(when)}.sqlite3").write_text("")
        (home / f"replaced-{backups.stamp(when)}").mkdir()
    (folder / "goldseam-holiday.jpg").write_text("")
    assert len(backups.prune(Home(home), now)) == 6
    assert len(list(folder.iterdir())) == 2
    assert len(backups.prune(Home(home), now + timedelta(days=50))) == 0


def test_a_running_copy_makes_one_backup_a_day(home: Path) -> None:
    now = datetime.now(UTC)
    assert backups.daily(Home(home), now) is None
    taken = backups.daily(Home(home), now + timedelta(hours=25))
    assert taken is not None and taken.path.exists()
    assert backups.daily(Home(home), now + timedelta(hours=26)) is None
    (home / "backup.pub").unlink()
    assert backups.daily(Home(home), now + timedelta(hours=60)) is None


def test_a_backup_may_go_to_another_disk(home: Path, tmp_path: Path) -> None:
    done = goldseam(home, "backup", "--to", str(tmp_path / "disk"))
    assert done.returncode == 0
    assert len(list((tmp_path / "disk").glob("*.sealed"))) == 1
    refused = goldseam(home, "backup", "--to", "/proc/nowhere")
    assert refused.returncode == 1 and "could not be written into /proc/nowhere" in refused.stderr
