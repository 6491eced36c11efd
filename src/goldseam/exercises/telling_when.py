"""When a next version may be handed over, in words: what the reader gave as an answer, or the days alone."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldseam.exercises.asking_again import SLIP, Asked
from goldseam.exercises.before import Before
from goldseam.exercises.letters import NotYet
from goldseam.journey.waiting import moment
from goldseam.journey.way import Way


def to_writer(why: NotYet, before: Before, least: int, way: Way) -> str:
    """Why no next version is handed over now."""
    name = way.here.partner_name or _("The other person")
    if why.when is None:
        return _("%(name)s asked for no new version unless they say so.") % {"name": name}
    day = why.when.astimezone(ZoneInfo(way.zone)).date()
    if before.asked is not None and before.asked.first_day == day:
        return _("%(name)s asked for no new version before %(day)s.") % {"name": name, "day": _day(day)}
    days = ngettext(
        "At least %(days)d day lies between two versions.",
        "At least %(days)d days lie between two versions.",
        least,
    ) % {"days": least}
    return _("%(days)s The next can be handed over from %(day)s.") % {"days": days, "day": _day(day)}


def slip(before: Before, way: Way) -> str:
    """Until when a slip can be mended in what was handed over last."""
    assert before.given is not None
    until: datetime = before.given.at + SLIP
    return _("You can mend a slip in it once, until %(when)s.") % {"when": moment(until, way)}


def to_reader(asked: Asked | None) -> str:
    """What I asked for as the reader; nothing where I left it at the usual days."""
    if asked is None or asked.choice == "usual":
        return ""
    if asked.choice == "closed":
        return _("no new version unless I say so")
    if asked.choice == "any-time":
        return _("a next version may come at any time")
    return _("no new version before %(day)s") % {"day": _day(asked.first_day)} if asked.first_day else ""


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
