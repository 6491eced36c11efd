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
    numbers = list(
        Wording.objects.filter(bond=here.bond.id).order_by("number").values_list("number", flat=True)
    )
    if not numbers:
        return False
    signed = Assent.objects.filter(bond=here.bond.id, withdrawn_on=None)
    signatures = list(signed.values_list("wording__number", "side_id"))
    stands = standing(numbers, signatures).in_force is not None
    return stands or (numbers[-1], here.side.id) in signatures
