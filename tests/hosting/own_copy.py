"""A copy of Goldseam run as a host runs it: real processes in a home of their own."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


def throw_away(home: Path) -> Path:
    """Marks a home as one where a passphrase may cost little."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    (home / "throw-away").write_text("")
    return home


def begun(home: Path) -> Path:
    """A home to throw away in which the first start is over: its empty databases have their shape. For tests
    that are about what comes after; all such homes of a test process have the same pepper and secret."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copytree(_served_once(), home, dirs_exist_ok=True, ignore=shutil.ignore_patterns("static"))
    return home


@cache
def _served_once() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="goldseam-test-begun-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    home = throw_away(folder / "home")
    with serving(home):
        pass
    return home


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """The environment of a command: no setting of this test run reaches it."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GOLDSEAM_", "DJANGO_"))
    }
    cheap = {"GOLDSEAM_KDF": "1x1"} if (home / "throw-away").exists() else {}
    return {**kept, **cheap, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "GOLDSEAM_HOME": str(home), **more}


def goldseam(home: Path, *given: str, said: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """Runs one command to its end."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "goldseam.hosting", *given],
        env=surroundings(home, **more),
        input=said,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class OwnCopy:
    """A serving copy. ``out`` is everything it has said so far."""

    def __init__(self, home: Path, *given: str, **more: str) -> None:
        self.home, self._given, self._more = home, given, more
        self._heard = home.with_name(f"{home.name}.said")
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def out(self) -> str:
        return self._heard.read_text()

    @property
    def url(self) -> str:
        """The address on this machine that it printed, without the last slash."""
        found = re.search(r"https?://localhost:\d+", self.out)
        assert found, self.out
        return found[0]

    def start(self, *given: str) -> float:
        """Starts it, waits until it is ready, and returns the seconds that took."""
        began = time.monotonic()
        port = () if "--port" in self._given else ("--port", "0")
        with self._heard.open("wb") as heard:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "goldseam.hosting", "serve", *port, *self._given, *given],
                env=surroundings(self.home, **self._more),
                stdin=subprocess.DEVNULL,
                stdout=heard,
                stderr=subprocess.STDOUT,
            )
        while "Goldseam is ready" not in self.out:
            assert self.process.poll() is None, self.out
            assert time.monotonic() - began < PATIENCE, self.out
            time.sleep(0.02)
        return time.monotonic() - began

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ends it and returns its exit code."""
        assert self.process is not None
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)


@contextmanager
def serving(home: Path, *given: str, **more: str) -> Iterator[OwnCopy]:
    """A copy that serves while the block runs."""
    copy = OwnCopy(home, *given, **more)
    copy.start()
    try:
        yield copy
    finally:
        if copy.process and copy.process.poll() is None:
            copy.stop()
