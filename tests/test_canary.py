"""I-15: words, names, passphrases, codes and links are in no file, whatever form they were typed into.

A real server in a home of its own; two people who type one strange word into every field of every form, also
where it is refused. Then every file is searched: databases and their logs, the server's own log, the backup,
temporary folders, or all that PostgreSQL keeps; in plain, base 16 and 64, UTF-16, and inside of packed
streams.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.urls import resolve

from tests import postgres
from tests.agreements.typed import agreed
from tests.audience import TABLE
from tests.browser.apology_scenes import PROGRAM as WORKSHOP
from tests.dialogue.typed import talked
from tests.exercises.alone import PROGRAM as ALONE
from tests.exercises.letters import PROGRAM as LETTERS
from tests.exercises.talk import PROGRAM
from tests.hosting.own_copy import OwnCopy, goldseam, serving, throw_away
from tests.hosting.traces import forms, traces
from tests.keepsakes.rooms import furnish
from tests.keepsakes.typed import kept
from tests.questions.typed import asked
from tests.words_everywhere import (
    BIRD,
    Pen,
    accepted,
    alone,
    bond,
    crossed,
    letters,
    looked_at,
    refused,
    sealed,
    stood,
    told,
)

EARLY = Path(__file__).parent / "checkins" / "early_program"
pytestmark = pytest.mark.slow

ENDS = {"unlock"}  # typed into by itself, at the locked door
SIGN_IN_NAME = re.compile(rb'"people_person"\."sign_in_name" = \'[^\']*\'')


def live(ines: Pen, jonas: Pen, home: Path) -> tuple[list[str], set[str]]:
    """Two people use everything there is. Returns what else has to be nowhere (codes, links, cookies), and
    where the word was typed in."""
    sent = [where for path in ("/begin/", "/sign-in/", "/recover/") for where in ines.fill(path, BIRD)]
    ines.account()
    jonas.account()
    secrets = ines.code()
    link = ines.invite()
    jonas.post(link, {})
    sent += jonas.fill("/invitation/", BIRD)
    jonas.join(link)
    secrets.append(link.split("/")[2])
    crossed(ines, jonas, home)
    accepted(ines, jonas)
    told(ines, jonas)
    alone(ines, jonas)
    sealed(ines, jonas)
    letters(ines, jonas)
    looked_at(ines, jonas)
    sent += agreed(ines, jonas, f"/b/{bond(jonas, ines)}/", BIRD)
    sent += stood(ines, jonas)
    sent += kept(ines, jonas, f"/b/{bond(jonas, ines)}/", BIRD, home)
    sent += talked(ines, jonas, f"/b/{bond(jonas, ines)}/", BIRD)
    sent += asked(ines, jonas, f"/b/{bond(jonas, ines)}/", BIRD)
    for one in (ines, jonas):
        for path in one.walk("/home/"):
            sent += one.fill(path, f"{BIRD} in a form")
    refused(ines)
    secrets += [c for one in (ines, jonas) for n, c in one.cookies.items() if n in ("s", "d") and c]
    return secrets, {str(resolve(path).url_name) for path in sent}


def clean(folder: Path, secrets: list[str]) -> None:
    """None of it is in any file."""
    words = {BIRD, BIRD.title(), *secrets, *(code.replace("-", "") for code in secrets)}
    found = traces(folder, *(word.encode() for word in words))
    assert not found, [(word, traces(folder, word.encode())) for word in words]


def furnished(home: Path) -> Path:
    """A home with a program of its own for every kind of activity."""
    throw_away(home)
    shutil.copytree(PROGRAM, home / "programs" / "sealed")
    shutil.copytree(LETTERS, home / "programs" / "letters")
    shutil.copytree(WORKSHOP, home / "programs" / "workshop")
    shutil.copytree(ALONE, home / "programs" / "private")
    furnish(home / "programs" / "rooms")
    shutil.copytree(EARLY, home / "programs" / "follow-ups")
    return home


def everywhere(copy: OwnCopy) -> list[str]:
    """Two people type into every form of this copy. What else than the word has to be nowhere."""
    ines, jonas = Pen(copy.url, "ines7731"), Pen(copy.url, "jonas7731")
    secrets, filled = live(ines, jonas, copy.home)
    assert filled >= {row.name for row in TABLE if row.get == row.post == "200"} - ENDS
    return secrets


def test_nothing_anybody_typed_is_in_any_file(tmp_path: Path) -> None:
    home, temporary = furnished(tmp_path / "home"), tmp_path / "temporary"
    temporary.mkdir()
    with serving(home, TMPDIR=str(temporary)) as copy:
        secrets = everywhere(copy)
        assert (home / "goldseam.sqlite3-wal").stat().st_size > 0
        clean(tmp_path, secrets)
        assert goldseam(home, "backup", "--setup", TMPDIR=str(temporary)).returncode == 0
        assert goldseam(home, "backup", TMPDIR=str(temporary)).returncode == 0
        assert list((home / "backups").glob("*.sealed"))
        clean(tmp_path, secrets)
    clean(tmp_path, secrets)
    # What the host may see is found, so the search does search.
    assert home / "goldseam.sqlite3" in traces(home, b"ines7731")


@pytest.mark.postgres
def test_nothing_anybody_typed_is_in_anything_postgresql_keeps(tmp_path: Path) -> None:
    """Every row as a dump shows it (pages may be packed), the server's files as they are, and its log, where
    it was told to keep every statement: of what was typed, only names of sign-ins are looked for."""
    home = furnished(tmp_path / "home")
    with postgres.server(log_statement="all", log_connections="on") as server:
        postgres.make(server, "goldseam")
        with serving(home, GOLDSEAM_DATABASE_URL=server.format("goldseam")) as copy:
            secrets = everywhere(copy)
        dump = [postgres.programs() / "pg_dump", f"--file={tmp_path / 'dump'}", server.format("goldseam")]
        subprocess.run(dump, check=True)
        with closing(psycopg.connect(server.format("goldseam"), autocommit=True)) as boss:
            boss.execute("CHECKPOINT")
        folder = postgres.folder(server)
        kept = {
            str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()
        }
    clean(tmp_path, secrets)
    kept["log"] = SIGN_IN_NAME.sub(b"", kept["log"])
    for word in (BIRD, *secrets):
        for form in forms(word.encode()):
            assert not [name for name, data in kept.items() if form in data], word
    # What the host may see is found in each of them, so the search does search.
    assert b"ines7731" in (tmp_path / "dump").read_bytes()
    assert {"data/base", "data/pg_wal", "log"} <= {
        "/".join(name.split("/")[:2]) for name, data in kept.items() if b"ines7731" in data
    }
    assert not list(home.glob("*.sqlite3*"))
