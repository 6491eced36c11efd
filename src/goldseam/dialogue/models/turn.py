from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import models

from goldseam.bonds.models import Bond, Side
from goldseam.dialogue.floor import BESIDE, Floor, Kind, Move, floor
from goldseam.dialogue.occasions import is_heavy
from goldseam.lib import wiping
from goldseam.vault import sodium
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened

MOST_A_DAY = 40
"""So many turns one person gives the other in one day, and no more."""


class OutOfTurn(Exception):
    """The dialogue stands otherwise than the form was filled in on, or this is not this person's to do now.
    Nothing was changed."""


class Enough(Exception):
    """This person has given as much today as anybody should have to read. Nothing was changed."""


class Done(msgspec.Struct):
    """What somebody did in a dialogue, where in it, and their words. ``thanks`` stands with a closing line.

    ``occasion`` is the room it belongs to; ``first`` of a topic: whether its proposer would like to speak
    first; ``words`` name what a yes or a "not quite" answers; ``aloud``: it was said aloud, and the text is
    what was kept of it; ``until`` of a time-out: when to be back. Words that were taken back are empty.
    """

    dialogue: UUID
    number: int
    kind: Kind
    at: datetime
    text: str = ""
    thanks: str = ""
    occasion: str = ""
    first: bool = True
    words: bytes = b""
    aloud: bool = False
    until: datetime | None = None
    removed: bool = False

    def __repr__(self) -> str:
        return "Done(...)"


def words_of(text: str) -> bytes:
    """Names the very words that are answered, so that a "yes" can not be moved to others."""
    return sodium.digest(text.encode(), person=b"tw1-turn")


class Turn(SealedRow):
    """One move in a dialogue of two. What counts is what opens and names this dialogue and number.

    A dialogue is its turns: ``dialogue`` is their number, and nothing else is kept of it.
    """

    Payload = Done
    sealed_kind = "dialogue-turn"
    given = True

    dialogue = models.UUIDField()
    number = models.PositiveIntegerField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "dialogue", "number"], name="one_turn_a_number")
        ]
        indexes = [models.Index(fields=["bond", "author", "day"])]
        ordering = ["number"]

    def read(self, keys: Keys) -> Done:
        """Raises ``Unopened`` also for one that belongs elsewhere."""
        done = msgspec.json.decode(keys.open(self), type=Done)
        if done.dialogue != self.dialogue or done.number != self.number:
            raise Unopened
        return done

    @classmethod
    def take(cls, side: Side, keys: Keys, us: set[UUID], done: Done, today: date) -> Floor:
        """This person's turn, when it is theirs: ``done.number`` is the next number as they saw it. A
        time-out or a start together since then is nobody's turn, and takes none away.

        One transaction; saves the ledger. Returns how the dialogue stands then. Raises ``OutOfTurn``,
        ``Enough``, and ``Unopened`` without a circle for both.
        """
        pair = Bond.objects.select_for_update().get(pk=side.bond_id).pair_circle
        other = next(iter(us - {keys.person}), None)
        if pair is None or other is None:
            raise Unopened
        keys.ledger.begin()
        rows = list(cls.objects.filter(bond=side.bond_id, dialogue=done.dialogue))
        newest = rows[-1].number if rows else 0
        before = cls.opened(rows, keys, us)
        heavy = is_heavy(done.occasion)
        at = floor([moved(row, one) for row, one in before], keys.person, other, heavy)
        beside = {row.number for row, one in before if one.kind in BESIDE}
        since = {row.number for row in rows if row.number >= done.number}
        fits = done.number <= newest + 1 and since <= beside
        if not fits or not at.may(keys.person, done.kind, done.at):
            raise OutOfTurn
        done = msgspec.structs.replace(done, number=newest + 1)
        mine = cls.objects.filter(bond=side.bond_id, author=keys.person, day=today)
        if done.kind not in ("stop", *BESIDE) and mine.count() >= MOST_A_DAY:
            raise Enough
        if done.kind in ("yes", "not-quite"):
            done = msgspec.structs.replace(done, words=words_of(_turns(before)[-1].text))
        row = cls(
            bond=side.bond_id,
            circle=pair,
            author=keys.person,
            dialogue=done.dialogue,
            number=done.number,
            day=today,
        )
        row.write(keys, done)
        row.save(force_insert=True)
        keys.ledger.save()
        return at.after(moved(row, done), other)

    @staticmethod
    def opened(rows: Iterable[Turn], keys: Keys, us: set[UUID]) -> list[tuple[Turn, Done]]:
        """Those turns that are by one of the two, open, and where they answer, answer just what was said."""
        mine = [row for row in rows if row.author in us]
        keys.ledger.load([row.id for row in mine])
        found: list[tuple[Turn, Done]] = []
        for row in mine:
            try:
                done = row.read(keys)
            except Unopened:
                continue
            if done.kind in ("yes", "not-quite") and not _answers(done, found):
                continue
            found.append((row, done))
        return found

    def take_back(self, keys: Keys) -> None:
        """My words of this turn are gone, for both; that there was a turn stays. One transaction; saves the
        ledger. Raises ``Unopened`` when it is not mine or does not open."""
        if self.author != keys.person:
            raise Unopened
        keys.ledger.begin()
        done = self.read(keys)
        if not done.removed and (done.text or done.thanks):
            self.revision += 1
            self.write(keys, msgspec.structs.replace(done, text="", thanks="", removed=True))
            self.save()
        keys.ledger.save()
        wiping.afterwards()


def moved(row: Turn, done: Done) -> Move:
    """A turn as the rules see it."""
    return Move(done.kind, row.author, done.first, done.removed, done.at, done.until)


def _turns(before: list[tuple[Turn, Done]]) -> list[Done]:
    """Without what is nobody's turn."""
    return [done for _, done in before if done.kind not in BESIDE]


def _answers(done: Done, before: list[tuple[Turn, Done]]) -> bool:
    """Whether what lies before it is what it answers; words taken back since can not be compared."""
    turns = _turns(before)
    last = turns[-1] if turns else None
    if last is None or last.kind != "back":
        return False
    return last.removed or sodium.same(done.words, words_of(last.text))
