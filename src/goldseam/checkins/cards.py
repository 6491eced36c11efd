"""What Today says: that a follow-up has come, to whoever chose it; and what the other showed."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.bonds.asking import BondRequest, Here
from goldseam.checkins.models import Shown
from goldseam.checkins.resting import open_now
from goldseam.journey.today import Given, Line
from goldseam.journey.way import way_of

MOST = 5


def follow_up(request: BondRequest) -> Line | None:
    """One line, as long as it can be done. Asks no database: what was chosen stands in one's own pace."""
    months = open_now(way_of(request))
    if months is None:
        return None
    url = reverse("follow-up", kwargs={"bond": request.bond.id, "months": months})
    return Line(_("The day has come that you chose for looking again."), url, _("Look, if you like"))


def gifts(here: Here) -> list[Given]:
    """Check-ins the other showed me, with their days. One question to the database; nothing is opened."""
    if here.partner is None or here.bond.pair_circle is None:
        return []
    us, name = here.members(), here.partner_name or _("The other person")
    rows = Shown.objects.filter(bond=here.bond.id).exclude(author=here.keys.person).defer("envelope")
    found = []
    for row in rows.order_by("-day", "id")[:MOST]:
        if row.author in us:
            url = reverse("check-in-shown", kwargs={"bond": here.bond.id, "look": row.look})
            found.append(Given(_("%(name)s showed you a check-in.") % {"name": name}, url, row.day))
    return found
