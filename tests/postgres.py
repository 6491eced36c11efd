"""A PostgreSQL server to throw away: Debian's package, a folder of its own, a user without rights.

``./goldseam test --postgres`` runs the tests on one; every test process, and every copy of Goldseam that such
a test starts, gets databases of its own on it. Tests about PostgreSQL itself start another.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

CHOSEN = "GOLDSEAM_TEST_POSTGRES"
SERVER = "GOLDSEAM_TEST_POSTGRES_SERVER"
VERSION = 15
PLACES = Path("/usr/lib/postgresql")
# Power is not cut here, and many test processes connect at once.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
}
# It reads what nobody writes: when the test process ends, in whatever way, the server and its folder go.
UNTIL_WE_END = 'cat >/dev/null; "$1" -D "$2/data" -m immediate -w -s stop; rm -rf "$2"'
_numbers = itertools.count()


class NotHere(Exception):
    """There is no PostgreSQL to try things on; says why and what helps."""


def programs() -> Path:
    """The folder with the programs of the oldest PostgreSQL that is new enough. Raises ``NotHere``."""
    found = {path.parent.name: path for path in PLACES.glob("*/bin") if (path / "initdb").exists()}
    fit = sorted(int(name) for name in found if name.isdecimal() and int(name) >= VERSION)
    if not fit:
        raise NotHere(
            f"There is no PostgreSQL {VERSION} or newer in {PLACES}, so nothing was tried on it. "
            "On Debian, as root: apt install postgresql"
        )
    return found[str(fit[0])]


def fresh() -> dict[str, str]:
    """What a copy of Goldseam is told so that an empty database keeps its words, when the tests run on
    PostgreSQL; nothing otherwise."""
    if SERVER not in os.environ:
        return {}
    name = f"goldseam_{os.getpid()}_{next(_numbers)}"
    make(os.environ[SERVER], name)
    return {"GOLDSEAM_DATABASE_URL": os.environ[SERVER].format(name)}


def make(server: str, name: str) -> None:
    """Makes an empty database."""
    import psycopg

    with contextlib.closing(psycopg.connect(server.format("postgres"), autocommit=True)) as boss:
        boss.execute(f'CREATE DATABASE "{name}"')


def folder(server: str) -> Path:
    """Where a server that ``server`` started keeps everything: its data and its log. Other addresses: no."""
    return Path(parse_qs(urlsplit(server).query)["host"][0])


@contextlib.contextmanager
def server(**settings: str) -> Iterator[str]:
    """Starts one in a temporary folder; it goes when the block ends, or this process. Gives its address with
    ``{}`` for the database. Raises ``NotHere`` when it can not be started."""
    where, user = programs(), _user()
    folder = Path(tempfile.mkdtemp(prefix="goldseam-pg-", dir="/tmp"))  # a socket's path must be short
    if user:
        shutil.chown(folder, user)
    with _until_we_end(user, where / "pg_ctl", folder):
        data, log = folder / "data", folder / "log"
        _run(user, folder, where / "initdb", "-D", data, "-U", "goldseam", "-A", "trust", "--no-sync",
             "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums")  # fmt: skip
        told = " ".join(f"-c {name}={value or repr('')}" for name, value in (SETTINGS | settings).items())
        options = f"{told} -c unix_socket_directories={folder}"
        _run(user, folder, where / "pg_ctl", "-D", data, "-l", log, "-w", "-s", "-o", options, "start")
        yield f"postgresql://goldseam@/{{}}?host={quote(str(folder), safe='')}"


def _user() -> str | None:
    """Whom the server runs as: PostgreSQL refuses root. ``None`` is whoever we are."""
    if os.geteuid() != 0:
        return None
    return "postgres" if "postgres" in {entry.pw_name for entry in pwd.getpwall()} else "nobody"


def _as(user: str | None) -> dict[str, object]:
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}


@contextlib.contextmanager
def _until_we_end(user: str | None, control: Path, folder: Path) -> Iterator[None]:
    command = ["sh", "-c", UNTIL_WE_END, "sh", str(control), str(folder)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
    waiting = subprocess.Popen(command, cwd="/", stdin=subprocess.PIPE, **quiet, **_as(user))  # type: ignore[call-overload]
    try:
        yield
    finally:
        waiting.stdin.close()
        waiting.wait(60)


def _run(user: str | None, folder: Path, *command: str | Path) -> None:
    # What it says goes to a file: the server that is left running would hold a pipe open.
    with tempfile.TemporaryFile() as said:
        ended = subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
            **_as(user),  # type: ignore[call-overload]
        )
        said.seek(0)
        words = said.read().decode(errors="replace").strip()
    if ended.returncode != 0:
        log = folder / "log"
        more = log.read_text(errors="replace")[-2000:] if log.exists() else ""
        raise NotHere(f"PostgreSQL could not be started here ({Path(command[0]).name}): {words}\n{more}")
