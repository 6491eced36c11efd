from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import models

from goldseam.exercises.letters import Landing
from goldseam.exercises.models.handed import Handed
from goldseam.exercises.models.reflection import Changed
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Landed(msgspec.Struct):
    """How one part of a letter reached its reader, under the letter's question: a mark, words, or both."""

    part: str
    asked: str
    landing: Landing | None
    words: str = ""


class Replied(msgspec.Struct):
    """An answer to one version of a letter: part by part, or in plain words, or both."""

    letter: UUID
    number: int
    turn: int
    parts: list[Landed]
    words: str
    at: datetime

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
        handed: Handed,
        keys: Keys,
        parts: Sequence[Landed],
        words: str,
        seen: int,
        now: datetime,
        today: date,
    ) -> Reply:
        """My answer, for both, beside my earlier ones. ``seen`` is the last turn that stood there, or 0.

        One transaction; saves the ledger. Raises ``Changed`` when I answered meanwhile in another window, or
        the letter is not there any more.
        """
        keys.ledger.begin()
        mine = cls.objects.filter(bond=handed.bond, letter=handed.letter, author=keys.person)
        last = mine.order_by("-turn").values_list("turn", flat=True).first() or 0
        if last != seen or not Handed.objects.select_for_update().filter(pk=handed.pk).exists():
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
        row.write(keys, Replied(handed.letter, handed.number, row.turn, list(parts), words, now))
        row.save(force_insert=True)
        keys.ledger.save()
        return row
