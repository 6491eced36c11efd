from __future__ import annotations

import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from goldseam.hosting import upkeep
from goldseam.hosting.home import Home
from goldseam.lib import tidy

pytestmark = pytest.mark.sqlite("looks after a file; PostgreSQL looks after itself")

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def home(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setattr(upkeep, "_looked", [])
    settings.HOME = Home(tmp_path)
    with closing(sqlite3.connect(settings.HOME.database)) as database, database:
        database.execute("CREATE TABLE words (word)")
        database.executemany("INSERT INTO words VALUES (?)", [("x" * 900,)] * 50)
    return Home(tmp_path)


@pytest.fixture
def asked_to_stop() -> Iterator[list[int]]:
    asked: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: asked.append(number))
    yield asked
    signal.signal(signal.SIGTERM, before)


def damage(home: Home) -> None:
    with home.database.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(range(64)))


def test_hosting_takes_part_in_the_housekeeping() -> None:
    assert {f"{f.__module__}.{f.__name__}" for f in (upkeep.back_up, upkeep.look_after)} <= set(
        tidy._registered
    )


def test_a_sound_database_goes_on(home: Home, asked_to_stop: list[int]) -> None:
    for days in range(3):
        upkeep.look_after(NOW + days * DAY)
    assert asked_to_stop == []


def test_a_database_damaged_while_serving_stops_the_server_within_a_day(
    home: Home, asked_to_stop: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    upkeep.look_after(NOW)
    damage(home)
    upkeep.look_after(NOW + DAY / 2)
    assert asked_to_stop == []
    upkeep.look_after(NOW + DAY)
    assert asked_to_stop == [signal.SIGTERM]
    assert "is damaged" in caplog.text and "./goldseam restore FILE" in caplog.text


def test_without_a_key_no_backup_is_taken(home: Home) -> None:
    upkeep.back_up(NOW)
    assert not home.backups.exists()
