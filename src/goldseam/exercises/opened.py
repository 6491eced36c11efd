"""What Today shows of things sealed for both: both have answered, it is open, and what was heard."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from goldseam.bonds.asking import BondRequest, Here
from goldseam.exercises.models import Answer, Heard, HeardReply, Naming
from goldseam.journey.program.loaded import program
from goldseam.journey.program.shape import Activity, Kind
from goldseam.journey.today import Card, Given

SEALED: tuple[Kind, ...] = ("exchange", "sort", "guess")
Standing = tuple[str, date | None, bool, bool]
"""Of one answer: the topic, the day it was opened, whether it is mine, whether it is released."""


def ready(request: BondRequest) -> Card | None:
    """Both have answered, and I sealed first: both can be opened."""
    here = request.here
    if not here.both:
        return None
    standing = here.once(_standing)
    mine = {topic for topic, opened, own, _released in standing if own and opened is None}
    mine -= {topic for topic, _opened, own, released in standing if own and released}
    theirs = {topic for topic, _opened, own, released in standing if not own and released}
    found = _named(here, mine & theirs)
    if not found:
        return None
    activity = next(iter(found.values()))
    return Card(
        title=_title(activity),
        text=_("Both of you have answered. Opening shows both answers to both of you, at the same moment."),
        url=_url(here, activity),
        button=_("Look at it"),
        facts=[("seal", _("Still sealed")), ("pause", _("It has no deadline"))],
    )


def given(here: Here) -> list[Given]:
    """What was opened, and what the other said back, each with its day."""
    standing = {topic: day for topic, day, own, released in here.once(_standing) if own and released and day}
    found = _named(here, standing)
    name, shown = here.partner_name or _("The other person"), list[Given]()
    for topic, activity in found.items():
        url, title = _url(here, activity), _title(activity)
        shown.append(
            Given(_("“%(title)s” is open: you have both answered.") % {"title": title}, url, standing[topic])
        )
    if not found:
        return []
    us = here.bond.id, here.keys.person
    heard = _newest(Heard.objects.all(), "exchange__topic", *us)
    replied = _newest(HeardReply.objects.all(), "heard__exchange__topic", *us)
    for words, newest in (
        (_("%(name)s said back what was heard in your answer to “%(title)s”."), heard),
        (_("%(name)s answered what you heard in “%(title)s”."), replied),
    ):
        for topic in newest.keys() & found.keys():
            told = words % {"name": name, "title": _title(found[topic])}
            shown.append(Given(told, _url(here, found[topic]), newest[topic]))
    return shown


def _newest(rows: QuerySet[Any], at: str, bond: UUID, me: UUID) -> dict[str, date]:
    """The day of the other's last, by topic."""
    return dict(rows.filter(bond=bond).exclude(author=me).order_by("day").values_list(at, "day"))


def _standing(here: Here) -> list[Standing]:
    rows = Answer.objects.filter(bond=here.bond.id, author__in=here.members())
    read = rows.values_list("exchange__topic", "exchange__opened_on", "author", "released")
    return [(topic, day, author == here.keys.person, released) for topic, day, author, released in read]


def _named(here: Here, topics: Iterable[str]) -> dict[str, Activity]:
    """Which activities these topics are, in the order of the way."""
    wanted, known = set(topics), program().activities
    if not wanted:
        return {}
    named = Naming.topics(here.bond, here.keys, (one.slug for one in known.values() if one.kind in SEALED))
    return {topic: known[slug] for topic, slug in named.items() if topic in wanted}


def _title(activity: Activity) -> str:
    return activity.said(translation.get_language() or "en", frozenset()).title


def _url(here: Here, activity: Activity) -> str:
    tag = here.keys.tag(here.side.me_circle, activity.slug).hex()
    return reverse("activity", kwargs={"bond": here.bond.id, "tag": tag})
