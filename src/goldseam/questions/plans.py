"""The hours for questions as one side sees them: signed by both, proposed, ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from goldseam.bonds.asking import Here
from goldseam.questions import hours as agreed
from goldseam.questions.hours import Hours, Window
from goldseam.questions.models import Plan, PlanYes
from goldseam.questions.models.plan import Held
from goldseam.vault.sodium import Unopened


@dataclass(frozen=True)
class Shown:
    """One plan, opened. ``mine`` and ``theirs`` are the moments at which each signed."""

    row: Plan
    hours: Hours
    by_me: bool
    mine: list[datetime]
    theirs: list[datetime]
    gone: date | None

    @property
    def ends(self) -> datetime | None:
        return agreed.ends(self.mine, self.theirs)

    def window(self, now: datetime) -> Window | None:
        """The hour that is now, while both have signed, nobody let it go and its six weeks last."""
        return agreed.at(self.hours, now) if self.stands(now) else None

    def next(self, now: datetime) -> Window | None:
        """The next hour that comes before the end."""
        found = agreed.after(self.hours, now) if self.stands(now) else None
        return found if found is not None and self.ends is not None and found.begins < self.ends else None

    def stands(self, now: datetime) -> bool:
        return self.gone is None and self.ends is not None and now < self.ends

    def may_sign(self, now: datetime) -> bool:
        return self.gone is None and agreed.may_sign(self.mine, self.theirs, now)


@dataclass(frozen=True)
class Plans:
    """``signed`` is the newest both ever signed, also when its weeks are over; ``proposed`` is newer and has
    one signature. What was let go is neither."""

    signed: Shown | None
    proposed: Shown | None

    def window(self, now: datetime) -> Window | None:
        return self.signed.window(now) if self.signed is not None else None


def looked_into(here: Here, locked: bool = False) -> Plans:
    """All of this bond's. ``locked``: inside a transaction in which nobody else may sign or let go."""
    us = here.members()
    plans = Plan.objects.filter(bond=here.bond.id, author__in=us).order_by("id")
    rows = list(plans.select_for_update() if locked else plans)
    yes = list(PlanYes.objects.filter(bond=here.bond.id, author__in=us)) if rows else []
    here.keys.ledger.load(row.id for row in (*rows, *yes) if row.author == here.keys.person)
    every = [found for row in rows if (found := _shown(row, yes, here)) is not None]
    every = sorted((one for one in every if one.gone is None), key=lambda one: (one.hours.at, one.row.id))
    signed = next((one for one in reversed(every) if one.ends is not None), None)
    newest = every[-1] if every else None
    return Plans(signed, newest if newest is not signed else None)


def one(here: Here, row: Plan) -> Shown | None:
    """One plan; nothing when it does not open."""
    yes = list(PlanYes.objects.filter(bond=row.bond, plan=row.id, author__in=here.members()))
    here.keys.ledger.load(one.id for one in (row, *yes) if one.author == here.keys.person)
    return _shown(row, yes, here)


def _shown(row: Plan, yes: list[PlanYes], here: Here) -> Shown | None:
    try:
        hours = row.read(here.keys)
    except Unopened:
        return None
    said = [(one, held) for one in yes if one.plan == row.id and (held := _held(one, row, hours, here))]
    mine = [moment for one, held in said if one.author == here.keys.person for moment in held.signed]
    theirs = [moment for one, held in said if one.author != here.keys.person for moment in held.signed]
    gone = [one.withdrawn_on or one.day for one, held in said if held.let_go]
    return Shown(row, hours, row.author == here.keys.person, mine, theirs, min(gone, default=None))


def _held(one: PlanYes, row: Plan, hours: Hours, here: Here) -> Held | None:
    """A signature counts when it opens and was given to just these hours."""
    try:
        held = one.read(here.keys)
    except Unopened:
        return None
    return held if (held.plan, held.hours) == (row.id, hours.digest) else None
