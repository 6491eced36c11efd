"""One person and what is done alone: a program of it, and one right way to fill in its form."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.http import HttpResponse, QueryDict

from goldseam.journey.models import PaceState
from goldseam.journey.past import Past
from goldseam.journey.program.reading import read
from goldseam.journey.program.shape import Activity
from tests.beside import copied
from tests.cast import Actor

PROGRAM = Path(__file__).parent / "private_program"
PARTS, HEAVY, STAYS, WALK, TOLD, READING = (
    *("all-parts", "heavy-words", "stays-mine"),
    *("a-walk", "a-walk-told", "a-reading"),
)


def beside() -> AbstractContextManager[None]:
    """A host's own activities to do alone, beside the bundled program."""
    return copied("private", PROGRAM)


@cache
def known(slug: str) -> Activity:
    """An activity of that program, without a home around it."""
    found, faults = read(PROGRAM)
    assert not faults, faults
    return found.activities[slug]


def filled(words: str = "It rained.") -> dict[str, Any]:
    """Every part answered."""
    return {
        "p-long": words,
        "p-short": "The wet one",
        "p-choice": "nobody",
        "p-choices": ["salt", "letter"],
        "p-near": "3",
        "p-far": "0",
        "p-close": "5",
        "p-felt": ["tired", "calm"],
        "p-lines": "Not now.\nLater.",
        "p-day": "2024-02-29",
        "p-cards-phone": "not-fine",
        "p-cards-door": "fine",
    }


def posted(fields: dict[str, Any]) -> QueryDict:
    """As a browser sends it."""
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def page(actor: Actor, slug: str, end: str = "") -> str:
    return actor.url("activity", tag=actor.tag(slug)) + end


def past(actor: Actor) -> Past:
    """How far somebody has come, as they sealed it."""
    row = PaceState.objects.of(actor.side).first()
    return row.read(actor.keys()) if row is not None else Past()


def remember(actor: Actor, **changed: Any) -> None:
    """Puts something into somebody's sealed past."""
    with transaction.atomic():
        found = PaceState.read_for_change(actor.side, actor.keys())
        for name, value in changed.items():
            setattr(found, name, value)
        PaceState.keep(actor.side, actor.keys(), found)


def body(actor: Actor, url: str) -> str:
    answer = actor.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def save(actor: Actor, slug: str, fields: dict[str, Any] | None = None, **more: Any) -> HttpResponse:
    """Sends the form of an activity, as its page would."""
    where = page(actor, slug)
    return actor.post(where, (filled() if fields is None else fields) | {"place": where} | more)


def begin(actor: Actor, slug: str = HEAVY) -> HttpResponse:
    return actor.post(page(actor, slug, "begin/"))
