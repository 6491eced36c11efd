"""The rooms of agreements as the program names them: their doors, and what it keeps of my part in them."""

from __future__ import annotations

from django.http import HttpResponse

from goldseam.agreements.kinds import Kind
from goldseam.agreements.rows import forget
from goldseam.bonds.asking import BondRequest
from goldseam.journey import gate
from goldseam.journey.pacing import NotYet
from goldseam.journey.way import Way, way_of


def closed(request: BondRequest, kind: Kind, for_both: bool) -> HttpResponse | None:
    """The page that says why nothing can be worded here yet; nothing when it can. What is for me alone waits
    for nobody and rests in no pause."""
    found = way_of(request).room(kind.name)
    activity, why = found if found is not None else (None, None)
    if activity is None or not isinstance(why, NotYet):
        return None
    if not for_both and why.reason in ("paused", "together"):
        return None
    return gate.not_yet(request, activity, why)


def settle(request: BondRequest, kind: Kind, *, wrote: bool = False, answered: bool = False) -> None:
    """Brings the way in line after a change, inside the caller's transaction. Of what one side keeps my part
    is done when I wrote one, or said that there is none; where anybody may write, answering is one too."""
    forget(request.here)
    way = way_of(request)
    for activity in way.program.activities.values():
        if activity.room != kind.name or kind.together or not activity.is_for(way.tags):
            continue
        if (wrote or (answered and activity.who == "each")) and activity.slug not in way.past.done:
            way.complete(activity)
    way.settle()


def settled(way: Way, kind: Kind) -> bool:
    """Whether my part of everything that leads here is done."""
    leading = [one for one in way.program.activities.values() if one.room == kind.name]
    return all(one.slug in way.past.done for one in leading if one.is_for(way.tags))
