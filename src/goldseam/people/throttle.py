"""Slowing down guesses without ever locking anybody out.

Tries are counted for a name and an address together, and for the name from everywhere; a device its person
called their own, and a sign-in that exists, are never slowed by the tries of others. Digests change every day
and say no address.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest

from goldseam.people.models import Attempt
from goldseam.vault import sodium

KEPT = timedelta(hours=24)


class TooSoon(Exception):
    """The next try has to wait; ``seconds`` says how long."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds


_guard = threading.Lock()
_inside: dict[bytes, int] = {}
_locks: dict[bytes, threading.Lock] = {}


def _lane(*parts: str, now: datetime) -> bytes:
    key = sodium.digest(settings.SECRET_KEY.encode(), now.date().isoformat().encode(), person=b"throttle-key")
    return sodium.digest(*(p.encode() for p in parts), key=key, person=b"throttle-lane", size=16)


def lanes(request: HttpRequest, name: str, known: bool, now: datetime) -> list[bytes]:
    """In which queues this try stands. A known device has one of its own."""
    address = request.META.get("REMOTE_ADDR", "")
    named = name.strip().casefold()
    if known:
        return [_lane("known", named, request.COOKIES.get("d", ""), now=now)]
    return [_lane("near", named, address, now=now), _lane("name", named, now=now)]


def inside(session: bytes, now: datetime) -> list[bytes]:
    """The queue of a sign-in that exists: nobody outside can make it longer."""
    return [_lane("inside", session.hex(), now=now)]


@contextmanager
def one_try(lanes: list[bytes], now: datetime) -> Iterator[None]:
    """Lets one try through at a time. Raises ``TooSoon`` before anything is computed."""
    with _turn(lanes[0]):
        waits = [a.wait(now) for a in Attempt.objects.filter(lane__in=lanes)]
        longest = max(waits, default=timedelta(0))
        if longest > timedelta(0):
            raise TooSoon(math.ceil(longest.total_seconds()))
        yield


@contextmanager
def _turn(lane: bytes) -> Iterator[None]:
    """One is inside, one more may wait for it: a button that was pressed twice gets its answer twice."""
    with _guard:
        if _inside.get(lane, 0) > 1:
            raise TooSoon(2)
        _inside[lane] = _inside.get(lane, 0) + 1
        lock = _locks.setdefault(lane, threading.Lock())
    try:
        with lock:
            yield
    finally:
        with _guard:
            _inside[lane] -= 1
            if not _inside[lane]:
                del _inside[lane], _locks[lane]


def failed(lanes: list[bytes], now: datetime) -> None:
    for lane in lanes:
        if not Attempt.objects.filter(lane=lane).update(failures=F("failures") + 1, last=now):
            Attempt.objects.get_or_create(lane=lane, defaults={"failures": 1, "last": now})


def succeeded(lanes: list[bytes]) -> None:
    Attempt.objects.filter(lane__in=lanes).delete()


def forget_old(now: datetime) -> None:
    """Nothing of a try is kept longer than a day."""
    Attempt.objects.filter(last__lt=now - KEPT).delete()
