from __future__ import annotations

import uuid
from datetime import date

import msgspec
from django.db import models

from goldseam.bonds.models import Bond, Side
from goldseam.exercises.models.naming import Naming
from goldseam.lib import wiping
from goldseam.vault import commitments
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened


class Sealed(msgspec.Struct):
    """An answer with the key of its commitment, which never leaves the envelope, and what it answers.

    An answer of before topics were kept inside names none, and fits everywhere.
    """

    text: str
    key: bytes
    topic: str = ""

    def __repr__(self) -> str:
        return "Sealed(...)"


class Settled(Exception):
    """The exchange is already open, or this side has already answered; nothing was changed."""


class Exchange(models.Model):
    """Two answers that open together or not at all. ``opened_on`` is set in the transaction that releases
    the last of the two."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, related_name="exchanges")
    topic = models.CharField(max_length=60)
    opened_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "topic"], name="one_exchange_a_topic")]

    def __str__(self) -> str:
        return "exchange"

    @classmethod
    def on(cls, bond: Bond, keys: Keys, slug: str) -> Exchange | None:
        """What the two have between them on this, if anything was ever sealed."""
        topic = Naming.topic(bond, keys, slug)
        return cls.objects.filter(bond=bond, topic=topic).first() if topic else None

    @classmethod
    def begun(cls, bond: Bond, keys: Keys, slug: str) -> Exchange:
        """The same, made when it is not there. Inside the caller's transaction; saves the ledger. Raises
        ``Unopened`` while there is no circle of both that I know."""
        Bond.objects.select_for_update().get(pk=bond.pk)
        Naming.settle(bond, keys)
        assert bond.pair_circle is not None
        return cls.objects.get_or_create(bond=bond, topic=keys.tag(bond.pair_circle, slug).hex())[0]

    def seal_answer(self, side: Side, keys: Keys, text: str, today: date) -> None:
        """Commits this side's answer. Whoever seals second releases theirs in the same act; when the other's
        is released already (theirs was second, and mine is sealed again), both are open with it.

        One transaction. Raises ``Settled`` when this side has answered or the exchange is open, ``Unopened``
        when what the other released is not what they committed to.
        """
        here = self.locked()
        if here.opened_on is not None or here.answers.filter(author=keys.person, released=False).exists():
            raise Settled
        keys.ledger.begin()
        other_first = here.answers.exclude(author=keys.person).filter(released=False).exists()
        both = here._released_by_other(keys)
        answer = Answer.committed(here, side, keys, text)
        if other_first or both:
            answer.release(keys)
        keys.ledger.save()
        if both:
            self._opened(here, today)

    def open(self, side: Side, keys: Keys, today: date) -> None:
        """The first sealer, seeing that both have answered, opens both: releases the very text committed to.

        One transaction. Raises ``Settled`` unless this side sealed first and the other has released,
        ``Unopened`` when what the other released is not what they committed to.
        """
        here = self.locked()
        mine = here.mine(keys)
        if here.opened_on is not None or mine is None or not here._released_by_other(keys):
            raise Settled
        keys.ledger.begin()
        mine.release(keys)
        keys.ledger.save()
        self._opened(here, today)

    def withdraw(self, side: Side, keys: Keys) -> None:
        """Takes this side's answer back, without a reason, until the exchange is open."""
        here = self.locked()
        if here.opened_on is not None:
            raise Settled
        keys.ledger.begin()
        for answer in here.answers.filter(author=keys.person):
            keys.ledger.strike(answer.id)
            answer.delete()
        keys.ledger.save()
        wiping.afterwards()

    def ready_for(self, keys: Keys) -> bool:
        """Whether this person sealed first and may now open both."""
        mine = self.answers.filter(author=keys.person)
        theirs = self.answers.exclude(author=keys.person)
        waits = mine.filter(released=False).exists() and not mine.filter(released=True).exists()
        return self.opened_on is None and waits and theirs.filter(released=True).exists()

    def lies_open(self) -> bool:
        """Whether both answers lie there for both; no column alone says so."""
        return self.opened_on is not None and self.answers.filter(released=True).count() == 2

    def read(self, keys: Keys) -> dict[uuid.UUID, str]:
        """Both answers by author. Raises ``Unopened`` unless both lie open, each as it was committed to."""
        released = {answer.author: answer for answer in self.answers.filter(released=True)}
        if self.opened_on is None or len(released) != 2:
            raise Unopened
        return {author: answer.kept(keys, self.topic).text for author, answer in released.items()}

    def mine(self, keys: Keys) -> Answer | None:
        """What I committed, if anything stands."""
        return self.answers.filter(author=keys.person, released=False).first()

    def _released_by_other(self, keys: Keys) -> bool:
        """Whether the other's copy lies open. Mine is never released for one that was not committed to."""
        theirs = {answer.released: answer for answer in self.answers.exclude(author=keys.person)}
        if True not in theirs:
            return False
        words = theirs[True].kept(keys, self.topic)
        for answer in theirs.values():
            if not commitments.holds(bytes(answer.commitment), words.key, words.text.encode()):
                raise Unopened
        return True

    def _opened(self, here: Exchange, today: date) -> None:
        here.opened_on = self.opened_on = today
        here.save(update_fields=["opened_on"])

    def locked(self) -> Exchange:
        """This row as it stands, kept from changing until the caller's transaction ends."""
        return Exchange.objects.select_for_update().get(pk=self.pk)


class Answer(SealedRow):
    """One side's answer: committed under its own circle, and once released a copy under the pair's."""

    Payload = Sealed
    sealed_kind = "answer"

    exchange = models.ForeignKey(Exchange, on_delete=models.CASCADE, related_name="answers")
    commitment = models.BinaryField(max_length=32)
    released = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bond", "exchange", "author", "released"], name="one_answer_a_side"
            )
        ]

    def is_given(self) -> bool:
        return self.released

    def read(self, keys: Keys) -> Sealed:
        return msgspec.json.decode(keys.open(self), type=Sealed)

    def kept(self, keys: Keys, topic: str) -> Sealed:
        """The words, when they are those committed to, and given to this topic and no other. Raises
        ``Unopened``."""
        words = self.read(keys)
        if not commitments.holds(bytes(self.commitment), words.key, words.text.encode()):
            raise Unopened
        if words.topic not in ("", topic):
            raise Unopened
        return words

    @classmethod
    def committed(cls, exchange: Exchange, side: Side, keys: Keys, text: str) -> Answer:
        commitment, key = commitments.commit(text.encode())
        row = cls(
            bond=exchange.bond_id,
            circle=side.me_circle,
            author=keys.person,
            exchange=exchange,
            commitment=commitment,
        )
        row.write(keys, Sealed(text, key, exchange.topic))
        row.save(force_insert=True)
        return row

    def release(self, keys: Keys) -> None:
        """A copy for both of exactly what was committed. Raises ``Unopened`` when it is another text."""
        words, pair = self.kept(keys, self.exchange.topic), self.exchange.bond.pair_circle
        if pair is None:
            raise Unopened
        copy = Answer(
            bond=self.bond,
            circle=pair,
            author=self.author,
            exchange=self.exchange,
            commitment=self.commitment,
            released=True,
        )
        copy.write(keys, words)
        copy.save(force_insert=True)
