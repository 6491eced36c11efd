"""The eight steps by name, and how a seam stands as one side sees it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Seam = Literal["open", "half", "mended"]
Text = str | Promise


@dataclass(frozen=True)
class Step:
    number: int
    title: Text
    text: Text


STEPS = (
    Step(
        1,
        _("Acknowledge"),
        _("Each writes alone what happened. Then you look for one statement you can both sign."),
    ),
    Step(2, _("Speak and listen"), _("One speaks, one listens and says it back. Then the other way round.")),
    Step(
        3,
        _("Own it and apologise"),
        _("The one who broke the trust says so in full. The one who was hurt says what reached them."),
    ),
    Step(4, _("Give it time"), _("Ordinary days, in which words are tested. Nothing to finish here.")),
    Step(
        5,
        _("Boundaries and expectations"),
        _("What is fine, what is not, and promises small enough to keep."),
    ),
    Step(6, _("Ask for help"), _("Who each of you turns to when this is too heavy for two.")),
    Step(7, _("Walk in their shoes"), _("Guess, ask, listen, and be corrected.")),
    Step(8, _("Look ahead"), _("Decide what this is now: closer, different, or ended well.")),
)


def seam(number: int, mine: Collection[int], theirs: Collection[int]) -> Seam:
    """Open, half when my part is done, mended when both are. The other's half is never shown."""
    if number not in mine:
        return "open"
    return "mended" if number in theirs else "half"
