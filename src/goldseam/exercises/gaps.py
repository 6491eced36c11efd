"""How far a guess is from what the other said of themself. Pure; what comes of it is the guesser's alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from goldseam.exercises.answers import Answered
from goldseam.exercises.models.beside import Guessed

MOST_QUESTIONS: Final = 3
OTHER_CHOICE: Final = 0.5
"""How far apart two different choices count, where the ends of a scale are 1 apart: they have no distance of
their own, and are placed in the middle (own judgement)."""


@dataclass(frozen=True)
class Gap:
    """One statement: what I thought the other says, and what they say. ``size`` is 0 for the same, 1 for the
    two ends of a scale; ``low`` and ``high`` are the ends, 0 and 0 for a choice."""

    asked: str
    guess: int | str
    answer: int | str
    size: float
    low: int = 0
    high: int = 0


def gaps(
    guesses: Iterable[Guessed], theirs: Iterable[Answered], ends: Mapping[str, tuple[int, int]]
) -> list[Gap]:
    """Each guess beside the answer to the same statement, in the order of the guesses; what the other left
    out is left out. Whoever calls has seen that both were asked by one revision."""
    answers = {answer.part: answer for answer in theirs}
    found = []
    for guess in guesses:
        answer = answers.get(guess.part)
        gap = _gap(guess, answer.value if answer else None, ends.get(guess.part, (1, 7)))
        found += [gap] if gap is not None else []
    return found


def _gap(guess: Guessed, said: object, ends: tuple[int, int]) -> Gap | None:
    low, high = ends
    if isinstance(guess.value, int) and isinstance(said, int):
        if not (low <= guess.value <= high and low <= said <= high):
            return None
        return Gap(guess.asked, guess.value, said, abs(guess.value - said) / (high - low), low, high)
    if isinstance(guess.value, str) and isinstance(said, str) and said:
        return Gap(guess.asked, guess.value, said, 0 if said == guess.value else OTHER_CHOICE)
    return None


def biggest(found: Iterable[Gap]) -> list[Gap]:
    """Up to three, the widest first; of equal ones the earlier."""
    apart = sorted((gap for gap in found if gap.size), key=lambda gap: -gap.size)
    return apart[:MOST_QUESTIONS]
