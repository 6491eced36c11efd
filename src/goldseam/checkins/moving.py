"""Check-ins made alone can come along when their writer joins the other's bond: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from goldseam.bonds.models import Side
from goldseam.bonds.moving import Movable
from goldseam.checkins.models import CheckIn
from goldseam.checkins.models.check_in import What
from goldseam.vault.keys import Keys
from goldseam.vault.sodium import Unopened


class CheckIns:
    """Offers them as one thing, under the number of the side they belong to."""

    def offered(self, keys: Keys, side: Side) -> list[Movable]:
        newest = CheckIn.objects.of(side).order_by("-day").values_list("day", flat=True).first()
        return [Movable(side.id, _("Your check-ins"), newest)] if newest is not None else []

    def move(self, keys: Keys, ids: Sequence[UUID], old: Side, new: Side) -> None:
        """What does not open is left behind."""
        for row in CheckIn.objects.of(old) if old.id in ids else ():
            try:
                standing = row.read(keys)
            except Unopened:
                continue
            what: What = "follow-up" if standing.months else "check-in"
            row.bond, row.circle = new.bond_id, new.me_circle
            row.tag = keys.tag(new.me_circle, what)
            row.write(keys, standing)
            row.save()
