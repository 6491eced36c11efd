"""What the developer's commands need: the source tree, its tools, a browser and a compiler."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import goldseam
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.terminal import warn

ROOT = Path(goldseam.__file__).parents[2]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
COMPILER = ("cc", "gcc")
GETTEXT = ("msgfmt",)
LONG = "GOLDSEAM_LONG"  # makes the random tests longer
INITDB = "usr/lib/postgresql/*/bin/initdb"  # Debian keeps a server's programs out of the way


def python(*given: str, **more: str) -> int:
    """Runs this environment's Python in the source tree, away from any home but with ``more`` in its
    environment, and returns its exit code."""
    clean = {name: value for name, value in os.environ.items() if name == LONG or name[:9] != "GOLDSEAM_"}
    clean["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    clean |= more
    return subprocess.run([sys.executable, *given], cwd=ROOT, env=clean, check=False).returncode  # noqa: S603


def need_chromium() -> None:
    """Sees to it that there is a browser to test with. Raises ``Refused``."""
    _need(CHROMIUM, ("chromium",), "a browser (Chromium)")


def need_compiler() -> None:
    """Sees to it that there is a C compiler: one test counts what reaches the disk. Raises ``Refused``."""
    _need(COMPILER, ("gcc", "libc6-dev"), "a C compiler (gcc)")


def need_gettext() -> None:
    """Sees to it that catalogues of translations can be made anew and compiled. Raises ``Refused``."""
    _need(GETTEXT, ("gettext",), "the tools of translators (gettext)")


def need_postgres() -> None:
    """Sees to it that a PostgreSQL server can be started, beside any that runs here. Raises ``Refused``."""
    _need((INITDB,), ("postgresql",), "a PostgreSQL server")


def _need(programs: tuple[str, ...], packages: tuple[str, ...], what: str) -> None:
    if _found(programs):
        return
    warn(f"The tests need {what}. Installing it from the system's packages.")
    for command in _installing(packages):
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode != 0:  # noqa: S603
            break
    if not _found(programs):
        raise Refused(
            f"The tests need {what}, and it could not be installed here.",
            UNTOUCHED,
            f"Please install it (on Debian, as root: apt install {' '.join(packages)}) and try again,\n"
            "or run the tests that do without: ./goldseam test --quick",
        )


def _found(programs: tuple[str, ...]) -> bool:
    return any(shutil.which(program) or any(Path("/").glob(program)) for program in programs)


def _installing(packages: tuple[str, ...]) -> list[list[str]]:
    apt = shutil.which("apt-get")
    sudo = shutil.which("sudo")
    if not apt or (os.geteuid() != 0 and not sudo):
        return []
    first = [apt] if os.geteuid() == 0 else [str(sudo), "-n", apt]
    return [[*first, "update", "-q"], [*first, "install", "-q", "-y", "--no-install-recommends", *packages]]
