from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import postgres
from tests.browser import apology_scenes, checkins_scenes, keepsakes_scenes, posting, sealing
from tests.browser.chrome import chromium
from tests.hosting.own_copy import OwnCopy, begun


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[OwnCopy]:
    """A copy that serves, in a home that is thrown away."""
    home = checkins_scenes.beside(sealing.beside(posting.beside(begun(tmp_path / "home"))))
    apology_scenes.beside(keepsakes_scenes.beside(home))
    served = OwnCopy(home, "--host-name", "Ruth", "--host-is", "other", **postgres.fresh())
    served.start()
    yield served
    served.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
