"""What one side could take out of here on paper: own words, and what both gave to each other as one text.

Features fill this list in their app's ``ready``; whoever makes a page for somebody outside reads it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from goldseam.bonds.asking import Here


@dataclass(frozen=True)
class Excerpt:
    """One text, opened. ``key`` is its steady name; ``both`` says that both put their name to these very
    words. Words that are only the other's are never in this list."""

    key: str
    title: str
    day: date
    text: str
    both: bool = False

    def __repr__(self) -> str:
        return "Excerpt(...)"


Provider = Callable[[Here], list[Excerpt]]

_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Called by a feature whose own or common texts may be taken along."""
    if provider not in _providers:
        _providers.append(provider)


def offered(here: Here) -> list[Excerpt]:
    """All there is, the newest first. What does not open is left out."""
    found = [one for provider in _providers for one in provider(here) if one.text.strip()]
    return sorted(found, key=lambda one: one.day, reverse=True)
