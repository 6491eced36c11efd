from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from goldseam.bonds.models.side import Side
    from goldseam.people.models import Person


class Kind(models.TextChoices):
    """What the two are to each other. Chosen by who invites; it opens nothing and closes nothing."""

    PARTNERS = "partners", _("We are partners")
    EX_PARTNERS = "ex-partners", _("We were partners")
    FRIENDS = "friends", _("We are friends")
    PARENT_AND_ADULT_CHILD = "parent-child", _("Parent and adult child")
    SIBLINGS = "siblings", _("Brothers, sisters or siblings")
    OTHER_FAMILY = "family", _("Other family")


class BondQuerySet(models.QuerySet["Bond"]):
    def visible_to(self, person: Person) -> BondQuerySet:
        """The bonds in which this person has a side."""
        return self.filter(sides__person=person)


class Bond(models.Model):
    """What two people mend, or one alone. ``pair_circle`` is there from the first invitation on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True)
    began_on = models.DateField()
    pair_circle = models.UUIDField(null=True)

    objects = BondQuerySet.as_manager()

    def __str__(self) -> str:
        return "bond"

    def paused(self, today: date) -> bool:
        """Whether anybody's pause is running."""
        return self.pauses.running(today).exists()

    def side_of(self, person: Person) -> Side:
        return self.sides.get(person=person)
