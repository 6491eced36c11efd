"""That a kept word is a kept word: the settings, and what really reaches the disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connections

from goldseam.hosting import durability
from goldseam.hosting.refused import Refused
from tests.hosting.own_copy import serving, surroundings, throw_away
from tests.hosting.syncs import Syncs
from tests.hosting.visitor import Visitor

WRITES = """
import sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection, transaction
from goldseam.hosting.models import Instance
from tests.hosting.syncs import _COUNT
from pathlib import Path

call_command("migrate", verbosity=0)
Instance.remember(1, bytes(8), "2026-11-22")
if sys.argv[2]:
    connection.cursor().execute(sys.argv[2])
counted = Path(sys.argv[1])
for number in range(40):
    before = _COUNT.unpack(counted.read_bytes())[0]
    with transaction.atomic():
        Instance.objects.update(pepper_id=number)
    print(_COUNT.unpack(counted.read_bytes())[0] - before)
"""
WRONG = {
    "journal_mode": "DELETE",
    "synchronous": "NORMAL",
    "foreign_keys": "OFF",
    "secure_delete": "OFF",
    "temp_store": "FILE",
    "trusted_schema": "ON",
    "cell_size_check": "OFF",
    "journal_size_limit": "-1",
    "fullfsync": "OFF",
    "busy_timeout": "1",
}


SQLITE = pytest.mark.sqlite("reads back what SQLite was told; test_postgres.py does so for the other")


@SQLITE
@pytest.mark.parametrize("alias", ["default", "sessions"])
@pytest.mark.django_db(databases=["default", "sessions"], transaction=True)
def test_the_settings_hold_on_both_databases(alias: str, tmp_path: Path) -> None:
    database = connections[alias].copy()
    database.settings_dict = {**database.settings_dict, "NAME": str(tmp_path / "fresh.sqlite3")}
    assert durability.differences(database, durability.EXPECTED[alias]) == []
    database.close()


@SQLITE
@pytest.mark.parametrize("name", WRONG)
@pytest.mark.django_db(transaction=True)
def test_each_setting_that_does_not_hold_is_noticed(name: str, tmp_path: Path) -> None:
    assert set(WRONG) == set(durability.LASTS)
    database = connections["default"].copy()
    database.settings_dict = {**database.settings_dict, "NAME": str(tmp_path / "fresh.sqlite3")}
    with database.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}={WRONG[name]}")
    (found,) = durability.differences(database, durability.LASTS)
    assert found.startswith(f"{name} is ")
    database.close()


@SQLITE
@pytest.mark.django_db(transaction=True)
def test_transactions_that_do_not_begin_by_locking_are_noticed(tmp_path: Path) -> None:
    database = connections["default"].copy()
    options = {**database.settings_dict["OPTIONS"], "transaction_mode": "DEFERRED"}
    database.settings_dict = {
        **database.settings_dict,
        "NAME": str(tmp_path / "f.sqlite3"),
        "OPTIONS": options,
    }
    assert durability.differences(database, durability.LASTS) == [
        "transaction_mode is DEFERRED and must be IMMEDIATE"
    ]
    database.close()


@SQLITE
@pytest.mark.django_db(databases=["default", "sessions"], transaction=True)
def test_a_start_with_wrong_settings_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {**durability.EXPECTED, "sessions": {**durability.PASSES, "synchronous": durability.FULL}}
    monkeypatch.setattr(durability, "EXPECTED", wanted)
    with pytest.raises(Refused, match="sessions: synchronous is 0 and must be 2") as refused:
        durability.check()
    assert "not on a network share" in refused.value.do


def syncs_of_commits(tmp_path: Path, setting: str = "") -> list[int]:
    """How many syncs each of 40 commits made, in a process with the product's settings and then this one."""
    syncs = Syncs(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", WRITES, syncs.environment["COUNT_SYNCS_IN"], setting],
        env=surroundings(tmp_path, DJANGO_SETTINGS_MODULE="goldseam.settings", **syncs.environment),
        capture_output=True,
        text=True,
        check=True,
    )
    return [int(line) for line in done.stdout.split()]


@pytest.mark.slow
def test_every_commit_reaches_the_disk(tmp_path: Path) -> None:
    counted = syncs_of_commits(tmp_path)
    assert len(counted) == 40 and min(counted) >= 1


@pytest.mark.slow
def test_the_counter_would_notice_commits_that_do_not(tmp_path: Path) -> None:
    assert max(syncs_of_commits(tmp_path, "PRAGMA synchronous=OFF")) == 0
    assert min(syncs_of_commits(tmp_path, "PRAGMA synchronous=NORMAL")) == 0


@pytest.mark.slow
def test_every_writing_is_on_the_disk_before_its_writer_reads_kept(tmp_path: Path) -> None:
    syncs = Syncs(tmp_path)
    with serving(throw_away(tmp_path / "home"), **syncs.environment) as copy:
        ines = Visitor(copy.url)
        ines.begin()
        place = ines.place_to_write()
        for number in range(10):
            before = syncs.count
            ines.write(place, f"The {number}. thing I did not say.")
            assert syncs.count > before
