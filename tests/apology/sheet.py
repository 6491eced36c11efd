"""Somebody with an apology at their desk, begun a moment ago."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction

from goldseam.exercises.answers import Answered
from goldseam.exercises.models import Letter
from goldseam.journey.models import PaceState
from goldseam.journey.program.loaded import program
from goldseam.lib import clock
from tests.cast import Actor

SLUG = "apology-letter"
SOUND = {
    "did": "On the third of May I took four hundred pounds out of your drawer.",
    "cost": "You could not pay the rent, and you rang your sister to borrow it.",
    "mine": "I could have asked you. Nobody made me.",
    "sorry": "I am sorry that I stole from you.",
    "now": "I have paid back fifty pounds on each first of the month since June.",
    "yours": "You owe me no answer. I will not ask for one.",
}


def begun(actor: Actor) -> str:
    """The sheet lies open before this person; how their addresses name it."""
    actor.come_to(SLUG)
    return actor.tag(SLUG)


def saved(actor: Actor, seen: int = 0, **words: str) -> str:
    """A version of the letter with these words, begun some time ago; how this person's addresses name it."""
    activity, side, keys, now = program().activities[SLUG], actor.side, actor.keys(), clock.now()
    said = activity.said("en", frozenset())
    answers = [Answered(p.id, p.type, said.say("ask", p.id), words.get(p.id, "")) for p in activity.parts]
    with transaction.atomic():
        past = PaceState.read_for_change(side, keys)
        past.opened[SLUG] = now - timedelta(days=30)
        PaceState.keep(side, keys, past)
        Letter.save_words(side, keys, activity, answers, seen, now, now.date())
    return actor.tag(SLUG)


def form(actor: Actor, **words: str) -> dict[str, Any]:
    """What the form of an empty sheet sends."""
    place = actor.url("activity", tag=actor.tag(SLUG))
    return {"place": place} | {f"p-{part}": text for part, text in words.items()}
