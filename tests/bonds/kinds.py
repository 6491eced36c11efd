"""Kinds of breach and causes for tests, whatever program this copy runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goldseam.bonds import breaches
from goldseam.bonds.breaches import Breach, Cause

PRIVATE = ("frightened", "sexual-harm", "control", "child-harm")
OPEN = {"affair": "betrayal", "lie": "dishonesty", "childhood": "old-wound", "other": ""}


def word(slug: str) -> Breach:
    """A kind whose name is its slug, with the language it was asked in."""
    return Breach(slug, OPEN.get(slug, "old-wound"), slug in PRIVATE, lambda language: f"{slug} ({language})")


@pytest.fixture
def kinds() -> Iterator[None]:
    """Only these are known while a test runs."""
    before = breaches.listed(), breaches.causes()
    causes = [
        Cause(slug, lambda language, slug=slug: f"cause {slug}") for slug in sorted({*OPEN.values()} - {""})
    ]
    breaches.register([word(slug) for slug in (*OPEN, *PRIVATE)], causes)
    yield
    breaches.register(*before)
