"""A PostgreSQL server to throw away: Debian's package, a folder of its own, a user without rights.

``./goldseam test --postgres`` runs the tests on it; each test process gets databases of its own.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

CHOSEN = "GOLDSEAM_TEST_POSTGRES"
SERVER = "GOLDSEAM_TEST_POSTGRES_SERVER"
VERSION = 15
PLACES = Path("/usr/lib/postgresql")
# Power is not cut here, and many test processes connect at once.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "autovacuum": "off",
}


class NotHere(Exception):
    """There is no PostgreSQL to try things on; says why and what helps."""


def programs() -> Path:
    """The folder with the programs of PostgreSQL 15 or newer. Raises ``NotHere``."""
    found = [path for path in PLACES.glob("*/bin") if (path / "initdb").exists()]
    fit = [path for path in found if int(path.parent.name.split(".")[0]) >= VERSION]
    if not fit:
        raise NotHere(
            f"There is no PostgreSQL {VERSION} in {PLACES}, so nothing was tried on it. "
            "On Debian, as root: apt install postgresql"
        )
    return min(fit, key=lambda path: int(path.parent.name.split(".")[0]))


def _user() -> str | None:
    """Whom the server runs as: PostgreSQL refuses root. ``None`` is whoever we are."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


@contextlib.contextmanager
def server(**settings: str) -> Iterator[str]:
    """Starts one in a temporary folder, and stops it and clears it away afterwards. Gives its address with
    ``{}`` for the database. Raises ``NotHere`` when it can not be started."""
    where, user = programs(), _user()
    folder = Path(tempfile.mkdtemp(prefix="goldseam-pg-", dir="/tmp"))  # a socket's path must be short
    data = folder / "data"
    if user:
        shutil.chown(folder, user)
    try:
        _run(user, folder, where / "initdb", "-D", data, "-U", "goldseam", "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync", "--data-checksums")  # fmt: skip
        told = " ".join(f"-c {name}={value or repr('')}" for name, value in (SETTINGS | settings).items())
        options = f"{told} -c unix_socket_directories={folder}"
        control = (where / "pg_ctl", "-D", data, "-w", "-s")
        _run(user, folder, *control, "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql://goldseam@/{{}}?host={quote(str(folder), safe='')}"
        finally:
            _run(user, folder, *control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(user: str | None, folder: Path, *command: str | Path) -> None:
    as_somebody = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}
    # Its output goes to a file: a server that is left running would hold a pipe open.
    with tempfile.TemporaryFile() as said:
        ended = subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
            **as_somebody,  # type: ignore[call-overload]
        )
        said.seek(0)
        words = said.read().decode(errors="replace").strip()
    if ended.returncode != 0:
        log = folder / "log"
        more = log.read_text(errors="replace")[-2000:] if log.exists() else ""
        raise NotHere(f"PostgreSQL could not be started here ({Path(command[0]).name}): {words}\n{more}")
