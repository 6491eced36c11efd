"""What letters are written with: an activity as a program would have it, and answers to it."""

from __future__ import annotations

from dataclasses import replace

from goldseam.exercises.answers import Answered
from goldseam.journey.program.shape import Activity, Part, Scope
from goldseam.journey.program.texts import parse

LETTER = Activity(
    slug="a-letter",
    step=3,
    kind="letter",
    who="each",
    audience="other-when-handed",
    weight="heavy",
    minutes=20,
    rest=24,
    needs=(),
    waits=(),
    optional=False,
    first_day=False,
    landing=True,
    stays=False,
    room="",
    revision=1,
    only_for=Scope(),
    not_for=Scope(),
    evidence=(),
    parts=(Part("words", "long"), Part("cost", "long")),
    texts={"en": parse("# A letter\n## ask words\nWhat was it like?\n## ask cost\nWhat did it cost?\n")},
)
LIGHT = replace(LETTER, slug="a-light-letter", weight="light", rest=0, landing=False)


def answers(words: str, cost: str = "", asked: str = "What was it like?") -> list[Answered]:
    """Both parts answered."""
    return [Answered("words", "long", asked, words), Answered("cost", "long", "What did it cost?", cost)]
