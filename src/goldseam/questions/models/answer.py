from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec
from django.db import models

from goldseam.lib import wiping
from goldseam.questions.models.question import Question
from goldseam.vault import sodium
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow

How = Literal["here", "counsellor", "unknown", "no", "whole"]


class Told(msgspec.Struct):
    """An answer: to which question and which words, in which way, and when. ``text`` may be empty for all
    ways but "here". With "whole" it is no answer but a signature: what was answered before, named by
    ``over``, is all of it as far as its writer knows."""

    question: UUID
    words: bytes
    how: How
    text: str
    at: datetime
    over: bytes = b""

    def __repr__(self) -> str:
        return "Told(...)"


def together(every: Iterable[Told]) -> bytes:
    """Names the very words of several answers, so that a signature can not stand under others."""
    words = (part.encode() for one in every for part in (one.how, one.text))
    return sodium.digest(*words, person=b"tw1-whole")


class Answer(SealedRow):
    """One answer to a question, or a later addition to it. It is never changed, only deleted by who gave it.

    ``question`` is a number without a foreign key: whoever takes a question back may not touch this row,
    which its author's ledger knows.
    """

    Payload = Told
    sealed_kind = "answer-to-question"
    given = True

    question = models.UUIDField()
    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["bond", "question"])]

    def read(self, keys: Keys) -> Told:
        return msgspec.json.decode(keys.open(self), type=Told)

    @classmethod
    def give(cls, question: Question, keys: Keys, told: Told, today: date) -> Answer:
        """A new one, in the circle of its question. One transaction; saves the ledger."""
        keys.ledger.begin()
        row = cls(
            bond=question.bond, circle=question.circle, author=keys.person, question=question.id, day=today
        )
        row.write(keys, told)
        row.save(force_insert=True)
        keys.ledger.save()
        return row

    def remove(self, keys: Keys) -> None:
        """Nobody can read it here any more. One transaction; saves the ledger."""
        keys.ledger.begin()
        keys.ledger.strike(self.id)
        self.delete()
        keys.ledger.save()
        wiping.afterwards()
