"""Two people and what is sealed for both, by the pages they use."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse

from goldseam.exercises.models import Answer, Exchange
from goldseam.journey.models import PaceState
from goldseam.journey.program.loaded import program
from goldseam.lib import clock
from tests.cast import Actor

PROGRAM = Path(__file__).parent / "sealed_program"
COST, HEAVY, EVERYTHING, SORT, GUESS = "cost", "heavy-cost", "everything", "matters", "moods"
KINDS = (COST, SORT, GUESS)


@pytest.fixture
def sealed_program() -> Iterator[None]:
    """A host's own activities that are sealed for both, beside the bundled program."""
    folder = settings.HOME.programs / "sealed"
    shutil.copytree(PROGRAM, folder)
    program.cache_clear()
    yield
    shutil.rmtree(folder)
    program.cache_clear()


def filled(slug: str, words: str = "sleep") -> dict[str, Any]:
    """One right way to fill in each form, with these words in it where it has words."""
    return {
        COST: {"p-words": words},
        HEAVY: {"p-words": words},
        SORT: {"matters.phone": "fine", "matters.late": "depends", "matters.late.word": words},
        GUESS: {
            "statements.angry": "5",
            "statements.angry.guess": "2",
            "when": "night",
            "when.guess": "morning",
        },
        EVERYTHING: {
            "p-far": "10",
            "p-near": "3",
            "p-long": words,
            "p-short": words,
            "p-choice": "tea",
            "p-choices": ["salt", "bread"],
            "p-circles": "4",
            "p-feelings": ["tired", "calm"],
            "p-list": f"{words}\nand more",
            "p-date": "2026-03-01",
            "p-cards-phone": "fine",
        },
    }[slug]


@dataclass
class Talk:
    """One activity of the program of these tests, between two."""

    slug: str = COST

    def page(self, actor: Actor, end: str = "") -> str:
        return actor.url("activity", tag=actor.tag(self.slug)) + end

    def read(self, actor: Actor) -> str:
        answer = actor.get(self.page(actor))
        assert answer.status_code == 200
        return answer.content.decode()

    def seal(self, actor: Actor, words: str = "sleep", **more: Any) -> HttpResponse:
        place = {"place": self.page(actor)}
        return actor.post(self.page(actor), filled(self.slug, words) | place | more)

    def open(self, actor: Actor) -> HttpResponse:
        return actor.post(self.page(actor, "opening/"))

    def withdraw(self, actor: Actor) -> HttpResponse:
        return actor.post(self.page(actor, "withdrawal/"))

    def hear(self, actor: Actor, words: str, **more: Any) -> HttpResponse:
        place = {"place": self.page(actor, "heard/")}
        return actor.post(self.page(actor, "heard/"), {"heard": words} | place | more)

    def reply(self, actor: Actor, is_it: str = "yes", line: str = "", number: str = "1") -> HttpResponse:
        data = {"is_it": is_it, "line": line, "number": number, "place": self.page(actor, "heard/reply/")}
        return actor.post(self.page(actor, "heard/reply/"), data)

    def opened(self, one: Actor, other: Actor, words: str = "sleep", others: str = "being believed") -> None:
        """Both seal, and the first opens."""
        for answer in (self.seal(one, words), self.seal(other, others), self.open(one)):
            assert answer.status_code == 302, answer.content.decode()

    def exchange(self, actor: Actor) -> Exchange | None:
        return Exchange.on(actor.bond, actor.keys(), self.slug)

    def state(self, actor: Actor) -> tuple[int, int]:
        """How many answers of this person lie committed, and released."""
        mine = Answer.objects.filter(author=actor.person.pk)
        return mine.filter(released=False).count(), mine.filter(released=True).count()

    def done(self, actor: Actor) -> bool:
        row = PaceState.objects.of(actor.side).first()
        return row is not None and self.slug in row.read(actor.keys()).done


KINDS_OF_TRUST = (
    "honesty",
    "reliability",
    "faithfulness",
    "money",
    "confidences",
    "safety",
    "respect",
    "being-there",
)


def marks(mark: str, line: str = "") -> dict[str, str]:
    """A map of trust with the same mark everywhere."""
    return {f"p-{kind}": mark for kind in KINDS_OF_TRUST} | {"p-line": line}


def both_answered(one: Actor, other: Actor) -> str:
    """Both have sealed where trust stands, the one first; how the one's addresses name it."""
    for actor in (one, other):
        actor.cross()
        answer = actor.post(actor.url("activity", tag=actor.tag("trust-map")), marks("3"))
        assert answer.status_code == 302, answer.content.decode()
    return one.tag("trust-map")


def safe(*actors: Actor) -> None:
    """Whatever the program wants done before heavy work between two is done."""
    for one in actors:
        with transaction.atomic():
            past = PaceState.read_for_change(one.side, one.keys())
            past.done |= dict.fromkeys(program().safeguards, clock.now())
            PaceState.keep(one.side, one.keys(), past)
