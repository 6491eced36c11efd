"""Why something is not open yet, in words. Never who is missing, what, or since when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from goldseam.journey.pacing import NotYet, Reason
from goldseam.journey.way import Way


def words(why: NotYet, way: Way) -> str:
    """One or two sentences: the reason, and from when on, as far as that is known."""
    return _SAYINGS[why.reason](why, way)


def moment(when: datetime, way: Way) -> str:
    """A day and, when it is near, an hour, as the reader's clock shows it. Rounded up to the quarter hour."""
    here = rounded(when, ZoneInfo(way.zone))
    day = formats.date_format(here, _("l j F"))
    if here - way.now > timedelta(days=4) or (here.hour, here.minute) == (0, 0):
        return day
    return _("%(day)s, %(time)s") % {"day": day, "time": formats.time_format(here, "H:i")}


def rounded(when: datetime, zone: ZoneInfo) -> datetime:
    """The next quarter of an hour on the clocks there, and never an hour that is left out."""
    here = when.astimezone(zone)
    late = timedelta(minutes=here.minute % 15, seconds=here.second, microseconds=here.microsecond)
    more = timedelta(minutes=15) - late if late else timedelta(0)
    return (when.astimezone(UTC) + more).astimezone(zone)


def _paused(why: NotYet, way: Way) -> str:
    if why.when is None:
        return _("There is a pause. What is between you rests until it ends.")
    return _("There is a pause. What is between you rests until %(when)s.") % {"when": moment(why.when, way)}


def _step(why: NotYet, way: Way) -> str:
    return _("This comes after “%(step)s”. It opens when your part of that step is done.") % {
        "step": _steps(why, way)
    }


def _days(why: NotYet, way: Way) -> str:
    return _("A step takes some days to sink in. This opens on %(when)s.") % {"when": _when(why, way)}


def _needs(why: NotYet, way: Way) -> str:
    return _("Something comes first: %(names)s.") % {"names": _names(why, way)}


def _safeguards(why: NotYet, way: Way) -> str:
    return _("Before anything hard between you, these are done, so that you can stop safely: %(names)s.") % {
        "names": _names(why, way)
    }


def _wait(why: NotYet, way: Way) -> str:
    return _("This rests a while after “%(name)s”. It opens on %(when)s.") % {
        "name": _names(why, way),
        "when": _when(why, way),
    }


def _together(why: NotYet, way: Way) -> str:
    return _("This part opens when both of you have come this far.")


def _heavy(why: NotYet, way: Way) -> str:
    return _(
        "You opened something heavy not long ago. One heavy thing in two days is enough. "
        "This opens on %(when)s."
    ) % {"when": _when(why, way)}


def _letter(why: NotYet, way: Way) -> str:
    return _("A hard letter needs some days before the next heavy thing. This opens on %(when)s.") % {
        "when": _when(why, way)
    }


def _turn(why: NotYet, way: Way) -> str:
    return _(
        "“%(name)s” was handed to you a few days ago. Where both were hurt, one is heard at a time, and "
        "neither is a price for the other. It is your turn from %(when)s."
    ) % {"name": _names(why, way), "when": _when(why, way)}


def _quiet(why: NotYet, way: Way) -> str:
    return _("These are your quiet hours. Nothing heavy begins now. This opens on %(when)s.") % {
        "when": _when(why, way)
    }


def _hard_date(why: NotYet, way: Way) -> str:
    return _(
        "These are hard days, you marked them yourself. Nothing heavy begins now. This opens on %(when)s."
    ) % {"when": _when(why, way)}


def _when(why: NotYet, way: Way) -> str:
    return moment(why.when or way.now, way)


def _names(why: NotYet, way: Way) -> str:
    known = way.program.activities
    return get_text_list([way.said(known[slug]).title for slug in why.of if slug in known], _("and"))


def _steps(why: NotYet, way: Way) -> str:
    found = [step for number in why.of if (step := way.step(int(number))) is not None]
    return get_text_list([way.said(step).title for step in found], _("and"))


_SAYINGS: dict[Reason, Callable[[NotYet, Way], str]] = {
    "paused": _paused,
    "step": _step,
    "days": _days,
    "needs": _needs,
    "safeguards": _safeguards,
    "wait": _wait,
    "together": _together,
    "heavy": _heavy,
    "letter": _letter,
    "turn": _turn,
    "quiet": _quiet,
    "hard-date": _hard_date,
}
