"""What Today offers around the bond itself: inviting, and comparing words."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.bonds import incidents
from goldseam.bonds.asking import BondRequest, Here
from goldseam.journey import listing, rooms
from goldseam.journey.pacing import Open
from goldseam.journey.program.shape import Activity, Step
from goldseam.journey.today import Card, Given
from goldseam.journey.way import Way, way_of


def invite(request: BondRequest) -> Card | None:
    here = request.here
    if here.partner is not None:
        return None
    return Card(
        title=_("Invite the other person"),
        text=_(
            "You can go on alone for as long as you like. When you want the other person here, "
            "there is something to read first."
        ),
        url=reverse("inviting", kwargs={"bond": here.bond.id}),
        button=_("Read it"),
        facts=[("clock", _("About 5 minutes")), ("lock", _("Nothing is sent by this page"))],
    )


def compare(request: BondRequest) -> Card | None:
    here = request.here
    if not here.both or here.side.compared_on is not None:
        return None
    return Card(
        title=_("Compare eight words"),
        text=_(
            "When you sit together, read each other the eight words on your two screens. "
            "If they are the same, "
            "nobody stands between you."
        ),
        url=reverse("comparing", kwargs={"bond": here.bond.id}),
        button=_("See the words"),
        facts=[("clock", _("About 2 minutes"))],
    )


def required(request: BondRequest) -> Card | None:
    """The first activity of the steps I have come to that is open now and still to do."""
    way = way_of(request)
    come_to = [one for one in way.program.steps if not one.always_open and isinstance(way.door(one), Open)]
    return _first(way, come_to, optional=False)


def beside(request: BondRequest) -> Card | None:
    """The first of what stands beside the way, or is open before its step."""
    way = way_of(request)
    return _first(way, way.program.steps, optional=False)


def optional(request: BondRequest) -> Card | None:
    """The first that is open now and may as well be left."""
    way = way_of(request)
    return _first(way, way.program.steps, optional=True)


def _first(way: Way, steps: Iterable[Step], optional: bool) -> Card | None:
    """Steps are gone through in order."""
    for step in steps:
        for activity in way.activities(step):
            fits = activity.optional == optional and not activity.inside and rooms.can_be_done(activity)
            if fits and way.doable(activity) and way.state(activity) == "open":
                return _offered(way, activity)
    return None


def _offered(way: Way, activity: Activity) -> Card:
    said = way.said(activity)
    begun = activity.slug in way.past.opened
    return Card(
        title=said.title,
        text=said.say("line"),
        url=listing.url_of(way, activity),
        button=_("Go on") if begun else _("Begin"),
        facts=listing.facts(activity, way.here.partner_name),
    )


def arrivals(here: Here) -> list[Given]:
    """That the other came, and that they compared the words."""
    if not here.both or here.partner is None:
        return []
    url = reverse("space", kwargs={"bond": here.bond.id})
    name = here.partner_name or _("The other person")
    found = []
    if here.partner.joined_on >= here.side.joined_on and _came_second(here):
        found.append(Given(_("%(name)s is here.") % {"name": name}, url, here.partner.joined_on))
    if here.partner.compared_on is not None:
        found.append(Given(_("%(name)s compared the words.") % {"name": name}, url, here.partner.compared_on))
    return found


def _came_second(here: Here) -> bool:
    return here.side.joined_on == here.bond.began_on


def offerings(here: Here) -> list[Given]:
    """What the other offered to the shared list, and a part they took in something of mine."""
    name = here.partner_name or _("The other person")
    url = reverse("incidents", kwargs={"bond": here.bond.id}) + "#list"
    said = {
        "offered": _("%(name)s offered something to the shared list.") % {"name": name},
        "role": _("%(name)s said their own part in something you offered.") % {"name": name},
    }
    return [Given(said[gift.what], url, gift.on) for gift in incidents.gifts(here)]
