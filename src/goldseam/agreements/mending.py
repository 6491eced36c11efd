"""How the statement mends the first seam."""

from __future__ import annotations

from datetime import date

from goldseam.agreements.models import Agreement
from goldseam.agreements.page import standing_of, versions
from goldseam.bonds.asking import Here
from goldseam.journey.models import complete, reopen

STEP = 1


def mend(agreement: Agreement, here: Here, today: date) -> None:
    """Marks the first step done for both while a wording is in force, else for whoever signed the newest.

    Both signatures are given acts, so each side's mark says nothing that the other does not see.
    """
    shown = versions(agreement, here)
    newest = shown[-1] if shown else None
    in_force = standing_of(shown).in_force is not None
    done = [(here.side, newest is not None and newest.me.day is not None)]
    if here.partner is not None:
        done.append((here.partner, newest is not None and newest.other.day is not None))
    for side, signed in done:
        if in_force or signed:
            complete(side, STEP, today)
        else:
            reopen(side, STEP)
