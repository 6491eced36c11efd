"""What Today shows of agreements: what I could read next, and what the other gave. All of it comes from one
question to the database."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.agreements.kinds import KINDS
from goldseam.agreements.models import Agreement
from goldseam.agreements.rows import Row, rows
from goldseam.bonds.asking import BondRequest, Here
from goldseam.journey.today import Card, Given

STATEMENT: Final = str(Agreement.Kind.STATEMENT)


def unsigned(request: BondRequest) -> Card | None:
    """A wording that lies there for me to read. The first one is proposed from the way itself. Of what one
    side keeps there is no card: nobody is asked to answer it."""
    here = request.here
    if not here.both:
        return None
    for kind in (STATEMENT, *(kind.name for kind in KINDS.values() if kind.together)):
        found = [row for row in rows(here) if row.kind == kind and row.keeper is None]
        newest = max((row.number for row in found), default=0)
        signers = {row.signer for row in found if row.number == newest and row.signed}
        if newest and here.side.id not in signers:
            return _card(here, kind)
    return None


def _card(here: Here, kind: str) -> Card:
    return Card(
        title=_title(kind),
        text=_(
            "There is a wording you have not signed. "
            "You can sign it, change it, or leave it. It has no deadline."
        ),
        url=url_of(here, kind),
        button=_("Read it"),
        facts=[("clock", _("About 5 minutes")), ("shared", _("You can both read it"))],
    )


def url_of(here: Here, kind: str) -> str:
    """Where what both word is read."""
    if kind == STATEMENT:
        return reverse("statement", kwargs={"bond": here.bond.id})
    return reverse("agreement-kind", kwargs={"bond": here.bond.id, "kind": kind})


def _title(kind: str) -> str:
    return str(KINDS[kind].title) if kind in KINDS else _("What we both know today")


def gifts(here: Here) -> list[Given]:
    """The other's newest proposal and newest signature of each agreement, and signatures taken back."""
    if here.partner is None:
        return []
    them, given = here.partner.id, []
    by_agreement: dict[object, list[Row]] = {}
    for row in rows(here):
        by_agreement.setdefault(row.agreement, []).append(row)
    for found in by_agreement.values():
        theirs = [row for row in found if row.by == them]
        given += [_given(here, row, row.day, _proposed(row.kind)) for row in theirs[-1:]]
        answered = [row for row in found if row.signer == them and (row.by != them or row.withdrawn_on)]
        newest = max(answered, key=lambda row: row.withdrawn_on or row.signed_on or row.day, default=None)
        if newest is not None:
            on = newest.withdrawn_on or newest.signed_on or newest.day
            given.append(_given(here, newest, on, _answered(newest)))
    return given


def _given(here: Here, row: Row, on: date, says: str) -> Given:
    name = here.partner_name or _("The other person")
    url = url_of(here, row.kind)
    if row.keeper is not None:
        url = reverse("agreement", kwargs={"bond": here.bond.id, "agreement": row.agreement})
    return Given(says % {"name": name, "title": _title(row.kind)}, url, on)


def _proposed(kind: str) -> str:
    said = {
        STATEMENT: _("%(name)s proposed a wording."),
        "boundaries": _("%(name)s showed you a boundary."),
        "promises": _("%(name)s showed you a promise."),
        "openness": _("%(name)s offered to lay something open."),
    }
    return said.get(kind, _("%(name)s proposed a wording: %(title)s."))


def _answered(row: Row) -> str:
    if row.withdrawn_on is not None:
        together = row.keeper is None
        return _("%(name)s took a signature back.") if together else _("%(name)s ended it: %(title)s.")
    if row.asks:
        return _("%(name)s asks for other words: %(title)s.")
    if row.kind == "promises":
        return _("%(name)s says that a promise helps.")
    return _("%(name)s signed.") if row.kind == STATEMENT else _("%(name)s signed: %(title)s.")
