from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from goldseam.lib import clock
from tests.agreements.rooms import beside


@pytest.fixture
def later(tmp_path: Path) -> Iterator[Callable[[int], None]]:
    """Puts the domain's clock so many days later than it really is."""
    clock.follow(tmp_path / "clock")
    yield lambda days: clock.put(tmp_path / "clock", clock.Moved(timedelta(days=days)))
    clock.follow(settings.CLOCK_FILE)


@pytest.fixture
def rooms() -> Iterator[None]:
    with beside():
        yield
