"""The command itself: a plain sh script that finds Python and makes its environment.

Tried in a small tree of its own whose lock file asks for nothing, so that no network is needed.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TOOLS = (
    "sh", "readlink", "dirname", "cksum", "cut", "cmp", "cp", "rm", "mkdir", "grep", "tail", "cat",
)  # fmt: skip
SAYS = "import os, sys\nprint(sys.argv[1:], os.getcwd(), sys.path[0])\n"
SLOW = pytest.mark.slow  # pip unpacks itself into every new environment
WAYS = [pytest.param("pip", marks=SLOW), *(["uv"] if shutil.which("uv") else [])]
FASTEST = "uv" if shutil.which("uv") else "pip"


class Tree:
    """A source tree with the real command, and a PATH with only what is put there."""

    def __init__(self, base: Path) -> None:
        self.root = base / "a tree with spaces"
        program = self.root / "src" / "goldseam" / "hosting"
        program.mkdir(parents=True)
        (program / "__main__.py").write_text(SAYS)
        shutil.copy(ROOT / "goldseam", self.root)
        self.locks = self.root / "locks"
        self.locks.mkdir()
        self.lock("")
        self.tools = base / "tools"
        self.tools.mkdir()
        for tool in TOOLS:
            (self.tools / tool).symlink_to(str(shutil.which(tool)))

    def lock(self, text: str) -> None:
        for kind in ("run", "dev"):
            (self.locks / f"{kind}.txt").write_text(f"# nothing but this\n{text}")

    def tool(self, name: str, script: str) -> None:
        (self.tools / name).unlink(missing_ok=True)
        (self.tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (self.tools / name).chmod(0o755)

    def way(self, way: str) -> None:
        self.tool("python3", f'exec "{sys.executable}" "$@"')
        if way == "uv":
            self.tool("uv", f"PATH='{os.environ['PATH']}' exec uv \"$@\"")

    def run(self, *given: str, command: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        keep = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        keep["PYENV_VERSION"] = ".".join(map(str, sys.version_info[:3]))
        path = more.pop("PATH", str(self.tools))
        return subprocess.run(
            [str(command or self.root / "goldseam"), *given],
            env={**keep, "PATH": path, **more},
            cwd=self.root.parent,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


@pytest.mark.parametrize("way", WAYS)
def test_the_first_start_makes_an_environment_and_later_ones_use_it(tree: Tree, way: str) -> None:
    tree.way(way)
    first = tree.run("serve", "--port", "1 2")
    assert first.returncode == 0, first.stderr
    assert first.stdout.split("]")[0] == "['serve', '--port', '1 2'"
    assert "fetching its parts" in first.stderr
    again = tree.run("serve")
    assert (again.returncode, again.stderr) == (0, "")


def test_it_keeps_the_folder_it_was_called_in_and_finds_its_own(tree: Tree, tmp_path: Path) -> None:
    tree.way(FASTEST)
    (tmp_path / "goldseam.py").write_text("raise SystemExit('the wrong one')")
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    (elsewhere / "link").symlink_to("../a tree with spaces/goldseam")
    (elsewhere / "seam").symlink_to("link")
    done = tree.run("doctor", command=elsewhere / "seam")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"['doctor'] {tree.root.parent} {tree.root / 'src'}\n"


def test_it_may_be_handed_to_sh_or_to_any_python(tree: Tree) -> None:
    tree.way(FASTEST)
    for program in ("/bin/sh", sys.executable):
        done = tree.run(str(tree.root / "goldseam"), "tune", command=Path(program), PATH=f"{tree.tools}")
        assert (done.returncode, done.stdout[:8]) == (0, "['tune']"), done.stderr


def test_a_changed_lock_file_makes_the_environment_anew(tree: Tree) -> None:
    tree.way(FASTEST)
    tree.run("serve")
    tree.lock("# and this\n")
    assert "fetching its parts" in tree.run("serve").stderr
    assert tree.run("serve").stderr == ""


def test_an_environment_that_was_not_finished_is_made_anew(tree: Tree) -> None:
    tree.way(FASTEST)
    tree.run("serve")
    (tree.root / ".env-run" / "lock.txt").unlink()
    assert "fetching its parts" in tree.run("serve").stderr


def test_the_tests_have_an_environment_of_their_own(tree: Tree) -> None:
    tree.way(FASTEST)
    for command in ("test", "shots", "check"):
        assert tree.run(command).returncode == 0
    assert (tree.root / ".env-dev" / "lock.txt").exists()
    assert not (tree.root / ".env-run").exists()


def test_without_python_it_says_so(tree: Tree) -> None:
    done = tree.run("serve")
    assert done.returncode == 1
    assert "needs Python 3.11 or newer. This machine has no Python." in done.stderr
    assert "Nothing was changed." in done.stderr and "Please install" in done.stderr
    assert not (tree.root / ".env-run").exists()


def test_an_old_python_is_named(tree: Tree) -> None:
    tree.tool("python3", 'case "$2" in *version_info?:2?*) echo 3.9 ;; *) exit 1 ;; esac')
    done = tree.run("serve")
    assert done.returncode == 1
    assert "needs Python 3.11 or newer. This machine has Python 3.9." in done.stderr
    assert "Please install" in done.stderr


def test_the_program_itself_turns_an_old_python_away(tmp_path: Path) -> None:
    start = (ROOT / "src/goldseam/hosting/__main__.py").read_text()
    (tmp_path / "old.py").write_text(
        "import sys\nsys.version_info = (3, 7, 2)\n" + start.replace('"""', "#", 1)
    )
    done = subprocess.run([sys.executable, tmp_path / "old.py"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "This is Python 3.7." in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("way", WAYS)
def test_without_network_at_the_first_start_it_says_so(tree: Tree, tmp_path: Path, way: str) -> None:
    tree.way(way)
    tree.lock("segno==1.6.6 --hash=sha256:" + "0" * 64 + "\n")
    nowhere = "http://127.0.0.1:9"
    done = tree.run(
        "serve",
        HTTP_PROXY=nowhere, HTTPS_PROXY=nowhere, ALL_PROXY=nowhere, http_proxy=nowhere, https_proxy=nowhere,
        PIP_NO_CACHE_DIR="1", PIP_RETRIES="0", PIP_DEFAULT_TIMEOUT="2", PIP_FIND_LINKS="",
        PIP_CONFIG_FILE=os.devnull,
        UV_CACHE_DIR=str(tmp_path / "empty"), UV_NO_CONFIG="1", UV_HTTP_RETRIES="0", UV_FIND_LINKS="",
    )  # fmt: skip
    assert done.returncode == 1
    assert "could not reach it" in done.stderr, done.stderr
    assert "Nothing is lost." in done.stderr and "connect this machine to the internet" in done.stderr


@pytest.mark.parametrize("way", WAYS)
def test_a_part_that_is_not_the_one_in_the_lock_is_not_used(tree: Tree, tmp_path: Path, way: str) -> None:
    tree.way(way)
    wheel = tmp_path / "tiny-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as file:
        file.writestr("tiny.py", "")
        file.writestr("tiny-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1\n")
        file.writestr(
            "tiny-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        file.writestr("tiny-1.dist-info/RECORD", "")
    tree.lock(f"tiny @ {wheel.as_uri()} --hash=sha256:{'0' * 64}\n")
    done = tree.run("serve")
    assert done.returncode == 1
    assert "is not the one Goldseam was tested with" in done.stderr, done.stderr
    assert tree.run("serve").returncode == 1


def test_python_without_its_venv_part_is_explained(tree: Tree) -> None:
    done = tree.run("serve", GOLDSEAM_PYTHON=str(_without_venv(tree)))
    assert done.returncode == 1
    assert "apt install python3-venv" in done.stderr, done.stderr


def test_a_tree_that_can_not_be_written_keeps_its_environment_in_the_cache(
    tree: Tree, tmp_path: Path
) -> None:
    script = (tree.root / "goldseam").read_text()
    assert '[ -w "$root" ]' in script
    (tree.root / "goldseam").write_text(script.replace('[ -w "$root" ]', "false"))
    tree.way(FASTEST)
    done = tree.run("serve", XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "cache" / "goldseam").glob("*-run/lock.txt"))
    assert not (tree.root / ".env-run").exists()


def test_the_command_may_be_run() -> None:
    assert (ROOT / "goldseam").stat().st_mode & stat.S_IXUSR


def _without_venv(tree: Tree) -> Path:
    """A Python whose real file, as the command finds it, has no venv."""
    lame = tree.tools / "lame"
    no_venv = '*" -m venv "*) echo "No module named venv" >&2; exit 1 ;;'
    tree.tool(
        "lame",
        f'case " $* " in *realpath*) echo "{lame}" ;; {no_venv} *) exec "{sys.executable}" "$@" ;; esac',
    )
    return lame
