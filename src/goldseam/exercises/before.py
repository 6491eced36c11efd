"""What was between two before a next version of a letter: when the last was handed over, what was answered.

It goes by the activity and not by one letter's number: a letter that is deleted, or taken back, and written
anew is a next version all the same. Whether anything was opened is nowhere in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from goldseam.bonds.asking import Here
from goldseam.exercises.asking_again import Asked, Given
from goldseam.exercises.models.handed import Handed, TakenBack
from goldseam.exercises.models.reply import Replied, Reply
from goldseam.vault.sodium import Unopened


@dataclass(frozen=True)
class Before:
    """``given``: what was handed over last; ``asked``: what its reader said last about a next version."""

    given: Given | None = None
    asked: Asked | None = None


def before(here: Here, slug: str) -> Before:
    """What I handed over of this activity, and what the other said to it."""
    given = {"bond": here.bond.id, "author": here.keys.person}
    rows, backs = list(Handed.objects.filter(**given)), list(TakenBack.objects.filter(**given))
    here.keys.ledger.load(row.id for row in (*rows, *backs))
    last: tuple[Given, UUID] | None = None
    letters = set()
    for what, letter in (*_handed(rows, slug, here), *_taken_back(backs, slug, here)):
        letters.add(letter)
        if last is None or what.at > last[0].at:
            last = what, letter
    said = sorted(_answers(here, letters), key=lambda one: (one.at, one.turn))
    asked = last_said(said)
    if last is None:
        return Before(None, asked)
    answered = any(one.at >= last[0].at for one in said)
    return Before(Given(last[0].at, last[0].mended, answered), asked)


def last_said(answers: Iterable[Replied]) -> Asked | None:
    """What these answers, the oldest first, say last about a next version."""
    found = [_asked(one) for one in answers if one.again is not None]
    return found[-1] if found else None


def _handed(rows: Iterable[Handed], slug: str, here: Here) -> Iterable[tuple[Given, UUID]]:
    for row in rows:
        try:
            words = row.read(here.keys)
        except Unopened:
            continue
        if (words.letter, words.number, words.slug) == (row.letter, row.number, slug):
            yield Given(words.at, words.mends), row.letter


def _taken_back(rows: Iterable[TakenBack], slug: str, here: Here) -> Iterable[tuple[Given, UUID]]:
    for row in rows:
        try:
            back = row.read(here.keys)
        except Unopened:
            continue
        if (back.letter, back.slug) == (row.letter, slug):
            yield Given(back.handed_at or back.at, back.mends), row.letter


def _answers(here: Here, letters: set[UUID]) -> list[Replied]:
    us, found = here.members() - {here.keys.person}, []
    for row in Reply.objects.filter(bond=here.bond.id, letter__in=letters):
        if row.author not in us:
            continue
        try:
            words = row.read(here.keys)
        except Unopened:
            continue
        if (words.letter, words.number, words.turn) == (row.letter, row.number, row.turn):
            found.append(words)
    return found


def _asked(said: Replied) -> Asked:
    assert said.again is not None
    return Asked(said.again, said.at, said.first_day)
