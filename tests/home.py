"""A throw-away home for this test process, made before Django reads its settings."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from tests import postgres

CHEAP = "1x1"
COMPILED = "PYTHONPYCACHEPREFIX"


def furnish(path: Path) -> None:
    """Pepper, secret and the mark that allows a cheap key derivation: only ever in a home for tests."""
    from goldseam.vault import pepper, sodium

    path.mkdir(parents=True, exist_ok=True)
    (path / "throw-away").write_text("")
    (path / "secret").write_text("a secret that signs nothing of anybody's, 0123456789abcdefghij\n")
    (path / "pepper").write_text(pepper.written(1, sodium.random()))


def _compile_once() -> None:
    """Where Python may keep nothing beside the sources, it would compile all of them again for each copy and
    command that a test starts: there what is compiled is kept in a folder that all of this run share."""
    if sys.dont_write_bytecode and COMPILED not in os.environ:
        os.environ[COMPILED] = folder = tempfile.mkdtemp(prefix="goldseam-test-compiled-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        sys.pycache_prefix, sys.dont_write_bytecode = folder, False


# Python would look through everything that thousands of tests and their parts hold, again and again, for what
# nobody holds any more: a twelfth of the time of a test run.
gc.set_threshold(50_000, 20, 20)
_compile_once()
HOME = Path(tempfile.mkdtemp(prefix="goldseam-test-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["GOLDSEAM_HOME"] = str(HOME)
os.environ["GOLDSEAM_KDF"] = CHEAP
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
furnish(HOME)


def _database() -> None:
    """With ``GOLDSEAM_TEST_POSTGRES``: databases of this process's own on a server that all of them share."""
    if not os.environ.get(postgres.CHOSEN):
        return
    if postgres.SERVER not in os.environ:
        running = contextlib.ExitStack()
        try:
            os.environ[postgres.SERVER] = running.enter_context(postgres.server())
        except postgres.NotHere as why:
            sys.exit(str(why))
        atexit.register(running.close)
    os.environ["GOLDSEAM_DATABASE_URL"] = os.environ[postgres.SERVER].format(f"goldseam_{os.getpid()}")


_database()
