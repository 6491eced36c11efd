"""Of what one side keeps sealed or for themself, what they could choose to talk about."""

from __future__ import annotations

from goldseam.bonds.asking import Here
from goldseam.exercises.between import between
from goldseam.exercises.models import Aside
from goldseam.journey.program.loaded import program
from goldseam.vault.sodium import Unopened

FEARS = "fears"


def fears(here: Here) -> list[str]:
    """My own fears and concerns, sealed or open. Nothing of the other's, nor whether there is any."""
    activity = program().activities.get(FEARS)
    mine = between(here, activity).mine if activity is not None and here.both else None
    return [one.text for one in mine.answers if one.type in ("long", "short")] if mine is not None else []


def questions(here: Here) -> list[str]:
    """Questions I made of what I had guessed otherwise."""
    found = []
    for activity in program().activities.values():
        if activity.kind == "guess":
            try:
                found += Aside.beside(here.side, here.keys, activity.slug).questions
            except Unopened:
                continue
    return found
