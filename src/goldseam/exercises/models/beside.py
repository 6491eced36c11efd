from __future__ import annotations

import msgspec
from django.db import models

from goldseam.bonds.models import Side
from goldseam.vault.keys import Keys
from goldseam.vault.models import SealedRow


class Guessed(msgspec.Struct):
    """What I think the other answered to one statement, in the wording of that day."""

    part: str
    asked: str
    value: int | str


class Beside(msgspec.Struct):
    """Feelings while reading, guesses about the other (``revision`` is that of the statements), and questions
    to ask them. Nobody else's to know."""

    slug: str
    feelings: list[str] = []
    revision: int = 0
    guesses: list[Guessed] = []
    questions: list[str] = []

    def __repr__(self) -> str:
        return "Beside(...)"


class AsideQuerySet(models.QuerySet["Aside"]):
    def of(self, side: Side) -> AsideQuerySet:
        """One side's own. Nobody else's can come out of this."""
        if side.person_id is None:
            return self.none()
        return self.filter(bond=side.bond_id, author=side.person_id, circle=side.me_circle)


class Aside(SealedRow):
    """What one side keeps for themself beside an activity for both. One for each; ``tag`` is private."""

    Payload = Beside
    sealed_kind = "aside"

    tag = models.BinaryField(max_length=16)

    objects = AsideQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "author", "tag"], name="one_aside_an_activity")
        ]

    def read(self, keys: Keys) -> Beside:
        return msgspec.json.decode(keys.open(self), type=Beside)

    @classmethod
    def beside(cls, side: Side, keys: Keys, slug: str) -> Beside:
        """What is kept beside this activity, or nothing yet. Raises ``Unopened`` when it was damaged."""
        row = cls._row(side, keys, slug)
        return row.read(keys) if row is not None else Beside(slug)

    @classmethod
    def keep(cls, side: Side, keys: Keys, kept: Beside) -> None:
        """In place of what was kept. Inside the caller's transaction; saves the ledger."""
        keys.ledger.begin()
        row = cls._row(side, keys, kept.slug)
        if row is None:
            tag = keys.tag(side.me_circle, f"beside:{kept.slug}")
            row = cls(bond=side.bond_id, circle=side.me_circle, author=keys.person, tag=tag, revision=0)
        row.revision += 1
        row.write(keys, kept)
        row.save(force_insert=row.revision == 1)
        keys.ledger.save()

    @classmethod
    def _row(cls, side: Side, keys: Keys, slug: str) -> Aside | None:
        return cls.objects.of(side).filter(tag=keys.tag(side.me_circle, f"beside:{slug}")).first()
