from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.hosting.own_copy import serving


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that has been served from, and stopped."""
    home = tmp_path_factory.mktemp("grown") / "home"
    with serving(home, "--host-name", "Ada", "--host-is", "other"):
        pass
    return home


@pytest.fixture
def home(grown: Path, tmp_path: Path) -> Path:
    """A home of one's own, as grown as the other."""
    return Path(shutil.copytree(grown, tmp_path / "home"))
