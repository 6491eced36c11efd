"""The scenes of the demo: who does what, when, in which words. Played through the pages themselves."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from goldseam.hosting.demo.browser import Browser, Stuck
from goldseam.lib import clock
from goldseam.lib.clock import Moved

ZONE = ZoneInfo("Europe/Berlin")
DAYS = 56
_SCRIPT = Path(__file__).with_name("scenes.toml")
_THEIR_LINK = "their invitation"
_MINUTES = 4
_DAYS_ON = re.compile(r"\{([+-]\d+) days\}")


@dataclass(frozen=True)
class Scene:
    """One thing somebody does. ``day`` counts from 0; ``DAYS`` is the day on which the demo is made.

    ``go`` leads to the page: first the name of an address or a link, then links by their words. ``fill`` is
    what is put into the form there, ``press`` the button; without one the page is only looked at.
    """

    day: int
    at: time
    who: str
    go: tuple[str, ...] = ()
    fill: Mapping[str, Any] | None = None
    press: str = ""


@cache
def script() -> tuple[Scene, ...]:
    """All scenes in their order. A scene without a time follows the one before after a few minutes."""
    return tuple(_read(tomllib.loads(_SCRIPT.read_text(encoding="utf-8"))["scene"]))


def _read(rows: list[dict[str, Any]]) -> Iterator[Scene]:
    last = datetime.min
    for row in rows:
        if "day" in row or "at" in row:
            day = row.pop("day", (last - datetime.min).days)
            last = datetime.min + timedelta(days=day) + _since_midnight(row.pop("at"))
        else:
            last += timedelta(minutes=_MINUTES)
        yield Scene((last - datetime.min).days, last.time(), go=tuple(row.pop("go", ())), **row)


def _since_midnight(at: str) -> timedelta:
    found = time.fromisoformat(at)
    return timedelta(hours=found.hour, minutes=found.minute)


def play(people: Mapping[str, Browser], file: Path, today: date) -> None:
    """Plays every scene on its own day, ``DAYS`` before ``today`` and on, by moving the clock in ``file``.

    Raises ``Stuck`` with the scene when the pages do not offer what it needs.
    """
    first = today - timedelta(days=DAYS)
    for number, scene in enumerate(script(), 1):
        day = first + timedelta(days=scene.day)
        clock.put(file, Moved(frozen=datetime.combine(day, scene.at, ZONE).astimezone(UTC)))
        other = next(one for name, one in people.items() if name != scene.who)
        try:
            _act(people[scene.who], other, scene, day)
        except Stuck as stuck:
            raise Stuck(f"scene {number}, day {scene.day}: {stuck}") from None
    for browser in people.values():
        browser.open("today")
        browser.open("account")
        browser.press("Sign out", {})
    clock.put(file, Moved())


def _act(browser: Browser, other: Browser, scene: Scene, day: date) -> None:
    for number, place in enumerate(scene.go):
        if place == _THEIR_LINK:
            browser.take_invitation(other)
        elif number == 0 and place.islower():
            browser.open(place)
        else:
            browser.follow(place)
    if scene.press:
        browser.press(scene.press, {name: _written(given, day) for name, given in (scene.fill or {}).items()})


def _written(given: Any, day: date) -> list[str]:
    """A value as a form has it: one or several, each unfolded, each day put in where it stands."""
    values = given if isinstance(given, list) else [given]
    return [_DAYS_ON.sub(lambda found: _later(found[1], day), _unfolded(str(value))) for value in values]


def _later(days: str, day: date) -> str:
    return (day + timedelta(days=int(days))).isoformat()


def _unfolded(text: str) -> str:
    """A text over several lines as somebody types it, each paragraph one line; any other as it is."""
    if not text.endswith("\n"):
        return text
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
