"""What may be done with a letter and when. Pure: the letter, what was handed over, and the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

from goldseam.exercises.answers import Answered
from goldseam.journey.program.shape import Activity

MOST_A_DAY: Final = 20

Landing = Literal["landed", "partly", "not-yet"]
Form = Literal["alone", "aloud", "present"]
"""How a hard letter is offered: to be read alone, heard from its writer, or with someone present."""
FORMS: Final[tuple[Form, ...]] = get_args(Form)
Reason = Literal["never", "empty", "same", "rest", "asked-again", "alone", "enough"]


@dataclass(frozen=True)
class Ready:
    """It may be handed over now."""


@dataclass(frozen=True)
class NotYet:
    """Why it is not handed over; and for what passes, such as its rest, until when.

    ``asked-again``: its reader is not asked again before then, or, without a time, unless they say so.
    """

    reason: Reason
    when: datetime | None = None


Handing = Ready | NotYet


@dataclass(frozen=True)
class Standing:
    """What handing over depends on beside the letter's own words: the writer's "never", whether two are here,
    the answers that were handed over last, whether its reader may be asked again, and how often this writer
    gave something today."""

    never: bool = False
    both: bool = True
    last: Sequence[Answered] | None = None
    today: int = 0
    again: Handing = Ready()


def handing(answers: Sequence[Answered], until: datetime, standing: Standing, now: datetime) -> Handing:
    """Whether a letter with these answers, which rests until then, may be handed over now."""
    if standing.never:
        return NotYet("never")
    if not written(answers):
        return NotYet("empty")
    if standing.last is not None and said(standing.last) == said(answers):
        return NotYet("same")
    if now < until:
        return NotYet("rest", until)
    if isinstance(standing.again, NotYet):
        return standing.again
    if not standing.both:
        return NotYet("alone")
    return NotYet("enough") if standing.today >= MOST_A_DAY else Ready()


def said(answers: Sequence[Answered]) -> list[tuple[str, object]]:
    """What was answered, without how it was asked: another language of the question is no other letter."""
    return [(one.part, one.value) for one in answers]


def written(answers: Sequence[Answered]) -> bool:
    """Whether there is anything in it to read."""
    return not all(one.empty for one in answers)


def rests_until(
    before: tuple[Sequence[Answered], datetime] | None, answers: Sequence[Answered], rest: int, now: datetime
) -> datetime:
    """Until when a letter rests that is saved now. ``rest`` in hours; ``before``: its answers and its rest as
    they stood. Saving the same words again does not begin the rest anew."""
    if before is not None and said(before[0]) == said(answers):
        return before[1]
    return now + timedelta(hours=rest)


def opened(received: datetime | None, handed: datetime) -> bool:
    """Whether a reader who last opened at ``received`` has opened what was handed over at ``handed``."""
    return received is not None and received >= handed


def weighed(activity: Activity) -> Activity:
    """The activity with nothing left of it but its weight: what opening somebody's letter asks of pacing.

    It goes by another name, so that a letter of one's own, or an earlier one, still counts beside it.
    """
    return replace(
        activity,
        slug=f"{activity.slug}:opened",
        who="each",
        audience="me",
        first_day=True,
        needs=(),
        waits=(),
    )
