"""The kinds of agreement: what each asks, who words it, how many signatures make it hold, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldseam.agreements.quorum import BOTH

Words = str | Promise

AT_A_TIME: Final = timedelta(days=30)
AT_MOST: Final = timedelta(days=90)
"""How long openness runs, and with every renewal. The figures are the program's own, not a study's."""


@dataclass(frozen=True)
class Ask:
    """One thing a wording says: its question, what helps to answer it, and how much fits."""

    slug: str
    asked: Words
    helps: Words = ""
    type: Literal["words", "day"] = "words"
    required: bool = True
    rows: int = 3


@dataclass(frozen=True)
class Kind:
    """One kind. ``name`` is its room's and the column's. ``by`` says who may word it: either, or who keeps
    it; of the former there is one in a bond, of the latter any number. ``wary`` kinds name what nobody has to
    give up. ``ends`` kinds lapse on a last day. ``none`` kinds can be answered with "none now"."""

    name: str
    title: Words
    one: Words
    line: Words
    asks: tuple[Ask, ...]
    by: Literal["either", "keeper"] = "either"
    signs: int = BOTH
    wary: bool = False
    ends: bool = False
    none: bool = False

    @property
    def together(self) -> bool:
        return self.by == "either"


HOW_WE_PAUSE = Kind(
    "how-we-pause",
    _("How we pause"),
    _("How we pause"),
    _("How either of you stops a talk, for how long, and how you come back."),
    (
        Ask("sign", _("The sign"), _("A word, a raised hand, a message of one letter."), rows=2),
        Ask("time", _("The time"), _("For a body in alarm at least twenty minutes."), rows=2),
        Ask("back", _("The way back"), _("Who speaks first, where, and what happens if one is not ready.")),
    ),
)
TELLING_OTHERS = Kind(
    "what-we-tell-others",
    _("What we tell others"),
    _("What we tell others"),
    _("One sentence either of you may say, and somebody each of you can speak with freely."),
    (
        Ask("sentence", _("Our sentence"), _("Short, true, and one you could both hear said aloud.")),
        Ask("confidants", _("Who may know more"), _("One person for each, chosen by that one alone.")),
    ),
)
SETBACK_PLAN = Kind(
    "setback-plan",
    _("When it goes wrong again"),
    _("When it goes wrong again"),
    _("What you both do in the first hours and days after a setback."),
    (
        Ask("setback", _("What we call a setback"), _("So plain that both would know it.")),
        Ask("first", _("What each of us does on that day"), _("Who says it, to whom, and what rests.")),
        Ask("after", _("What we do after it"), _("When you look at it together, and who could help.")),
    ),
)
BOUNDARIES = Kind(
    "boundaries",
    _("My boundaries"),
    _("A boundary"),
    _("What I will do when a line is crossed. Mine alone to set."),
    (
        Ask("about", _("What it is about"), _("So plain that both would know it when it comes."), rows=2),
        Ask("then", _("What I will do then"), _("I, not you.")),
        Ask("back", _("How I come back, if I do"), required=False, rows=2),
    ),
    by="keeper",
    signs=1,
    none=True,
)
PROMISES = Kind(
    "promises",
    _("Promises"),
    _("A promise"),
    _("Small, visible, written by the one who keeps them."),
    (
        Ask("what", _("What I will do"), _("So small that it could be done on a bad day."), rows=2),
        Ask(
            "when",
            _("When, or if what happens"),
            _("“If I come later than seven, I write before seven.”"),
            rows=2,
        ),
        Ask("see", _("How one would see it"), _("“More open” can not be seen. A message can."), rows=2),
        Ask("look", _("The day on which we look at it again"), type="day", required=False),
    ),
    by="keeper",
    wary=True,
)
OPENNESS = Kind(
    "openness",
    _("Openness that ends"),
    _("Openness that ends"),
    _("To lay something open for a time, with a reason, a keeper and a last day."),
    (
        Ask("what", _("What I lay open"), _("One thing that was hidden, and nothing besides."), rows=2),
        Ask("reason", _("The reason"), _("In one sentence: what it is meant to make easier."), rows=2),
        Ask("keeper", _("Who shows it, and when"), _("And who sits beside it."), rows=2),
    ),
    by="keeper",
    wary=True,
    ends=True,
)

KINDS: Final = {
    kind.name: kind for kind in (HOW_WE_PAUSE, TELLING_OTHERS, SETBACK_PLAN, BOUNDARIES, PROMISES, OPENNESS)
}
"""Every kind but the shared statement, which is free text and has pages of its own."""
