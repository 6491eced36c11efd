"""What is sealed for both, as one text: the answers with what was asked, and the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from goldseam.exercises.answers import Answered
from goldseam.journey.program.shape import Activity


class Written(msgspec.Struct, tag_field="is", tag="answers"):
    """One person's answers to one activity, in the ``revision`` of its wording, and the day of sealing."""

    slug: str
    revision: int
    on: date | None
    answers: list[Answered]

    def __repr__(self) -> str:
        return "Written(...)"


def sealed(activity: Activity, answers: Sequence[Answered], today: date) -> str:
    """As the text that is committed to and released, letter by letter."""
    written = Written(activity.slug, activity.revision, today, list(answers))
    return msgspec.json.encode(written).decode()


def opened(text: str) -> Written:
    """From that text. A text of before answers had parts is one long answer."""
    try:
        return msgspec.json.decode(text, type=Written)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return Written("", 0, None, [Answered(part="", type="long", asked="", value=text, shown=[])])
