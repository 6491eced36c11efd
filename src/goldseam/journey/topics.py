"""What one side wrote for themself that could be the topic of a talk. Only theirs to choose.

Features fill this list in their app's ``ready``, for the room in which the talk would be.
"""

from __future__ import annotations

from collections.abc import Callable

from goldseam.bonds.asking import Here

Provider = Callable[[Here], list[str]]

_providers: dict[str, list[Provider]] = {}


def register(room: str, provider: Provider) -> None:
    """Called by a feature whose own texts may become topics in this room."""
    found = _providers.setdefault(room, [])
    if provider not in found:
        found.append(provider)


def own(room: str, here: Here) -> list[str]:
    """Texts of the reader alone, each once. What does not open is left out."""
    found = (text.strip() for provider in _providers.get(room, []) for text in provider(here))
    return list(dict.fromkeys(text for text in found if text))
