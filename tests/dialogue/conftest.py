from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from goldseam.lib import clock as domain
from tests.exercises.letters import Clock
from tests.keepsakes.rooms import beside


@pytest.fixture
def clock(tmp_path: Path) -> Iterator[Clock]:
    """The domain's clock, standing on an evening until it is moved."""
    yield Clock(tmp_path / "clock")
    domain.follow(settings.CLOCK_FILE)


@pytest.fixture(autouse=True)
def rooms() -> Iterator[None]:
    """The rooms are open from the first day."""
    with beside():
        yield
