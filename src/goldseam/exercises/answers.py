"""An answer as it is kept: with the very words it answered, so that it never sits under a new question."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

Value = str | int | list[str] | dict[str, str] | None
"""Words, a step on a scale, chosen slugs or lines, or cards by slug with where they were laid."""


class Answered(msgspec.Struct):
    """One part of an activity. ``asked`` is its prompt as it was read; ``shown`` what an answer says in
    words: the labels of what was chosen, or the ends of a scale, in the language it was answered in."""

    part: str
    type: str
    asked: str
    value: Value = None
    shown: list[str] = []

    def __repr__(self) -> str:
        return "Answered(...)"

    @property
    def empty(self) -> bool:
        return self.value in (None, "", [], {})


def spoken(answers: Sequence[Answered]) -> str:
    """Answers as plain text, each under the words it answered."""
    return "\n\n".join(f"{one.asked}\n{_said(one)}".strip() for one in answers if not one.empty)


def _said(one: Answered) -> str:
    if isinstance(one.value, dict):
        return "\n".join(f"{card}: {pile}" for card, pile in one.value.items())
    if one.type == "scale":
        return f"{one.value} ({' – '.join(one.shown)})" if one.shown else str(one.value)
    if one.shown:
        return ", ".join(one.shown)
    return "\n".join(one.value) if isinstance(one.value, list) else str(one.value)
