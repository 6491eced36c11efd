from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.lib import wiping
from goldseam.vault import sodium
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened

About = Literal["fact", "meaning", "calm"]


class Asked(msgspec.Struct):
    """A question, what it is about, and when it was written. ``let_be``: could be lived with unanswered.

    A note lies in the jar since ``jar`` and rests there until ``rest``. What was opened names the hour in
    which it was: when that began. Questions from before there were hours name none.
    """

    text: str
    about: About
    at: datetime
    let_be: bool = False
    jar: datetime | None = None
    rest: datetime | None = None
    hour: datetime | None = None

    def rests(self, now: datetime) -> bool:
        return self.rest is not None and now < self.rest

    def __repr__(self) -> str:
        return "Asked(...)"

    @property
    def digest(self) -> bytes:
        """Names these very words, so that an answer can not be moved to others."""
        return sodium.digest(self.text.encode(), self.about.encode(), person=b"tw1-question")


class QuestionQuerySet(models.QuerySet["Question"]):
    def of(self, bond: UUID, members: set[UUID]) -> QuestionQuerySet:
        """Those that one of these two asked."""
        return self.filter(bond=bond, author__in=members)


class Question(SealedRow):
    """A question that was opened: both can read it. It is never changed, only taken back by who asked."""

    Payload = Asked
    sealed_kind = "question"
    given = True

    day = models.DateField()

    objects = QuestionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["bond", "day"])]

    def read(self, keys: Keys) -> Asked:
        return msgspec.json.decode(keys.open(self), type=Asked)

    @classmethod
    def open(cls, side: Side, keys: Keys, noted: Noted, hour: datetime, today: date) -> Question:
        """A question out of its writer's jar, for both; the note it was is gone. Whoever calls has asked
        whether the hour is now. One transaction; saves the ledger. Raises ``Unopened`` without a circle for
        both."""
        pair = side.bond.pair_circle
        if pair is None:
            raise Unopened
        keys.ledger.begin()
        kept = noted.read(keys)
        row = cls(bond=side.bond_id, circle=pair, author=keys.person, day=today)
        row.write(keys, Asked(kept.text, kept.about, kept.at, hour=hour))
        row.save(force_insert=True)
        noted.erase(keys)
        keys.ledger.save()
        return row

    def remove(self, keys: Keys) -> None:
        """Nobody can read it here any more. One transaction; saves the ledger."""
        keys.ledger.begin()
        keys.ledger.strike(self.id)
        self.delete()
        keys.ledger.save()
        wiping.afterwards()


class NotedQuerySet(models.QuerySet["Noted"]):
    def of(self, side: Side) -> NotedQuerySet:
        """One side's own notes. Nobody else's rows can come out of this."""
        if side.person_id is None:
            return self.none()
        return self.filter(bond=side.bond_id, author=side.person_id, circle=side.me_circle)


class Noted(SealedRow):
    """A question noted for oneself, or lying in the jar: either way under its writer's own key alone. The
    other never learns that there is one; what lies in the jar is told by the sealed words only."""

    Payload = Asked
    sealed_kind = "noted-question"

    day = models.DateField()

    objects = NotedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["bond", "author", "day"])]

    def read(self, keys: Keys) -> Asked:
        return msgspec.json.decode(keys.open(self), type=Asked)

    @classmethod
    def begin(cls, side: Side, keys: Keys, asked: Asked, today: date) -> Noted:
        """A new note. One transaction; saves the ledger."""
        keys.ledger.begin()
        row = cls(bond=side.bond_id, circle=side.me_circle, author=keys.person, day=today)
        row.write(keys, asked)
        row.save(force_insert=True)
        keys.ledger.save()
        return row

    def mark(self, keys: Keys, let_be: bool) -> None:
        """Whether it could be lived with if it were never answered. One transaction; saves the ledger."""
        keys.ledger.begin()
        self._put(keys, msgspec.structs.replace(self.read(keys), let_be=let_be))

    def put_in(self, keys: Keys, asked: Asked) -> None:
        """These words in place of the ones before, as a question in the jar. One transaction; saves the
        ledger."""
        keys.ledger.begin()
        self.read(keys)
        self._put(keys, asked)

    def take_out(self, keys: Keys) -> None:
        """It is a note again. One transaction; saves the ledger."""
        keys.ledger.begin()
        self._put(keys, msgspec.structs.replace(self.read(keys), jar=None, rest=None))

    def _put(self, keys: Keys, asked: Asked) -> None:
        self.revision += 1
        self.write(keys, asked)
        self.save()
        keys.ledger.save()

    def erase(self, keys: Keys) -> None:
        """The caller has begun the ledger and saves it."""
        keys.ledger.strike(self.id)
        self.delete()

    def remove(self, keys: Keys) -> None:
        """It is gone. One transaction; saves the ledger."""
        keys.ledger.begin()
        self.erase(keys)
        keys.ledger.save()
        wiping.afterwards()
