"""Whether a next version may be handed over, for the pages of its writer."""

from __future__ import annotations

from goldseam.bonds.asking import BondRequest
from goldseam.exercises import asking_again, letters, telling_when
from goldseam.exercises.before import Before, before
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import way_of


def again(request: BondRequest, activity: Activity) -> letters.Handing:
    """Whether the reader may be handed a next version now, as they said it or as the days are."""
    way, least = way_of(request), _days(request, activity)
    if not least:
        return letters.Ready()
    known = before(request.here, activity.slug)
    return asking_again.again(known.given, known.asked, least, way.zone, way.now)


def when_again(request: BondRequest, activity: Activity) -> tuple[str, str]:
    """In words why no next version is handed over now, or until when a slip may be mended; or nothing."""
    way, least = way_of(request), _days(request, activity)
    known = before(request.here, activity.slug) if least else Before()
    answer = asking_again.again(known.given, known.asked, least, way.zone, way.now)
    if isinstance(answer, letters.NotYet):
        return telling_when.to_writer(answer, known, least, way), ""
    mends = asking_again.mends(known.given, known.asked, least, way.now)
    return "", telling_when.slip(known, way) if mends else ""


def _days(request: BondRequest, activity: Activity) -> int:
    """The least days between two versions of mine; no role is looked at where there are none."""
    return activity.days_between(way_of(request).tags) if activity.again else 0
