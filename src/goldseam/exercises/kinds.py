"""What a kind of activity does with its page. Each kind is a module that registers itself."""

from __future__ import annotations

from typing import Protocol

from django.http import HttpResponse

from goldseam.bonds.asking import BondRequest
from goldseam.journey.program.shape import Activity, Kind
from goldseam.journey.way import Way


class Doing(Protocol):
    """``show`` answers a GET, ``save`` a POST of the activity's own page. Both are only called when the
    activity is open, or done already; ``save`` runs its changes by ``once``."""

    def show(self, request: BondRequest, way: Way, activity: Activity) -> HttpResponse: ...

    def save(self, request: BondRequest, way: Way, activity: Activity) -> HttpResponse: ...


_kinds: dict[Kind, Doing] = {}


def register(kind: Kind, doing: Doing) -> None:
    """Called in the app's ``ready``; a module with these two functions will do."""
    _kinds[kind] = doing


def found(kind: Kind) -> Doing | None:
    return _kinds.get(kind)
