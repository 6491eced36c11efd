from __future__ import annotations

from datetime import date, datetime

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.exercises.answers import Answered
from goldseam.exercises.feelings import WORDS
from goldseam.lib import wiping
from goldseam.vault.envelope import Place
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Words(msgspec.Struct):
    """A private writing: what was asked, in its wording of that day, and what was answered.

    ``revision`` is that of the activity's wording. ``text`` and ``feelings`` are how writings were kept
    before activities had parts; ``parts`` gives both kinds alike.
    """

    slug: str
    prompt: str
    text: str
    feelings: list[str]
    at: datetime
    answers: list[Answered] = []
    revision: int = 0

    def __repr__(self) -> str:
        return "Words(...)"

    @property
    def parts(self) -> list[Answered]:
        """What was answered, part by part."""
        if self.answers:
            return self.answers
        felt = [str(WORDS[slug]) for slug in self.feelings if slug in WORDS]
        first = "story" if self.slug == "what-happened" else "text"
        return [
            Answered(first, "long", self.prompt, self.text),
            Answered("feelings", "feelings", "", self.feelings, felt),
        ]


class Changed(Exception):
    """Somebody (the same person in another window) saved a newer version meanwhile."""


class ReflectionQuerySet(models.QuerySet["Reflection"]):
    def of(self, side: Side) -> ReflectionQuerySet:
        """One side's own writings. Nobody else's rows can come out of this."""
        if side.person_id is None:
            return self.none()
        return self.filter(bond=side.bond_id, author=side.person_id, circle=side.me_circle)

    def on(self, side: Side, keys: Keys, slug: str) -> ReflectionQuerySet:
        """One side's own writings on one activity."""
        return self.of(side).filter(tag=keys.tag(side.me_circle, slug))


class Reflection(SealedRow):
    """Something a person wrote for themself. ``tag`` says privately which prompt it answers."""

    Payload = Words
    sealed_kind = "reflection"

    tag = models.BinaryField(max_length=16)
    day = models.DateField()

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["bond", "author", "tag"]),
            models.Index(fields=["bond", "author", "day"]),
        ]

    def read(self, keys: Keys) -> Words:
        return msgspec.json.decode(keys.open(self), type=Words)

    @classmethod
    def begin(cls, side: Side, keys: Keys, words: Words, today: date) -> Reflection:
        """A new writing. Inside the caller's transaction; enters it into the ledger and saves that."""
        keys.ledger.begin()
        row = cls(
            bond=side.bond_id,
            circle=side.me_circle,
            author=keys.person,
            tag=keys.tag(side.me_circle, words.slug),
            day=today,
        )
        row.write(keys, words)
        row.save(force_insert=True)
        keys.ledger.save()
        return row

    def revise(self, keys: Keys, words: Words, seen: int) -> None:
        """A newer version; the one before is kept. Raises ``Changed`` unless ``seen`` is its revision."""
        keys.ledger.begin()
        newest = Reflection.objects.select_for_update().get(pk=self.pk)
        if newest.revision != seen:
            raise Changed
        Version.of_reflection(newest).save(force_insert=True)
        self.revision = seen + 1
        self.write(keys, words)
        self.save(update_fields=["revision", "epoch", "envelope"])
        keys.ledger.save()

    def remove(self, keys: Keys) -> None:
        """Erases the writing and all its versions."""
        keys.ledger.begin()
        keys.ledger.strike(self.id)
        self.delete()
        keys.ledger.save()
        wiping.afterwards()


class Version(SealedRow):
    """An earlier version of a writing, under the very envelope it had."""

    Payload = Words
    sealed_kind = Reflection.sealed_kind
    ledgered = False

    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="versions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "reflection", "revision"], name="one_version_a_revision")
        ]

    def place(self) -> Place:
        return Place(
            self.circle, self.epoch, self.sealed_kind, self.reflection_id, self.author, self.revision
        )

    def read(self, keys: Keys) -> Words:
        return msgspec.json.decode(keys.open(self), type=Words)

    @classmethod
    def of_reflection(cls, row: Reflection) -> Version:
        return cls(
            bond=row.bond,
            circle=row.circle,
            epoch=row.epoch,
            author=row.author,
            revision=row.revision,
            envelope=row.envelope,
            reflection=row,
        )
