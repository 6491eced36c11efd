"""Somebody who asks, notes, answers."""

from __future__ import annotations

from datetime import time
from typing import Any
from uuid import UUID

from django.db import transaction

from goldseam.bonds.models import Side
from goldseam.lib import clock
from goldseam.people.models import Person
from goldseam.questions.hours import Hours, Slot
from goldseam.questions.models import Answer, Noted, Plan
from tests.cast import PASSPHRASE, Actor

QUESTION, ANSWER, NOTE = "Since when did you know?", "Since the third of May.", "Did you think of me?"


def body(actor: Actor, page: str) -> str:
    return actor.get(page).content.decode()


EVERY_DAY = [Slot(day, time(hour)) for day in range(7) for hour in range(24)]
"""An hour for questions at any time: only by the models, no form is as long."""


def agree(ines: Actor, jonas: Actor, slots: list[Slot] | None = None, most: int = 500) -> Plan:
    """Hours both signed, at any time of the day unless ``slots`` are given."""
    now = clock.now()
    hours = Hours(slots or EVERY_DAY, 60, most, "Europe/Berlin", now)
    with transaction.atomic():
        plan = Plan.propose(ines.side, ines.keys(), hours, clock.day(now, "UTC"))
    with transaction.atomic():
        plan.sign(jonas.keys(), now, clock.day(now, "UTC"))
    return plan


def put_in(actor: Actor, text: str = QUESTION, **more: str) -> UUID:
    """Puts a question into the jar; the number it lies under."""
    form = {"text": text, "about": "fact", "knowing": "help", "visibility": "seal"} | more
    return _new(actor, form)


def opened(actor: Actor, noted: UUID) -> str:
    """Opens one in an hour for questions; the path of its page."""
    answer = actor.post(actor.url("question-open", noted=noted))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def ask(actor: Actor, text: str = QUESTION, **more: str) -> str:
    """Puts a question into the jar and opens it; the path of its page. Hours that hold at any time are signed
    first where there are none."""
    if not Plan.objects.filter(bond=actor.bond.id).exists():
        partner = Side.objects.filter(bond=actor.bond).exclude(id=actor.side.id).get()
        assert partner.person is not None
        agree(actor, known(partner.person))
    return opened(actor, put_in(actor, text, **{"health": "1"} | more))


def known(person: Person) -> Actor:
    """Somebody of the tests by their row: their keys open by the passphrase that tests give."""
    name = person.sign_in_name.capitalize()
    return Actor(name, f"{PASSPHRASE} {person.sign_in_name}")


def note(actor: Actor, text: str = NOTE) -> UUID:
    """Notes a question for oneself; its number."""
    return _new(actor, {"text": text, "about": "meaning", "visibility": "me"})


def _new(actor: Actor, form: dict[str, str]) -> UUID:
    before = set(Noted.objects.of(actor.side).values_list("id", flat=True))
    answer = actor.post(actor.url("questions"), form)
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
    return {
        "question": number(hers),
        "answer": mine.id,
        "noted": note(ines),
        "plan": Plan.objects.get().id,
    }
