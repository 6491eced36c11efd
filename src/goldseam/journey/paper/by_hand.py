"""What stands in for a screen on paper: how each thing is done by hand, and the places to write."""

from __future__ import annotations

from typing import Final, Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.journey.program.shape import Activity

Twin = Literal["", "lines", "dates", "agreement", "dialogue", "questions", "weeks", "letter", "nothing"]

ROOMS: Final[dict[str, Twin]] = {
    "incidents": "lines",
    "statement": "agreement",
    "how-we-pause": "agreement",
    "what-we-tell-others": "agreement",
    "setback-plan": "agreement",
    "boundaries": "lines",
    "promises": "agreement",
    "openness": "agreement",
    "first-dialogue": "dialogue",
    "heard-dialogue": "dialogue",
    "gap-dialogue": "dialogue",
    "questions": "questions",
    "check-in": "weeks",
    "follow-ups": "weeks",
    "hard-dates": "dates",
    "capsule": "letter",
    "appreciations": "lines",
    "rituals": "agreement",
    "brief": "lines",
    "apology": "nothing",
    "supporter": "nothing",
}
"""What a room is on paper. Rooms that are not named here have no use there: a pace is kept by oneself."""

ROWS: Final = {"long": 12, "short": 2, "list": 6, "feelings": 2, "date": 1}
"""Ruled lines for a part, by its type."""


def twin(activity: Activity) -> Twin | None:
    """What an activity is on paper; nothing when it is left out there."""
    return ROOMS.get(activity.room) if activity.kind == "room" else ""


def rows(kind: str) -> range:
    return range(ROWS.get(kind, 0))


def how(activity: Activity) -> str:
    """How it is done by hand, in a sentence or two; nothing where reading is all."""
    if activity.kind == "room":
        return _room(twin(activity) or "")
    if activity.kind == "letter" and activity.rest:
        return ngettext(
            "By hand: write it, and put it away for at least %(n)d hour before you read it again."
            " Hand it over in an envelope, or keep it. Whoever gets it opens it when they choose,"
            " or not.",
            "By hand: write it, and put it away for at least %(n)d hours before you read it "
            "again. Hand it over in an envelope, or keep it. Whoever gets it opens it when they "
            "choose, or not.",
            activity.rest,
        ) % {"n": activity.rest}
    return {
        "read": "",
        "reflect": _(
            "By hand: write on the lines. Keep the page where only you find it, or tear it up afterwards."
        ),
        "exchange": _(
            "By hand: each writes alone, on a page of their own, and folds it. When both are "
            "folded, open them side by side. Then each says what they heard."
        ),
        "guess": _(
            "By hand: put a ring around your own answer, and a cross where you think the other "
            "stands. When both have done it, lay the pages side by side. Ask about what is far "
            "apart."
        ),
        "sort": _(
            "By hand: each ticks alone, on a page of their own. When both are done, lay the pages"
            " side by side."
        ),
        "letter": _(
            "By hand: write it, and hand it over in an envelope, or keep it. Whoever gets it "
            "opens it when they choose, or not."
        ),
        "practice": _("This is done away from the page. The lines are for afterwards, if you like."),
    }[activity.kind]


def _room(kind: Twin) -> str:
    return {
        "lines": _("By hand: write on the lines. Show it to nobody, unless you want to."),
        "dates": _(
            "By hand: write each day and what it is. Plan nothing heavy on it, or on the days beside it."
        ),
        "agreement": _(
            "By hand: one of you writes a wording, and the other changes it or leaves it. It "
            "holds when both have signed, and either may take the name away again."
        ),
        "dialogue": _(
            "By hand: one speaks, one to three short thoughts. The other says them back. “Yes, "
            "that is it”, or “not quite” and once more. Then change places. One topic, nothing to"
            " solve, half an hour at most. Either may stop."
        ),
        "questions": _(
            "By hand: write one question on a slip of paper. Answers may be “I do not know”, "
            "“with our counsellor” or “I will not answer”. None is due on any day."
        ),
        "weeks": _(
            "By hand: a row whenever you like. Numbers go from 1, least, to 7, most. Nobody adds them up."
        ),
        "letter": _(
            "By hand: write the letter, close the envelope, and write the day on it when it may be opened."
        ),
        "nothing": "",
        "": "",
    }[kind]
