"""A letter between two as one side sees it: handed over, answered, taken back; each row opened and checked.

Whether a letter was opened is known to its reader alone: it comes from their own sealed past, and for the
writer there is no place where it could be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from goldseam.bonds.asking import Here
from goldseam.exercises.asking_again import Asked
from goldseam.exercises.before import last_said
from goldseam.exercises.letters import Form, opened
from goldseam.exercises.models.handed import Back, Delivery, Handed, TakenBack
from goldseam.exercises.models.reply import Replied, Reply
from goldseam.journey.past import Past
from goldseam.vault.sodium import Unopened


@dataclass(frozen=True)
class Version:
    """One version as it was handed over. ``words`` is empty when it can not be opened, and while it is
    ``fresh``: not yet opened by its reader."""

    row: Handed
    words: Delivery | None
    fresh: bool = False
    form: Form | None = None
    after: int = 0
    mends: bool = False


@dataclass(frozen=True)
class Turn:
    """One answer. ``words`` is empty when it can not be opened."""

    row: Reply
    mine: bool
    words: Replied | None

    @property
    def not_yet(self) -> bool:
        """Whether a part of the letter has not reached its reader."""
        return self.words is not None and any(one.landing == "not-yet" for one in self.words.parts)


@dataclass(frozen=True)
class Chapter:
    """One version with the answers to it, newest first. No version: it can not be opened, or was taken back,
    or is not open yet, and its answers are here all the same."""

    number: int
    version: Version | None
    turns: list[Turn]


@dataclass(frozen=True)
class Correspondence:
    """One letter with everything given around it, oldest first. ``back`` is the day it was taken back, while
    nothing was handed over since."""

    letter: UUID
    mine: bool
    versions: list[Version]
    turns: list[Turn]
    back: date | None
    title: str
    heavy: bool
    slug: str
    handed_at: datetime | None
    taken: TakenBack | None = None

    @property
    def fresh(self) -> Version | None:
        """The newest version, while its reader has not opened it."""
        return self.versions[-1] if self.versions and self.versions[-1].fresh else None

    @property
    def read(self) -> list[Version]:
        """What lies open, newest first."""
        return [one for one in reversed(self.versions) if not one.fresh]

    @property
    def newest(self) -> Handed:
        """The row handed over last; there is one unless the letter was taken back."""
        return self.versions[-1].row

    @property
    def chapters(self) -> list[Chapter]:
        """What lies open with the answers to it, newest first."""
        read = {one.row.number: one for one in self.read}
        numbers = read.keys() | {one.row.number for one in self.turns}
        newest = list(reversed(self.turns))
        return [
            Chapter(number, read.get(number), [one for one in newest if one.row.number == number])
            for number in sorted(numbers, reverse=True)
        ]

    @property
    def said_again(self) -> Asked | None:
        """What its reader said last about being handed a next version."""
        return last_said(one.words for one in self.turns if one.words is not None)

    @property
    def several(self) -> bool:
        """Whether it has to be said which version is meant."""
        return len(self.versions) > 1

    @property
    def not_yet(self) -> bool:
        """Whether the last answer says of a part that it has not reached its reader."""
        return bool(self.turns) and self.turns[-1].not_yet

    @property
    def turn(self) -> int:
        """The last turn that was answered, 0 for none."""
        return max((one.row.turn for one in self.turns), default=0)


def found(here: Here, letter: UUID, past: Past) -> Correspondence | None:
    """One letter; nothing when none of this number was ever handed over in this bond."""
    us = here.members()
    given = [row for row in Handed.objects.filter(bond=here.bond.id, letter=letter) if row.author in us]
    backs = [row for row in TakenBack.objects.filter(bond=here.bond.id, letter=letter) if row.author in us]
    if not given and not _believed(here, backs):
        return None
    author = (given or backs)[-1].author
    replies = list(Reply.objects.filter(bond=here.bond.id, letter=letter).exclude(author=author))
    here.keys.ledger.load(row.id for row in (*given, *replies) if row.author == here.keys.person)
    turns = [_turn(row, here) for row in replies if row.author in us]
    return _correspondence(here, letter, given, backs, turns, past)


def listed(here: Here, past: Past) -> list[Correspondence]:
    """Every letter handed over in this bond and not taken back, the newest first; without answers."""
    us = here.members()
    by_letter: dict[UUID, list[Handed]] = {}
    for row in Handed.objects.filter(bond=here.bond.id).order_by("day", "number"):
        if row.author in us:
            by_letter.setdefault(row.letter, []).append(row)
    mine = (row.id for rows in by_letter.values() for row in rows if row.author == here.keys.person)
    here.keys.ledger.load(mine)
    shown = [_correspondence(here, letter, rows, [], [], past) for letter, rows in by_letter.items()]
    return sorted(shown, key=lambda one: one.newest.day, reverse=True)


def everything(here: Here, past: Past) -> list[Correspondence]:
    """Every letter of this bond with its answers, also of those that were taken back; oldest first."""
    numbers = (
        model._default_manager.filter(bond=here.bond.id).values_list("letter", flat=True)
        for model in (Handed, TakenBack)
    )
    letters = {letter for found_here in numbers for letter in found_here}
    shown = [one for letter in letters if (one := found(here, letter, past)) is not None]
    return sorted(shown, key=lambda one: (one.back or one.newest.day, str(one.letter)))


def _correspondence(
    here: Here, letter: UUID, given: list[Handed], backs: list[TakenBack], turns: list[Turn], past: Past
) -> Correspondence:
    author = (given or backs)[-1].author
    mine = author == here.keys.person
    opened_rows = [(row, _delivery(row, here)) for row in given if row.author == author]
    versions = [_version(row, words, mine, past) for row, words in opened_rows]
    last = next((words for _, words in reversed(opened_rows) if words is not None), None)
    gone, taken = _believed(here, backs) if not given else None, backs[-1] if backs and not given else None
    return Correspondence(
        letter=letter,
        mine=mine,
        versions=versions,
        turns=turns,
        back=taken.day if taken else None,
        title=last.title if last else "",
        heavy=any(words.heavy for _, words in opened_rows if words),
        slug=last.slug if last else gone.slug if gone else "",
        handed_at=last.at if last else None,
        taken=taken if gone else None,
    )


def _version(row: Handed, words: Delivery | None, mine: bool, past: Past) -> Version:
    if words is None:
        return Version(row, None)  # what can not be opened at all is not kept behind a card
    shown = mine or opened(past.received.get(words.slug), words.at)
    return Version(row, words if shown else None, not shown, words.form, words.after, words.mends)


def _delivery(row: Handed, here: Here) -> Delivery | None:
    """What opens and names this letter and number."""
    try:
        words = row.read(here.keys)
    except Unopened:
        return None
    return words if (words.letter, words.number) == (row.letter, row.number) else None


def _turn(row: Reply, here: Here) -> Turn:
    mine = row.author == here.keys.person
    try:
        words = row.read(here.keys)
    except Unopened:
        return Turn(row, mine, None)
    fits = (words.letter, words.number, words.turn) == (row.letter, row.number, row.turn)
    return Turn(row, mine, words if fits else None)


def _believed(here: Here, backs: Sequence[TakenBack]) -> Back | None:
    """What the newest of these says, opened, of its letter that was taken back."""
    for row in reversed(backs):
        try:
            back = row.read(here.keys)
        except Unopened:
            continue
        if back.letter == row.letter:
            return back
    return None


def last_handed(letter: UUID, here: Here) -> Delivery | None:
    """The words I handed over last of this letter, while they are not taken back."""
    mine = Handed.objects.filter(bond=here.bond.id, letter=letter, author=here.keys.person)
    row = mine.order_by("-number").first()
    return _delivery(row, here) if row is not None else None


def last_turn(letter: UUID, here: Here) -> int:
    """The last turn in which my letter was answered, 0 for none."""
    rows = Reply.objects.filter(bond=here.bond.id, letter=letter, author__in=here.members())
    turns = rows.exclude(author=here.keys.person).order_by("-turn").values_list("turn", flat=True)
    return turns.first() or 0


def given_today(here: Here, today: date) -> int:
    """How many letters and answers this side gave today, and took back."""
    rows = (
        model._default_manager.filter(bond=here.bond.id, author=here.keys.person, day=today)
        for model in (Handed, TakenBack, Reply)
    )
    return sum(one.count() for one in rows)
