"""Somebody who asks, notes, answers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from goldseam.questions.models import Answer, Noted
from tests.cast import Actor

QUESTION, ANSWER, NOTE = "Since when did you know?", "Since the third of May.", "Did you think of me?"


def body(actor: Actor, page: str) -> str:
    return actor.get(page).content.decode()


def ask(actor: Actor, text: str = QUESTION, **more: str) -> str:
    """Sends a question; the path of its page."""
    form = {"text": text, "about": "fact", "knowing": "help", "visibility": "shared"} | more
    answer = actor.post(actor.url("questions"), form)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def note(actor: Actor, text: str = NOTE) -> UUID:
    """Notes a question for oneself; its number."""
    before = set(Noted.objects.of(actor.side).values_list("id", flat=True))
    answer = actor.post(actor.url("questions"), {"text": text, "about": "meaning", "visibility": "me"})
    assert answer.status_code == 302, answer.content.decode()
    return next(iter(set(Noted.objects.of(actor.side).values_list("id", flat=True)) - before))


def answer(actor: Actor, page: str, text: str = ANSWER, how: str = "here") -> None:
    said = actor.post(page, {"how": how, "text": text})
    assert said.status_code == 302, said.content.decode()


def number(page: str) -> UUID:
    """The number in the path of a page."""
    return UUID(page.rstrip("/").split("/")[-1])


def asked_and_answered(ines: Actor, jonas: Actor) -> dict[str, Any]:
    """One of everything: her question with his answer, his with hers, and one she noted. Their numbers as
    addresses name them, of what is hers."""
    hers = ask(ines)
    answer(jonas, hers)
    answer(ines, ask(jonas, "Where were you that day?"))
    mine = Answer.objects.get(author=ines.person.pk)
    return {"question": number(hers), "answer": mine.id, "noted": note(ines)}
