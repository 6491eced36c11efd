"""What was written alone can come along when its writer joins the other's bond: writings and letters."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from goldseam.bonds.models import Side
from goldseam.bonds.moving import Movable
from goldseam.exercises.models import Handed, Letter, Reflection
from goldseam.journey.program.loaded import program
from goldseam.vault.keys import Keys
from goldseam.vault.sodium import Unopened


class Reflections:
    """Offers what still opens, and seals it anew into the other circle, versions included."""

    def offered(self, keys: Keys, side: Side) -> list[Movable]:
        found = []
        for row in Reflection.objects.of(side).order_by("-day"):
            try:
                words = row.read(keys)
            except Unopened:
                continue
            found.append(Movable(row.id, words.prompt, row.day))
        return found

    def move(self, keys: Keys, ids: Sequence[UUID], old: Side, new: Side) -> None:
        for row in Reflection.objects.of(old).filter(id__in=ids):
            versions = [(version, version.read(keys)) for version in row.versions.all()]
            words = row.read(keys)
            row.bond, row.circle = new.bond_id, new.me_circle
            row.tag = keys.tag(new.me_circle, words.slug)
            row.write(keys, words)
            row.save()
            for version, earlier in versions:
                version.bond, version.circle = new.bond_id, new.me_circle
                version.write(keys, earlier)
                version.save()


class Letters:
    """The same for letters at their writer's desk. What was handed over in a bond belongs to that bond."""

    def offered(self, keys: Keys, side: Side) -> list[Movable]:
        found = []
        for row in self._unhanded(side).order_by("-day"):
            try:
                slug = row.read(keys).slug
            except Unopened:
                continue
            activity = program().activities.get(slug)
            title = activity.said(get_language() or "en", frozenset()).title if activity else _("A letter")
            found.append(Movable(row.id, title, row.day))
        return found

    def move(self, keys: Keys, ids: Sequence[UUID], old: Side, new: Side) -> None:
        for row in self._unhanded(old).filter(id__in=ids):
            versions = [(version, version.read(keys)) for version in row.versions.all()]
            sheet = row.read(keys)
            row.bond, row.circle = new.bond_id, new.me_circle
            row.tag = keys.tag(new.me_circle, sheet.slug)
            row.write(keys, sheet)
            row.save()
            for version, earlier in versions:
                version.bond, version.circle = new.bond_id, new.me_circle
                version.write(keys, earlier)
                version.save()

    def _unhanded(self, side: Side) -> QuerySet[Letter]:
        handed = Handed.objects.filter(bond=side.bond_id).values("letter")
        return Letter.objects.of(side).exclude(id__in=handed)
