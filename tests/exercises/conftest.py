from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from goldseam.lib import clock as domain
from tests.cast import Actor
from tests.exercises.letters import Clock, Post, beside
from tests.exercises.talk import sealed_program
from tests.vault.conftest import ada, ben, bond, eve

__all__ = ["ada", "ben", "bond", "eve", "sealed_program"]


@pytest.fixture
def letters_program() -> Iterator[None]:
    with beside():
        yield


@pytest.fixture
def clock(tmp_path: Path) -> Iterator[Clock]:
    """The domain's clock, standing on an evening until it is moved."""
    yield Clock(tmp_path / "clock")
    domain.follow(settings.CLOCK_FILE)


@pytest.fixture
def post(letters_program: None, pair: tuple[Actor, Actor], clock: Clock) -> Post:
    """Ines writes, Jonas reads."""
    return Post(*pair, clock)
