"""Letters to a later day as one side sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldseam.bonds.asking import Here
from goldseam.keepsakes.models import Arrived, Later
from goldseam.keepsakes.models.arrived import Arrival
from goldseam.keepsakes.models.later import Dated
from goldseam.vault.sodium import Unopened


@dataclass(frozen=True)
class Mine:
    """A letter of mine. ``dated`` is empty when it does not open; the page shows its words only when it
    ``lies_open``."""

    row: Later
    dated: Dated | None
    today: date

    @property
    def opens(self) -> date:
        return self.dated.opens if self.dated is not None else self.row.opens

    @property
    def due(self) -> bool:
        """Whether its day has come where its writer lives. The day inside counts, not the column."""
        return self.opens <= self.today

    @property
    def lies_open(self) -> bool:
        return self.due and self.row.opened_on is not None

    @property
    def for_another(self) -> bool:
        return self.dated is not None and self.dated.to != "me"

    @property
    def text(self) -> str:
        return self.dated.text if self.dated is not None and self.lies_open else ""


@dataclass(frozen=True)
class Between:
    """A letter that was given. ``words`` is empty when it does not open."""

    row: Arrived
    mine: bool
    words: Arrival | None


def mine(here: Here, today: date) -> list[Mine]:
    """All of mine, the nearest day first."""
    rows = list(Later.objects.of(here.side).order_by("opens", "id"))
    here.keys.ledger.load(row.id for row in rows)
    return [one(row, here, today) for row in rows]


def one(row: Later, here: Here, today: date) -> Mine:
    try:
        return Mine(row, row.read(here.keys), today)
    except Unopened:
        return Mine(row, None, today)


def given(here: Here) -> list[Between]:
    """What was given by either, the newest first."""
    ours = Arrived.objects.filter(bond=here.bond.id, author__in=here.members())
    rows = list(ours.order_by("-day", "id"))
    here.keys.ledger.load(row.id for row in rows if row.author == here.keys.person)
    return [between(row, here) for row in rows]


def between(row: Arrived, here: Here) -> Between:
    own = row.author == here.keys.person
    try:
        return Between(row, own, row.read(here.keys))
    except Unopened:
        return Between(row, own, None)
