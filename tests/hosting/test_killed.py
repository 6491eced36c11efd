from pathlib import Path

import pytest

from tests.hosting.killing import killed

pytestmark = pytest.mark.slow


def test_nothing_that_was_called_kept_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    tally = killed(tmp_path, times=25, seed=1)
    assert tally.missing == []
    assert tally.kept > 100
    assert len(tally.starts) == 25
