"""Somebody who keeps things: letters to a later day, lines, rituals."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from goldseam.keepsakes.models import Appreciation, Later, Ritual
from goldseam.keepsakes.models.later import Dated, To
from goldseam.lib import clock
from tests.cast import Actor

TEXT = "Do not forget the plums."
RITUAL = {"name": "Tea", "when": "on Sundays", "what": "One pot, no telephones."}


def body(actor: Actor, page: str) -> str:
    return actor.get(page).content.decode()


def write(actor: Actor, to: To = "me", text: str = TEXT, **more: str) -> str:
    """A letter as its form takes it; the path of its page."""
    form = {"text": text, "to": to, "when": "half"} | more
    answer = actor.post(actor.url("capsule-write"), form)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def due(actor: Actor, to: To = "me", text: str = TEXT, now: datetime | None = None) -> str:
    """A letter whose day is this day, as if it had been written before; the path of its page."""
    moment = now or datetime.now(UTC)
    today = clock.day(moment, actor.person.timezone)
    with transaction.atomic():
        row = Later.begin(actor.side, actor.keys(), Dated(text, to, today, moment), today)
    return actor.url("capsule-letter", later=row.id)


def given(actor: Actor, text: str = TEXT, to: To = "other") -> str:
    """A letter whose day has come, opened and given; the path of what both read."""
    page = due(actor, to, text)
    assert actor.post(f"{page}open/").status_code == 302
    assert actor.post(f"{page}give/").status_code == 302
    found = re.search(r"/b/[0-9a-f-]+/later/given/[0-9a-f-]{36}/", body(actor, page))
    assert found is not None
    return found[0]


def line(actor: Actor, text: str = TEXT, visibility: str = "shared") -> None:
    answer = actor.post(actor.url("appreciations"), {"text": text, "visibility": visibility})
    assert answer.status_code == 302, answer.content.decode()


def propose(actor: Actor, **more: str) -> None:
    answer = actor.post(actor.url("rituals"), RITUAL | more)
    assert answer.status_code == 302, answer.content.decode()


def kept(actor: Actor) -> dict[str, Any]:
    """One of everything, and its numbers as addresses name them."""
    line(actor)
    propose(actor)
    found: dict[str, Any] = {"later": number(due(actor, "other")), "arrived": number(given(actor))}
    found["line"] = Appreciation.objects.filter(author=actor.person.pk).values_list("id", flat=True)[0]
    return found | {"ritual": Ritual.objects.filter(author=actor.person.pk).values_list("id", flat=True)[0]}


def number(page: str) -> UUID:
    """The number in the path of a page."""
    return UUID(page.rstrip("/").split("/")[-1])
