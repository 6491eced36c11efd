"""An answer as it is kept: with the very words it answered, so that it never sits under a new question."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PILES: Final[dict[str, Promise]] = {
    "fine": _("Fine"),
    "depends": _("It depends"),
    "not-fine": _("Not fine"),
}
"""Where a card may be laid."""

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

    # Each of these gives nothing where the value is of another type: rows may be older than the program.

    @property
    def empty(self) -> bool:
        return self.value in (None, "", [], {})

    @property
    def text(self) -> str:
        return self.value if isinstance(self.value, str) else ""

    @property
    def lines(self) -> list[str]:
        return self.value if isinstance(self.value, list) else []

    @property
    def level(self) -> int:
        """How close, 1 to 7."""
        return self.value if isinstance(self.value, int) and 1 <= self.value <= 7 else 0

    @property
    def day(self) -> date | None:
        with contextlib.suppress(ValueError):
            return date.fromisoformat(self.text)
        return None

    @property
    def laid(self) -> list[tuple[str, str]]:
        """The words of every card, and the pile it was laid on."""
        piles = self.value if isinstance(self.value, dict) else {}
        words = [*self.shown, *list(piles)[len(self.shown) :]]
        return list(zip(words, piles.values(), strict=False))


def spoken(answers: Sequence[Answered]) -> str:
    """Answers as plain text, each under the words it answered."""
    return "\n\n".join(f"{one.asked}\n{_said(one)}".strip() for one in answers if not one.empty)


def _said(one: Answered) -> str:
    if isinstance(one.value, dict):
        return "\n".join(f"{words}: {PILES.get(pile, pile)}" for words, pile in one.laid)
    if one.type == "scale":
        return f"{one.value} ({' – '.join(one.shown)})" if one.shown else str(one.value)
    if one.shown:
        return ", ".join(one.shown)
    return "\n".join(one.value) if isinstance(one.value, list) else str(one.value)
