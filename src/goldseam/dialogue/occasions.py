"""The three occasions for a dialogue, and what each could be about, from light to heavy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Occasion:
    """``slug`` is its name in addresses, ``room`` in the program. ``first``: whether its proposer speaks
    first, unless they choose otherwise. ``heavy``: as in the program; it ends after a while."""

    slug: str
    room: str
    title: Promise
    starters: tuple[Promise, ...]
    first: bool = True
    heavy: bool = False


OCCASIONS: Final[dict[str, Occasion]] = {
    one.slug: one
    for one in (
        Occasion(
            "first",
            "first-dialogue",
            _("A first dialogue"),
            (
                _("A place I would like to see again"),
                _("Something small that went well this week"),
                _("What I like to eat when nobody is watching"),
                _("A song, a book or a film I come back to"),
                _("How I wake up best, and how I fall asleep"),
                _("A person who was kind to me"),
                _("Something I would like to learn"),
                _("What a good Sunday looks like for me"),
            ),
        ),
        Occasion(
            "heard",
            "heard-dialogue",
            _("A dialogue about what hurts"),
            (
                _("What a usual evening is like for me now"),
                _("What I miss"),
                _("What I do when I can not sleep"),
                _("What I am afraid of when I think of next year"),
                _("What I have not said because I did not want to make it worse"),
                _("The day I learned of it, and what it was like for me"),
                _("What I need to be heard about most"),
            ),
            heavy=True,
        ),
        Occasion(
            "gap",
            "gap-dialogue",
            _("A dialogue about what I did not know"),
            (
                _("What does a good day look like for you now?"),
                _("What do others not see when they look at you?"),
                _("What have I understood wrongly about you?"),
                _("What is hard for you when we are in one room?"),
                _("What do you need that I have not seen?"),
                _("What was it like for you, in the time I do not like to look at?"),
            ),
            first=False,
        ),
    )
}


def is_heavy(slug: str) -> bool:
    """Whether a dialogue of this occasion is about something heavy."""
    found = OCCASIONS.get(slug)
    return found is not None and found.heavy
