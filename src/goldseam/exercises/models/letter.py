from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.exercises.answers import Answered
from goldseam.exercises.letters import Form, rests_until, said
from goldseam.exercises.models.handed import Delivery, Handed
from goldseam.exercises.models.reflection import Changed
from goldseam.journey.program.shape import Activity
from goldseam.lib import wiping
from goldseam.vault.envelope import Place
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Sheet(msgspec.Struct):
    """A letter as its writer has it: what was asked and written, since when, and until when it rests."""

    slug: str
    wording: int
    answers: list[Answered]
    at: datetime
    until: datetime

    def __repr__(self) -> str:
        return "Sheet(...)"


@dataclass(frozen=True)
class Offered:
    """How a version is handed over: in which form, after which answer, and whether it mends a slip."""

    form: Form | None = None
    after: int = 0
    mends: bool = False


class LetterQuerySet(models.QuerySet["Letter"]):
    def of(self, side: Side) -> LetterQuerySet:
        """One side's own letters. Nobody else's rows can come out of this."""
        if side.person_id is None:
            return self.none()
        return self.filter(bond=side.bond_id, author=side.person_id, circle=side.me_circle)

    def about(self, side: Side, keys: Keys, slug: str) -> Letter | None:
        """This side's letter of one activity."""
        return self.of(side).filter(tag=keys.tag(side.me_circle, slug)).first()


class Letter(SealedRow):
    """A letter at its writer's own desk. Nobody else reads this row; handing over makes a copy.

    ``tag`` says privately which activity it belongs to; there is one letter of each, in its versions.
    """

    Payload = Sheet
    sealed_kind = "letter"

    tag = models.BinaryField(max_length=16)
    day = models.DateField()

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "author", "tag"], name="one_letter_an_activity")
        ]

    def read(self, keys: Keys) -> Sheet:
        return msgspec.json.decode(keys.open(self), type=Sheet)

    @classmethod
    def save_words(
        cls,
        side: Side,
        keys: Keys,
        activity: Activity,
        answers: list[Answered],
        seen: int,
        now: datetime,
        today: date,
    ) -> Letter:
        """Keeps these words; other words than before begin the rest again, and the version before is kept.

        One transaction; saves the ledger. ``seen`` is the revision they were written on, 0 for none. Raises
        ``Changed`` when another stands here.
        """
        keys.ledger.begin()
        row = cls.objects.select_for_update().about(side, keys, activity.slug)
        if (row.revision if row else 0) != seen:
            raise Changed
        before = row.read(keys) if row else None
        rest = rests_until((before.answers, before.until) if before else None, answers, activity.rest, now)
        if row is not None and before is not None and said(before.answers) == said(answers):
            return row
        sheet = Sheet(activity.slug, activity.revision, answers, now, rest)
        if row is None:
            tag = keys.tag(side.me_circle, activity.slug)
            row = cls(bond=side.bond_id, circle=side.me_circle, author=keys.person, tag=tag, revision=0)
        else:
            LetterVersion.of_letter(row).save(force_insert=True)
        row.revision += 1
        row.day = today
        row.write(keys, sheet)
        row.save(force_insert=row.revision == 1)
        keys.ledger.save()
        return row

    def hand_over(
        self,
        pair: UUID,
        keys: Keys,
        activity: Activity,
        title: str,
        seen: int,
        now: datetime,
        today: date,
        way: Offered = Offered(),
    ) -> Handed:
        """A copy for both of just these words, beside those handed over before. Whoever calls has asked
        ``letters.handing``.

        One transaction; saves the ledger. Raises ``Changed`` unless ``seen`` is the revision standing here,
        ``Unopened`` when it does not open.
        """
        keys.ledger.begin()
        newest = Letter.objects.select_for_update().filter(pk=self.pk).first()
        if newest is None or newest.revision != seen:
            raise Changed
        sheet = newest.read(keys)
        row = Handed(
            bond=self.bond,
            circle=pair,
            author=keys.person,
            letter=self.id,
            number=Handed.next_number(self.bond, self.id),
            day=today,
        )
        row.write(
            keys,
            Delivery(
                letter=self.id,
                number=row.number,
                slug=sheet.slug,
                title=title,
                heavy=activity.heavy,
                landing=activity.landing,
                answers=sheet.answers,
                at=now,
                form=way.form,
                after=way.after,
                mends=way.mends,
            ),
        )
        row.save(force_insert=True)
        keys.ledger.save()
        return row

    def remove(self, keys: Keys) -> None:
        """Erases it with its versions. What was handed over stays where it is. One transaction."""
        keys.ledger.begin()
        keys.ledger.strike(self.id)
        self.delete()
        keys.ledger.save()
        wiping.afterwards()


class LetterVersion(SealedRow):
    """An earlier version of a letter, under the very envelope it had."""

    Payload = Sheet
    sealed_kind = Letter.sealed_kind
    ledgered = False

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="versions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bond", "letter", "revision"], name="one_letter_version_a_revision"
            )
        ]

    def place(self) -> Place:
        return Place(self.circle, self.epoch, self.sealed_kind, self.letter_id, self.author, self.revision)

    def read(self, keys: Keys) -> Sheet:
        return msgspec.json.decode(keys.open(self), type=Sheet)

    @classmethod
    def of_letter(cls, row: Letter) -> LetterVersion:
        return cls(
            bond=row.bond,
            circle=row.circle,
            epoch=row.epoch,
            author=row.author,
            revision=row.revision,
            envelope=row.envelope,
            letter=row,
        )
