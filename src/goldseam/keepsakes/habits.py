"""Rituals as one side sees them: kept by both, proposed, let go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from goldseam.bonds.asking import Here
from goldseam.keepsakes.models import Ritual, Yes
from goldseam.keepsakes.models.ritual import Agreed, Habit
from goldseam.vault.sodium import Unopened

State = Literal["kept", "proposed", "let-go"]


@dataclass(frozen=True)
class Shown:
    """One ritual. ``habit`` is empty when its words do not open. ``on`` is the day of what it is now."""

    row: Ritual
    habit: Habit | None
    mine: bool
    agreed: bool
    state: State
    on: date


def listed(here: Here) -> list[Shown]:
    """All of this bond, the newest first."""
    ours = {"bond": here.bond.id, "author__in": here.members()}
    rows, yes = list(Ritual.objects.filter(**ours).order_by("-day", "id")), list(Yes.objects.filter(**ours))
    here.keys.ledger.load(row.id for row in (*rows, *yes) if row.author == here.keys.person)
    return [_shown(row, [one for one in yes if one.ritual == row.id], here) for row in rows]


def _shown(row: Ritual, yes: list[Yes], here: Here) -> Shown:
    mine = row.author == here.keys.person
    try:
        habit = row.read(here.keys)
    except Unopened:
        return Shown(row, None, mine, False, "proposed", row.day)
    said = [(one, agreed) for one in yes if (agreed := _agreed(one, row, habit, here)) is not None]
    gone = [one.withdrawn_on or one.day for one, agreed in said if agreed.let_go]
    state: State = "let-go" if gone else "kept" if len(said) == 2 else "proposed"
    days = gone or [one.day for one, _ in said]
    agreed_by_me = any(one.author == here.keys.person and not agreed.let_go for one, agreed in said)
    return Shown(row, habit, mine, agreed_by_me, state, max(days, default=row.day))


def _agreed(one: Yes, row: Ritual, habit: Habit, here: Here) -> Agreed | None:
    """A yes counts when it opens and was given to just these words."""
    try:
        agreed = one.read(here.keys)
    except Unopened:
        return None
    return agreed if (agreed.ritual, agreed.words) == (row.id, habit.digest) else None
