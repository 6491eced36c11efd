"""Questions as one side sees them: asked by me, asked of me, noted for myself, and answers left over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from goldseam.bonds.asking import Here
from goldseam.questions.models import Answer, Noted, Question
from goldseam.questions.models.answer import Told
from goldseam.questions.models.question import Asked
from goldseam.vault.sodium import Unopened


@dataclass(frozen=True)
class Answered:
    """One answer, opened. ``later``: added to an earlier one."""

    id: UUID
    day: date
    mine: bool
    told: Told
    later: bool = False


@dataclass(frozen=True)
class Shown:
    """One question. ``asked`` is empty when its words do not open."""

    id: UUID
    day: date
    mine: bool
    asked: Asked | None
    answers: list[Answered] = field(default_factory=list)


@dataclass(frozen=True)
class Note:
    """One question noted for myself."""

    id: UUID
    day: date
    asked: Asked | None


@dataclass(frozen=True)
class Jar:
    """Everything in it, the newest first. ``left`` are answers of mine whose question was taken back."""

    asked_by_me: list[Shown]
    asked_of_me: list[Shown]
    notes: list[Note]
    left: list[Answered]


def looked_into(here: Here) -> Jar:
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
    return Jar(
        [one for one in every if one.mine],
        [one for one in every if not one.mine],
        [Note(row.id, row.day, _noted(row, here)) for row in notes],
        [one for one in left if one is not None and one.mine],
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
    later = [Answered(one.id, one.day, one.mine, one.told, n > 0) for n, one in enumerate(answers)]
    return Shown(row.id, row.day, mine, asked, later)


def _answer(row: Answer, asked: Asked | None, here: Here) -> Answered | None:
    """An answer counts when it opens and was given to this question and just these words."""
    try:
        told = row.read(here.keys)
    except Unopened:
        return None
    if told.question != row.question or (asked is not None and told.words != asked.digest):
        return None
    return Answered(row.id, row.day, row.author == here.keys.person, told)


def _noted(row: Noted, here: Here) -> Asked | None:
    try:
        return row.read(here.keys)
    except Unopened:
        return None
