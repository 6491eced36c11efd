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
    """One kind. ``name`` is its room's and the column's; ``plainly`` is what has to be said beside it. ``by``
    says who may word it: either, or who keeps it; of the former there is one in a bond, of the latter any
    number. ``wary`` kinds name what nobody has to give up. ``ends`` kinds lapse on a last day. ``none`` kinds
    can be answered with "none now"."""

    name: str
    title: Words
    one: Words
    line: Words
    plainly: Words
    write: Words
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
    _("Stopping a talk is allowed in any case, signed or not, and needs no reason."),
    _("Propose a wording"),
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
    _("One sentence for those who ask, and one person each who may know it all."),
    _("It binds nobody towards a doctor, a counsellor, a lawyer, the police or a helpline."),
    _("Propose a wording"),
    (
        Ask("sentence", _("One sentence"), _("True, short, and it leaves the inside out."), rows=2),
        Ask(
            "confidants",
            _("One confidant each"),
            _("Chosen by each alone, who may be told everything."),
            rows=2,
        ),
    ),
)
SETBACK_PLAN = Kind(
    "setback-plan",
    _("When it goes wrong again"),
    _("When it goes wrong again"),
    _("A plan for setbacks, made on a quiet day: what counts, what is done, what is not."),
    _("The plan is not a permit. For the one who is hurt by it, one may be enough."),
    _("Propose a wording"),
    (
        Ask("counts", _("What counts"), _("In plain examples, so that both would know it."), rows=2),
        Ask("first", _("The first day"), _("Who says it to whom, and by when."), rows=2),
        Ask("then", _("What is done then"), _("Pause, sleep, who goes where, whom each of you rings.")),
        Ask("not", _("What is not done"), _("No shouting through the night, no deciding in it."), rows=2),
        Ask(
            "ends", _("Where it ends"), _("Each says that for themself, and need not agree."), required=False
        ),
    ),
)
BOUNDARIES = Kind(
    "boundaries",
    _("Boundaries"),
    _("A boundary"),
    _("What I will do when a line is crossed. Mine alone to set."),
    _(
        "A boundary says what I will do, not what you must do. Nobody has to agree to it or sign it. "
        "It can be changed or taken back on any day."
    ),
    _("Write a boundary"),
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
    _(
        "Whoever keeps a promise writes it and says whether it was kept. Nothing here measures or proves it. "
        "Either of you can end it on any day, without a reason."
    ),
    _("Write a promise"),
    (
        Ask("what", _("What I will do"), _("So small that it could be done on a bad day."), rows=2),
        Ask(
            "when", _("When, or if what happens"), _("“If I come later than seven, I write before.”"), rows=2
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
    _(
        "It is offered, for at most thirty days at a time and ninety in all, and lapses by itself unless "
        "both renew it. Either of you can end it at once, without a reason."
    ),
    _("Write what I lay open"),
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
