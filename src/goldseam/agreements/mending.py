"""How the statement mends the first seam."""

from __future__ import annotations

from datetime import date

from goldseam.agreements.models import Agreement, Assent
from goldseam.journey.models import complete, reopen

STEP = 1


def mend(agreement: Agreement, today: date) -> None:
    """Marks the first step done for both while a wording is in force, else for whoever signed the newest.

    Both signatures are given acts, so each side's mark says nothing that the other does not see.
    """
    stand = agreement.stand()
    signed = Assent.objects.filter(wording__agreement=agreement, withdrawn_on=None)
    signers = set(signed.filter(wording__number=stand.newest).values_list("side_id", flat=True))
    for side in agreement.bond.sides.all():
        if stand.in_force is not None or side.id in signers:
            complete(side, STEP, today)
        else:
            reopen(side, STEP)
