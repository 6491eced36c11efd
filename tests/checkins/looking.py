"""Somebody who checks in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpResponse

from goldseam.checkins.models import CheckIn
from goldseam.journey.models import PaceState
from goldseam.lib import clock
from tests.cast import Actor
from tests.home import HOME

LINE = "Slept badly, talked well."
SAID = {"close": "3", "trust": "2", "calm": "5", "heard": "4", "line": LINE}


def check_in(actor: Actor, **said: str) -> str:
    """A check-in as its page takes it; the path of what was kept."""
    response = actor.post(actor.url("check-ins"), said or SAID)
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"]).partition("?")[0]


def show(actor: Actor, page: str, *parts: str) -> HttpResponse:
    row = CheckIn.objects.get(pk=page.split("/")[-2])
    return actor.post(f"{page}show/", {"part": list(parts), "revision": str(row.revision)})


def body(actor: Actor, page: str) -> str:
    return actor.get(page).content.decode()


def come_far(actor: Actor) -> None:
    """The last step, to which following up belongs, is open to this person."""
    with transaction.atomic():
        past = PaceState.read_for_change(actor.side, actor.keys())
        assert past is not None
        past.entered[8] = clock.real()
        PaceState.keep(actor.side, actor.keys(), past)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """The domain's clock stands at this moment."""
    file = HOME / "clock-of-check-ins"
    clock.put(file, clock.Moved(frozen=moment))
    clock.follow(file)
    try:
        yield
    finally:
        clock.follow(None)


@contextmanager
def days_on(days: float) -> Iterator[None]:
    """So many days from now."""
    with at(clock.real() + timedelta(days=days)):
        yield
