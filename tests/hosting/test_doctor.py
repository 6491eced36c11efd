"""What the doctor says about a home: one finding each, and an exit code."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from goldseam.hosting import backups, certificate, looks, running
from goldseam.hosting.findings import Word
from goldseam.hosting.home import Home
from tests.hosting.own_copy import goldseam, serving

NOW = datetime.now(UTC)
slow = pytest.mark.slow


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("grown") / "home"
    with serving(home, "--host-name", "Ada", "--host-is", "other"):
        pass
    goldseam(home, "backup", "--setup")
    goldseam(home, "backup")
    return home


@pytest.fixture
def home(grown: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(grown, tmp_path / "home"))


def seen(home: Path, *codes: int) -> dict[str, tuple[str, str]]:
    """Part, word and text of every finding; the exit code must be one of these."""
    done = goldseam(home, "doctor")
    assert done.returncode in codes, done.stdout + done.stderr
    return {line[10:26].strip(): (line[:10].strip(), line[26:]) for line in done.stdout.splitlines()}


@slow
def test_a_home_in_order_is_all_ok(home: Path) -> None:
    found = seen(home, 0, 1)
    found.pop("help lines")  # how old their checks are depends on the day this runs
    assert {word for word, _ in found.values()} == {"ok"}
    assert set(found) >= {
        "place", "permissions", "disk", "clock", "database", "pepper", "backup", "passphrases",
        "certificate", "settings", "update", "durability", "since",
    }  # fmt: skip


@slow
def test_it_may_look_while_people_are_served_and_changes_nothing(home: Path) -> None:
    with serving(home):
        assert running.is_running(Home(home))
        assert seen(home, 0, 1)["database"][0] == "ok"


@slow
def test_what_is_missing_needs_attention(home: Path) -> None:
    shutil.rmtree(home / "backups")
    (home / "host.toml").unlink()
    (home / "secret").chmod(0o644)
    found = seen(home, 1)
    assert found["backup"][0] == found["host card"][0] == found["permissions"][0] == "attention"
    assert "secret" in found["permissions"][1]


@slow
def test_what_is_broken_is_called_broken(home: Path) -> None:
    (home / "pepper").unlink()
    with (home / "goldseam.sqlite3").open("r+b") as file:
        file.seek(4096)
        file.write(bytes(range(64)))
    found = seen(home, 2)
    assert found["database"][0] == "broken" and "is damaged" in found["database"][1]


@slow
def test_a_lost_pepper_is_broken(home: Path) -> None:
    (home / "pepper").unlink()
    assert seen(home, 2)["pepper"] == (
        "broken",
        "the file is missing. Put it back from its sheet: ./goldseam pepper --put-back",
    )


@slow
def test_without_a_home_it_says_so(tmp_path: Path) -> None:
    done = goldseam(tmp_path / "nowhere", "doctor")
    assert done.returncode == 1 and "There is no folder" in done.stderr


def test_a_clock_that_went_back_is_noticed(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.secret.write_text("x")
    assert looks.clock(home, datetime.now(UTC)).word is Word.OK
    later = (NOW + timedelta(days=3)).timestamp()
    os.utime(home.secret, (later, later))
    assert looks.clock(home, NOW).word is Word.ATTENTION


def test_an_old_backup_needs_attention(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert "no backup key" in looks.last_backup(home, NOW).text
    home.backup_key.write_text("goldseam-backup-key 1 " + "A" * 43 + "=\n")
    assert "none made yet" in looks.last_backup(home, NOW).text
    home.backups.mkdir()
    (home.backups / f"goldseam-{backups.stamp(NOW - timedelta(days=3))}.sealed").write_text("")
    assert looks.last_backup(home, NOW).text.startswith("the newest is 3 days old")
    (home.backups / f"goldseam-{backups.stamp(NOW - timedelta(hours=5))}.sealed").write_text("")
    assert looks.last_backup(home, NOW).word is Word.OK
    home.backup_key.write_text("something")
    assert looks.last_backup(home, NOW).word is Word.BROKEN


def test_a_cost_that_is_too_low_or_too_high_is_noticed(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert "not measured here" in looks.passphrases(home).text
    for cost, word in (
        ("64x3", Word.OK),
        ("32x3", Word.BROKEN),
        ("much", Word.BROKEN),
        ("999999x3", Word.ATTENTION),
    ):
        home.kdf.write_text(cost)
        assert looks.passphrases(home).word is word


def test_a_certificate_near_its_end_needs_attention(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert looks.tls(home, NOW).word is Word.OK
    certificate.made(home, [], [], NOW)
    assert looks.tls(home, NOW).word is Word.OK
    assert looks.tls(home, NOW + timedelta(days=700)).word is Word.ATTENTION


def test_a_network_share_is_no_place_for_a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert looks.place(Home(tmp_path)).word is Word.OK
    monkeypatch.setattr(looks, "NETWORK", {looks._file_system(tmp_path)})
    assert looks.place(Home(tmp_path)).word is Word.BROKEN


def test_little_room_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert looks.space(Home(tmp_path)).word is Word.OK
    monkeypatch.setattr(looks, "LITTLE", 1 << 60)
    assert looks.space(Home(tmp_path)).word is Word.ATTENTION
    monkeypatch.setattr(looks, "TOO_LITTLE", 1 << 60)
    assert looks.space(Home(tmp_path)).word is Word.BROKEN


def test_help_lines_that_were_checked_long_ago_need_attention(tmp_path: Path) -> None:
    home, day = Home(tmp_path), date(2026, 9, 24)
    assert looks.help_lines(home, day).word is Word.OK
    late = looks.help_lines(home, day + timedelta(days=3650))
    assert late.word is Word.ATTENTION and "update Goldseam" in late.text


def test_a_broken_file_of_help_lines_is_told_with_its_row(tmp_path: Path) -> None:
    (tmp_path / "help.toml").write_text('rows = [{ country = "DE", kind = "crisis" }]')
    found = looks.help_lines(Home(tmp_path), date(2026, 9, 24))
    assert found.word is Word.BROKEN and "help.toml, row 1" in found.text
