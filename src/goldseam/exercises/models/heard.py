from __future__ import annotations

from datetime import date
from uuid import UUID

import msgspec
from django.db import models

from goldseam.exercises.models.exchange import Exchange, Settled
from goldseam.vault import sodium
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened


def words_of(text: str) -> bytes:
    """Names the very words that were answered, so that a "yes" can not be moved to others."""
    return sodium.digest(text.encode(), person=b"tw1-heard")


class Hearing(msgspec.Struct):
    """What somebody heard in the other's answer, and in which exchange that was."""

    text: str
    exchange: UUID

    def __repr__(self) -> str:
        return "Hearing(...)"


class Heard(SealedRow):
    """Said back to the one who was heard, in own words. To say it again is another row; none is changed."""

    Payload = Hearing
    sealed_kind = "heard"
    given = True

    exchange = models.ForeignKey(Exchange, on_delete=models.CASCADE, related_name="heard")
    number = models.PositiveIntegerField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "exchange", "author", "number"], name="heard_in_turn")
        ]
        ordering = ["number"]

    def read(self, keys: Keys) -> Hearing:
        """Raises ``Unopened`` also for one that belongs to another exchange."""
        found = msgspec.json.decode(keys.open(self), type=Hearing)
        if found.exchange != self.exchange_id:
            raise Unopened
        return found

    @classmethod
    def say(cls, exchange: Exchange, keys: Keys, text: str, today: date) -> Heard:
        """Gives the other what I heard. One transaction; saves the ledger. Raises ``Settled`` unless the
        exchange is open for both."""
        here, circle = exchange.locked(), exchange.bond.pair_circle
        if circle is None or not here.lies_open():
            raise Settled
        keys.ledger.begin()
        row = cls(
            bond=here.bond_id,
            circle=circle,
            author=keys.person,
            exchange=here,
            number=here.heard.filter(author=keys.person).count() + 1,
            day=today,
        )
        row.write(keys, Hearing(text, here.id))
        row.save(force_insert=True)
        keys.ledger.save()
        return row

    def answer(self, keys: Keys, is_it: bool, line: str, today: date) -> None:
        """Tells the one who heard whether that is it. One transaction; saves the ledger. Raises ``Settled``
        for one's own, for one that was said again since, and for one that is answered."""
        here = self.exchange.locked()
        newest = here.heard.filter(author=self.author).order_by("-number").first()
        if self.author == keys.person or newest != self or HeardReply.objects.filter(heard=self).exists():
            raise Settled
        keys.ledger.begin()
        row = HeardReply(bond=self.bond, circle=self.circle, author=keys.person, heard=self, day=today)
        row.write(keys, Replied(self.id, words_of(self.read(keys).text), is_it, line))
        row.save(force_insert=True)
        keys.ledger.save()


class Replied(msgspec.Struct):
    """ "Yes, that is it" or "Not quite" to these very words, and a line if one likes."""

    heard: UUID
    words: bytes
    is_it: bool
    line: str = ""

    def __repr__(self) -> str:
        return "Replied(...)"


class HeardReply(SealedRow):
    """The answer to what was heard, from the one whose words they were. One for each, never changed."""

    Payload = Replied
    sealed_kind = "heard-reply"
    given = True

    heard = models.ForeignKey(Heard, on_delete=models.CASCADE, related_name="replies")
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "heard"], name="one_heard_reply")]

    def read(self, keys: Keys) -> Replied:
        """Raises ``Unopened`` also when it answers other words, or comes from the one who heard."""
        found = msgspec.json.decode(keys.open(self), type=Replied)
        words = words_of(self.heard.read(keys).text)
        if found.heard != self.heard_id or not sodium.same(found.words, words):
            raise Unopened
        if self.author == self.heard.author:
            raise Unopened
        return found
