"""What stands on the Today page: one thing to do next, and what the other has deliberately given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from goldseam.bonds.asking import BondRequest, Here


@dataclass(frozen=True)
class Card:
    """One thing a person may do next. ``facts`` are pairs of an icon's name and a few words."""

    title: str
    text: str
    url: str
    button: str
    facts: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Given:
    """Something the other gave on purpose, with its day."""

    text: str
    url: str
    on: date


@dataclass(frozen=True)
class Line:
    """One quiet line about something I chose to be told of, and where it leads."""

    text: str
    url: str
    link: str


Provider = Callable[[BondRequest], Card | None]
Teller = Callable[[BondRequest], Line | None]
Giving = Callable[[Here], list[Given]]
Herald = Callable[[date], str | None]

_providers: list[tuple[int, Provider]] = []
_tellers: list[Teller] = []
_givers: list[Giving] = []
_heralds: list[Herald] = []


def register(order: int, provider: Provider) -> None:
    """Called by a feature's app config; lower orders are asked first."""
    if (order, provider) not in _providers:
        _providers.append((order, provider))
        _providers.sort(key=lambda pair: pair[0])


def register_line(teller: Teller) -> None:
    """Called by a feature in which people choose to be told something on a later day."""
    if teller not in _tellers:
        _tellers.append(teller)


def lines(request: BondRequest) -> list[Line]:
    """What this reader chose to be told today."""
    return [line for teller in _tellers if (line := teller(request)) is not None]


def register_given(giver: Giving) -> None:
    if giver not in _givers:
        _givers.append(giver)


def next_card(request: BondRequest) -> Card | None:
    """The first thing any feature has to offer; features after it are not asked."""
    return next((card for _, provider in _providers if (card := provider(request)) is not None), None)


def given(here: Here, most: int = 5) -> list[Given]:
    """What the other gave lately, newest first."""
    found = [one for giver in _givers for one in giver(here)]
    return sorted(found, key=lambda one: one.on, reverse=True)[:most]


def register_herald(herald: Herald) -> None:
    """Called by whoever has something to say to everybody about this copy, such as that it was restored."""
    if herald not in _heralds:
        _heralds.append(herald)


def announced(today: date) -> list[str]:
    """What everybody should know about this copy today."""
    return [said for herald in _heralds if (said := herald(today)) is not None]
