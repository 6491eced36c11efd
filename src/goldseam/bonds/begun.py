"""Forms that were begun on pages of a bond. Bonds know the page; whoever keeps drafts knows the words."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from goldseam.bonds.models import Side
from goldseam.vault.keys import Keys


class Unfinished(Protocol):
    fields: dict[str, list[str]]
    at: datetime


class Keeper(Protocol):
    def found(self, keys: Keys, side: Side, place: str) -> Unfinished | None: ...

    def drop(self, keys: Keys, side: Side, place: str) -> None: ...


_keepers: list[Keeper] = []


def register(keeper: Keeper) -> None:
    """Called once, by the app that keeps drafts."""
    if keeper not in _keepers:
        _keepers.append(keeper)


def found(keys: Keys, side: Side, place: str) -> Unfinished | None:
    """What was begun on this page, if anything."""
    kept = (keeper.found(keys, side, place) for keeper in _keepers)
    return next((one for one in kept if one is not None), None)


def drop(keys: Keys, side: Side, place: str) -> None:
    """The page's form was sent; its draft has done its work."""
    for keeper in _keepers:
        keeper.drop(keys, side, place)
