"""One snapshot, several worlds: what a person sees when the other did this or that, byte by byte.

The clock stands still while somebody looks. What may differ between worlds is named here and nowhere else:
form tokens, form numbers, words drawn by chance, and the numbers of rows this person has just made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.audience import TABLE
from tests.cast import Actor
from tests.conftest import BOTH
from tests.standing_still import Moment
from tests.test_audience import patterns

UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
BY_CHANCE = (
    (re.compile(rb'name="csrfmiddlewaretoken" value="\w{64}"'), b"a form token"),
    (re.compile(rb'name="form_id" value="[0-9a-f-]{36}"'), b"a form number"),
    (re.compile(rb'(?:<bdi>|name="offered" value=")[a-z]+(?: [a-z]+){5}(?:</bdi>|")'), b"six words"),
)
COOKIE = re.compile(r"^(\w+)=[^;]*")


@dataclass
class Snapshot:
    """Both databases as they stood, and how to go back to them."""

    folder: Path
    moments: list[Moment] = field(default_factory=list)

    def take(self) -> Snapshot:
        self.moments = [Moment(alias, self.folder / f"{alias}.db").take() for alias in BOTH]
        return self

    def restore(self) -> None:
        for moment in self.moments:
            moment.restore()

    @contextmanager
    def world(self) -> Iterator[None]:
        """Whatever happens inside has not happened afterwards."""
        self.restore()
        yield
        self.restore()


@dataclass(frozen=True)
class Seen:
    """One answer as the browser got it, without what is drawn by chance."""

    status: int
    headers: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    body: bytes
    size: int


@dataclass
class Onlooker:
    """Somebody who looks at everything they can reach, in a browser of their own."""

    actor: Actor
    known: set[bytes]
    given: dict[str, list[Any]]
    log: dict[str, Seen] = field(default_factory=dict)

    def look(self, browser: Client, times: str = "") -> None:
        """Asks for every address in the table, with every number this person knows of."""
        for row in TABLE:
            if row.name in ("sign-out", "lock"):
                continue
            for number, url in enumerate(self._urls(row.name)):
                for verb, headers in (("GET", {}), ("HEAD", {}), ("GET", {"HX-Request": "true"})):
                    answer = browser.generic(verb, url, headers=headers)
                    self.note(f"{times}{verb} {row.name} {number} {sorted(headers)}", answer)

    def send(self, browser: Client, name: str, data: dict[str, Any], times: str = "", **given: Any) -> None:
        """Sends a form inside the bond."""
        self.note(f"{times}POST {name}", browser.post(self.actor.url(name, **given), data))

    def note(self, name: str, answer: Any) -> None:
        assert isinstance(answer, HttpResponse)
        assert name not in self.log
        headers = sorted((key, self._plain(value.encode()).decode()) for key, value in answer.headers.items())
        cookies = tuple(sorted(COOKIE.sub(r"\1=", str(m.OutputString())) for m in answer.cookies.values()))
        body = self._plain(answer.content)
        self.log[name] = Seen(answer.status_code, tuple(headers), cookies, body, len(body))

    def _plain(self, text: bytes) -> bytes:
        for pattern, instead in BY_CHANCE:
            text = pattern.sub(instead, text)
        return UUID.sub(lambda found: found[0] if found[0] in self.known else b"a new number", text)

    def _urls(self, name: str) -> list[str]:
        wanted = list(next(p for p in patterns() if p.name == name).pattern.converters)
        choices: list[dict[str, Any]] = [{}]
        for key in wanted:
            choices = [one | {key: value} for one in choices for value in self.given[key]]
        return [reverse(name, kwargs=one) for one in choices]


def differences(one: dict[str, Seen], other: dict[str, Seen]) -> list[str]:
    """What of two walks is not the same, in words that help to find it."""
    assert one.keys() == other.keys()
    found = []
    for name, seen in one.items():
        if seen != other[name]:
            found.append(f"{name}: {_first(seen, other[name])}")
    return found


def _first(one: Seen, other: Seen) -> str:
    if (one.status, one.headers, one.cookies) != (other.status, other.headers, other.cookies):
        return f"{one.status} {set(one.headers) ^ set(other.headers)} {one.cookies} {other.cookies}"
    at = next((n for n, (a, b) in enumerate(zip(one.body, other.body, strict=False)) if a != b), 0)
    return f"{one.body[max(0, at - 80) : at + 80]!r} / {other.body[max(0, at - 80) : at + 80]!r}"
