from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from goldseam.bonds.models.bond import Bond

if TYPE_CHECKING:
    from goldseam.people.models import Person


class Rule(models.TextChoices):
    """The rule of day one: what happens to words I gave when one of us leaves."""

    STAY = "stay", _("Given words stay")
    GO = "go", _("Given words go")


class SideQuerySet(models.QuerySet["Side"]):
    def of(self, person: Person) -> SideQuerySet:
        """This person's sides, with their bonds."""
        return self.filter(person=person).select_related("bond")

    def in_bond(self, bond: uuid.UUID, person: Person) -> SideQuerySet:
        """Both sides of a bond in which this person has one; nothing of any other bond."""
        return self.filter(bond=bond, bond__sides__person=person).select_related("bond")


class Side(models.Model):
    """One person in one bond. ``me_circle`` is the circle nobody else is in.

    When the person has left, ``person`` is empty and the side stays as a place that was taken.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    bond = models.ForeignKey(Bond, on_delete=models.CASCADE, related_name="sides")
    person = models.ForeignKey("people.Person", on_delete=models.SET_NULL, null=True, related_name="sides")
    me_circle = models.UUIDField()
    joined_on = models.DateField()
    rule = models.CharField(max_length=4, choices=Rule.choices, default=Rule.STAY)
    ruled_on = models.DateField(null=True)
    compared_on = models.DateField(null=True)

    objects = SideQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "person"], name="one_side_a_person")]

    def __str__(self) -> str:
        return "side"

    def choose(self, rule: Rule, today: date) -> None:
        """My choice of what happens to given words. It can be changed until somebody leaves."""
        self.rule, self.ruled_on = rule, today
        self.save(update_fields=["rule", "ruled_on"])
