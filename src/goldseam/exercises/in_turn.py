"""Whose turn it is to hand over a letter that both write: what hurt me, and what I am sorry for."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from goldseam.exercises.models.handed import Handed
from goldseam.journey import turns
from goldseam.journey.pacing import NotYet
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way
from goldseam.lib import clock
from goldseam.vault.sodium import Unopened


def waits(way: Way, activity: Activity) -> NotYet | None:
    """Why this letter of mine waits for its turn; nothing when it does not.

    It goes by what was openly handed over and was not taken back, and by nothing else of the other.
    """
    if not activity.in_turn:
        return None
    mine, theirs = _given(way, activity)
    first = turns.not_before(mine, theirs, clock.day(way.now, way.zone))
    if first is None:
        return None
    return NotYet("turn", datetime.combine(first, time(), ZoneInfo(way.zone)), (activity.slug,))


def _given(way: Way, activity: Activity) -> tuple[list[turns.Given], list[turns.Given]]:
    """What each of us handed over of this activity. What does not open does not count."""
    here = way.here
    us = here.members()
    rows = [row for row in Handed.objects.filter(bond=here.bond.id) if row.author in us]
    here.keys.ledger.load(row.id for row in rows if row.author == here.keys.person)
    mine: list[turns.Given] = []
    theirs: list[turns.Given] = []
    for row in rows:
        try:
            words = row.read(here.keys)
        except Unopened:
            continue
        if (words.letter, words.number, words.slug) == (row.letter, row.number, activity.slug):
            (mine if row.author == here.keys.person else theirs).append(turns.Given(words.at, row.day))
    return mine, theirs
