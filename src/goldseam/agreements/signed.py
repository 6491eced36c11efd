"""Whether the reader's part in the shared statement is done: what the first seam asks of it."""

from __future__ import annotations

from django.db.models import FilteredRelation, Q

from goldseam.agreements.models import Wording
from goldseam.agreements.quorum import standing
from goldseam.journey.way import Way


def by_me(way: Way) -> bool:
    """Whether I signed the newest wording, or a wording we both signed stands. Opens no words."""
    here = way.here
    if not here.both:
        return False
    signed = FilteredRelation("assents", condition=Q(assents__withdrawn_on=None))
    rows = Wording.objects.filter(bond=here.bond.id).annotate(signed=signed).order_by("number")
    pairs = list(rows.values_list("number", "signed__side_id"))
    signatures = [(number, side) for number, side in pairs if side is not None]
    stands = standing([number for number, _side in pairs], signatures)
    return stands.in_force is not None or (stands.newest, here.side.id) in signatures
