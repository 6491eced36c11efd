"""What Today shows of the statement: what I could do next, and what the other gave."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.agreements.models import Agreement, Assent, Wording
from goldseam.bonds.asking import BondRequest, Here
from goldseam.journey.today import Card, Given


def statement(request: BondRequest) -> Card | None:
    """A wording that lies there for me to read. The first one is proposed from the way itself."""
    here = request.here
    found = Agreement.statement(here.bond) if here.both else None
    newest = found.wordings.order_by("-number").first() if found else None
    if newest is None:
        return None
    if Assent.objects.filter(bond=here.bond.id, wording=newest, side=here.side, withdrawn_on=None).exists():
        return None
    return Card(
        title=_("What we both know today"),
        text=_(
            "There is a wording you have not signed. "
            "You can sign it, change it, or leave it. It has no deadline."
        ),
        url=reverse("statement", kwargs={"bond": here.bond.id}),
        button=_("Read it"),
        facts=[("clock", _("About 5 minutes")), ("shared", _("You can both read it"))],
    )


def gifts(here: Here) -> list[Given]:
    """The other's proposals, signatures, and signatures taken back."""
    if here.partner is None:
        return []
    url = reverse("statement", kwargs={"bond": here.bond.id})
    name = here.partner_name or _("The other person")
    given = []
    theirs = Wording.objects.filter(
        bond=here.bond.id, agreement__kind=Agreement.Kind.STATEMENT, side=here.partner
    )
    for wording in theirs.order_by("-number").defer("envelope")[:1]:
        given.append(Given(_("%(name)s proposed a wording.") % {"name": name}, url, wording.day))
    signed = Assent.objects.filter(bond=here.bond.id, side=here.partner).exclude(wording__side=here.partner)
    for assent in signed.order_by("-day").defer("envelope")[:1]:
        if assent.withdrawn_on is not None:
            given.append(
                Given(_("%(name)s took a signature back.") % {"name": name}, url, assent.withdrawn_on)
            )
        else:
            given.append(Given(_("%(name)s signed.") % {"name": name}, url, assent.day))
    return given
