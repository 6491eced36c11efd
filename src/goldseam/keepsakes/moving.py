"""What was kept alone can come along when its writer joins the other's bond: letters to a later day, and
lines kept for oneself."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.bonds.models import Side
from goldseam.bonds.moving import Movable
from goldseam.keepsakes.models import Later, Noticed
from goldseam.vault.keys import Keys
from goldseam.vault.sodium import Unopened


class Letters:
    """Offers what still opens, closed as it is, and seals it anew into the other circle."""

    def offered(self, keys: Keys, side: Side) -> list[Movable]:
        found = []
        for row in Later.objects.of(side).order_by("-day"):
            try:
                dated = row.read(keys)
            except Unopened:
                continue
            title = _("A letter for %(on)s") % {"on": date_format(dated.opens)}
            if dated.given is None:
                found.append(Movable(row.id, title, row.day))
        return found

    def move(self, keys: Keys, ids: Sequence[UUID], old: Side, new: Side) -> None:
        for row in Later.objects.of(old).filter(id__in=ids):
            dated = row.read(keys)
            if dated.given is None:
                row.bond, row.circle = new.bond_id, new.me_circle
                row.write(keys, dated)
                row.save()


class Lines:
    """The same for lines kept for oneself."""

    def offered(self, keys: Keys, side: Side) -> list[Movable]:
        found = []
        for row in Noticed.objects.filter(bond=side.bond_id, author=keys.person).order_by("-day"):
            try:
                found.append(Movable(row.id, row.read(keys).text, row.day))
            except Unopened:
                continue
        return found

    def move(self, keys: Keys, ids: Sequence[UUID], old: Side, new: Side) -> None:
        for row in Noticed.objects.filter(bond=old.bond_id, author=keys.person, id__in=ids):
            line = row.read(keys)
            row.bond, row.circle = new.bond_id, new.me_circle
            row.write(keys, line)
            row.save()
