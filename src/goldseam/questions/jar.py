"""Questions as one side sees them: asked by me, asked of me, noted for myself, and answers left over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from goldseam.bonds.asking import Here
from goldseam.questions.models import Answer, Noted, Question
from goldseam.questions.models.answer import Told, together
from goldseam.questions.models.question import Asked
from goldseam.vault.sodium import Unopened


@dataclass(frozen=True)
class Answered:
    """One answer, opened. ``later``: added to an earlier one of one's own accord. ``stands``: for a
    signature, whether the words it was put under are all still there."""

    id: UUID
    day: date
    mine: bool
    told: Told
    later: bool = False
    stands: bool = True


@dataclass(frozen=True)
class Shown:
    """One question. ``asked`` is empty when its words do not open."""

    id: UUID
    day: date
    mine: bool
    asked: Asked | None
    answers: list[Answered] = field(default_factory=list)

    @property
    def to_sign(self) -> bool:
        """Whether there are words of one's own that nobody has signed yet."""
        told = [one.told.how for one in self.answers]
        return bool(told) and told[-1] != "whole" and "here" in told

    @property
    def said(self) -> list[Told]:
        return [one.told for one in self.answers if one.told.how != "whole"]


@dataclass(frozen=True)
class Note:
    """One question noted for myself, or lying in the jar."""

    id: UUID
    day: date
    asked: Asked | None
    rests: bool = False


@dataclass(frozen=True)
class Jar:
    """Everything in it, the newest first. ``waiting`` are mine that have not opened. ``left`` are answers of
    mine whose question was taken back."""

    asked_by_me: list[Shown]
    asked_of_me: list[Shown]
    waiting: list[Note]
    notes: list[Note]
    left: list[Answered]


def looked_into(here: Here, now: datetime) -> Jar:
    """All of this bond that I may read. Opens everything of mine through my ledger."""
    us = here.members()
    rows = list(Question.objects.of(here.bond.id, us).order_by("-day", "id"))
    given = list(Answer.objects.filter(bond=here.bond.id, author__in=us).order_by("day"))
    notes = list(Noted.objects.of(here.side).order_by("-day", "id"))
    own = [row.id for row in (*rows, *given, *notes) if row.author == here.keys.person]
    here.keys.ledger.load(own)
    every = [_question(row, [one for one in given if one.question == row.id], here) for row in rows]
    known = {row.id for row in rows}
    left = [_answer(one, None, here) for one in given if one.question not in known]
    noted = [_note(row, here, now) for row in notes]
    return Jar(
        [one for one in every if one.mine],
        [one for one in every if not one.mine],
        [one for one in noted if one.asked is not None and one.asked.jar is not None],
        [one for one in noted if one.asked is None or one.asked.jar is None],
        [one for one in left if one is not None and one.mine and one.told.how != "whole"],
    )


def one(here: Here, row: Question) -> Shown:
    """One question with its answers."""
    given = list(
        Answer.objects.filter(bond=row.bond, question=row.id, author__in=here.members()).order_by("day")
    )
    here.keys.ledger.load(one.id for one in (row, *given) if one.author == here.keys.person)
    return _question(row, given, here)


def _question(row: Question, given: list[Answer], here: Here) -> Shown:
    mine = row.author == here.keys.person
    try:
        asked = row.read(here.keys)
    except Unopened:
        return Shown(row.id, row.day, mine, None)
    answers = [answer for one in given if one.author != row.author and (answer := _answer(one, asked, here))]
    answers.sort(key=lambda one: one.told.at)
    return Shown(row.id, row.day, mine, asked, _in_order(answers))


def _in_order(answers: list[Answered]) -> list[Answered]:
    """What came after the first words was added of one's own accord; a signature is over all before it."""
    found: list[Answered] = []
    for one in answers:
        before = [other.told for other in found if other.told.how != "whole"]
        if one.told.how == "whole":
            found.append(replace(one, stands=one.told.over == together(before)))
        else:
            found.append(replace(one, later=bool(before)))
    return found


def _answer(row: Answer, asked: Asked | None, here: Here) -> Answered | None:
    """An answer counts when it opens and was given to this question and just these words."""
    try:
        told = row.read(here.keys)
    except Unopened:
        return None
    if told.question != row.question or (asked is not None and told.words != asked.digest):
        return None
    return Answered(row.id, row.day, row.author == here.keys.person, told)


def _note(row: Noted, here: Here, now: datetime) -> Note:
    try:
        asked = row.read(here.keys)
    except Unopened:
        return Note(row.id, row.day, None)
    return Note(row.id, row.day, asked, asked.rests(now))
