from __future__ import annotations

import pytest

from goldseam.bonds.models import Bond
from tests.vault.somebody import Somebody, together


@pytest.fixture
def ada(db: None) -> Somebody:
    return Somebody.new("Ada")


@pytest.fixture
def ben(db: None) -> Somebody:
    return Somebody.new("Ben")


@pytest.fixture
def eve(db: None) -> Somebody:
    """Somebody who has an account here, and a hand in the database."""
    return Somebody.new("Eve")


@pytest.fixture
def bond(ada: Somebody, ben: Somebody) -> Bond:
    """Ada, who invited, and Ben, who came."""
    return together(ada, ben)
