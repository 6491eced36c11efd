import subprocess
import sys
from pathlib import Path

import pytest

from goldseam.hosting import running
from goldseam.hosting.home import Home
from goldseam.hosting.refused import Refused
from tests.hosting.own_copy import surroundings

HOLD = """
import sys
from pathlib import Path
from goldseam.hosting import running
from goldseam.hosting.home import Home
with running.alone(Home(Path(sys.argv[1])), ""):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_home_is_used_by_one_program_at_a_time(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert not running.is_running(home)
    with running.alone(home, "Stop the other."):
        assert running.is_running(home)
        with (
            pytest.raises(Refused, match="already running") as refused,
            running.alone(home, "Stop the other."),
        ):
            raise AssertionError("two at once")
        assert refused.value.do == "Stop the other."
    assert not running.is_running(home)


def test_a_killed_program_leaves_the_home_free(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        env=surroundings(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        assert running.is_running(home)
        other.kill()
    assert not running.is_running(home)
