from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import models

from goldseam.exercises.asking_again import Choice, first_day
from goldseam.exercises.letters import Form, Landing
from goldseam.exercises.models.handed import Handed, TakenBack
from goldseam.exercises.models.reflection import Changed
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Landed(msgspec.Struct):
    """How one part of a letter reached its reader, under the letter's question: a mark, words, or both."""

    part: str
    asked: str
    landing: Landing | None
    words: str = ""


@dataclass(frozen=True)
class Said:
    """What a reader says in one answer. ``own_day``: the day of their own that goes with ``again``."""

    parts: Sequence[Landed] = ()
    words: str = ""
    rather: Form | None = None
    again: Choice | None = None
    own_day: date | None = None

    def __repr__(self) -> str:
        return "Said(...)"


class Replied(msgspec.Struct):
    """An answer to one version of a letter: part by part, or in plain words, or both.

    ``rather``: another form in which its reader would have it. ``again``: when they may be handed a next
    version, with the first day when they named one.
    """

    letter: UUID
    number: int
    turn: int
    parts: list[Landed]
    words: str
    at: datetime
    rather: Form | None = None
    again: Choice | None = None
    first_day: date | None = None

    def __repr__(self) -> str:
        return "Replied(...)"


class Reply(SealedRow):
    """What a reader answered to a letter. It is never changed: a later answer stands beside it.

    It is the reader's own word and stays theirs, also when the letter is taken back. What counts is what
    opens and names this letter, number and turn.
    """

    Payload = Replied
    sealed_kind = "reply"
    given = True

    letter = models.UUIDField()
    number = models.PositiveIntegerField()
    turn = models.PositiveIntegerField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "letter", "author", "turn"], name="one_reply_a_turn")
        ]
        ordering = ["turn"]

    def read(self, keys: Keys) -> Replied:
        return msgspec.json.decode(keys.open(self), type=Replied)

    @classmethod
    def give(
        cls,
        handed: Handed | TakenBack,
        keys: Keys,
        said: Said,
        seen: int,
        now: datetime,
        today: date,
    ) -> Reply:
        """My answer, for both, beside my earlier ones. ``handed`` is what it answers, or that it was taken
        back. ``seen`` is the last turn that stood there, or 0.

        One transaction; saves the ledger. Raises ``Changed`` when I answered meanwhile in another window, or
        the letter is not there any more.
        """
        keys.ledger.begin()
        mine = cls.objects.filter(bond=handed.bond, letter=handed.letter, author=keys.person)
        last = mine.order_by("-turn").values_list("turn", flat=True).first() or 0
        there = type(handed)._default_manager.select_for_update().filter(pk=handed.pk)
        if last != seen or not there.exists():
            raise Changed
        row = cls(
            bond=handed.bond,
            circle=handed.circle,
            author=keys.person,
            letter=handed.letter,
            number=handed.number,
            turn=last + 1,
            day=today,
        )
        row.write(
            keys,
            Replied(
                letter=handed.letter,
                number=handed.number,
                turn=row.turn,
                parts=list(said.parts),
                words=said.words,
                at=now,
                rather=said.rather,
                again=said.again,
                first_day=first_day(said.again, said.own_day, today),
            ),
        )
        row.save(force_insert=True)
        keys.ledger.save()
        return row
