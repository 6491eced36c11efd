"""What Today shows of keepsakes: a letter of mine whose day has come, and what the other gave. All of it is
one question to the database, and nothing is opened."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import F, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.bonds.asking import BondRequest, Here
from goldseam.journey.today import Given, Line
from goldseam.keepsakes.models import Appreciation, Arrived, Later, Ritual, Yes
from goldseam.lib import clock

MOST: Final = 20
ANYWHERE: Final = timedelta(hours=14)
"""Somewhere it is a new day this much earlier than in UTC."""

Found = tuple[int, UUID, date, UUID, str]


def due(request: BondRequest) -> Line | None:
    """A letter whose day has come where its writer lives, and which they have not opened."""
    today = clock.day(clock.now(), request.person.timezone)
    waiting = [row for _s, row, on, _a, what in _found(request.here) if what == "later" and on <= today]
    if not waiting:
        return None
    url = reverse("capsule-letter", kwargs={"bond": request.bond.id, "later": waiting[-1]})
    return Line(_("A letter lies here for today. You may open it, or leave it."), url, _("Go to it"))


def given(here: Here) -> list[Given]:
    """Letters whose day came, appreciations, and rituals the other proposed, agreed to or let go."""
    if here.partner is None:
        return []
    us = here.members() - {here.keys.person}
    theirs = [one for one in _found(here) if one[3] in us]
    name = here.partner_name
    return [Given(_words(what, name), _url(here, row, what), on) for _s, row, on, _a, what in theirs]


def _words(what: str, name: str) -> str:
    said = {
        "arrived": _("%(name)s gave you a letter from an earlier day."),
        "line": _("%(name)s gave you a line."),
        "ritual": _("%(name)s proposed a ritual."),
        "yes": _("%(name)s said yes to a ritual."),
        "gone": _("%(name)s let a ritual go."),
    }
    return said[what] % {"name": name or _("The other person")}


def _url(here: Here, row: UUID, what: str) -> str:
    bond = {"bond": here.bond.id}
    if what == "arrived":
        return reverse("capsule-arrived", kwargs={**bond, "arrived": row})
    return reverse("appreciations" if what == "line" else "rituals", kwargs=bond)


def _found(here: Here) -> list[Found]:
    """Mine that wait to be opened, then what the other gave, the newest first; read once a request."""
    known: list[Found] | None = getattr(here, "_lately", None)
    if known is None:
        known = list(_rows(here))
        here._lately = known  # type: ignore[attr-defined]
    return known


def _rows(here: Here) -> QuerySet[Any, Found]:
    bond, me = here.bond.id, here.keys.person
    latest = (clock.now() + ANYWHERE).date()
    mine = Later.objects.of(here.side).filter(opened_on=None, opens__lte=latest)
    yes = Yes.objects.filter(bond=bond).exclude(author=me)
    proposed = Ritual.objects.filter(bond=bond).exclude(author=me)
    agreed = yes.filter(withdrawn_on=None).exclude(ritual__in=proposed.values("id"))
    others = [
        _named(Arrived.objects.filter(bond=bond).exclude(author=me), "arrived"),
        _named(Appreciation.objects.filter(bond=bond).exclude(author=me), "line"),
        _named(proposed, "ritual"),
        _named(agreed, "yes"),
        _named(yes.exclude(withdrawn_on=None), "gone", "withdrawn_on"),
    ]
    return _named(mine, "later", "opens").union(*others, all=True).order_by("sort", "-on")[:MOST]


def _named(rows: QuerySet[Any, Any], what: str, on: str = "day") -> QuerySet[Any, Any]:
    sort = Value(0 if what == "later" else 1)
    named: QuerySet[Any, Any] = rows.order_by().annotate(sort=sort, on=F(on), what=Value(what))
    return named.values_list("sort", "id", "on", "author", "what")
