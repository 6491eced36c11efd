"""What both signed could be taken along on paper by either, and what one alone keeps by that one."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goldseam.agreements.kinds import KINDS
from goldseam.agreements.models import Agreement
from goldseam.agreements.page import Version, everything, standing_of
from goldseam.bonds.asking import Here
from goldseam.journey.excerpts import Excerpt


def agreed(here: Here) -> list[Excerpt]:
    """The wording in force of each. Where accounts differ only mine; of boundaries and the like only mine."""
    found = []
    for agreement, shown in everything(here):
        kind = KINDS.get(agreement.kind)
        in_force = standing_of(shown, kind.signs if kind else 2).in_force
        version = next((one for one in shown if one.number == in_force), None)
        title = str(kind.one) if kind else _("What we both know today")
        together = kind is None or kind.together
        if version is not None and (together or version.mine):
            found.append(_excerpt(agreement, version, title, together))
    return found


def _excerpt(agreement: Agreement, version: Version, title: str, together: bool) -> Excerpt:
    key = f"agreement:{agreement.id}"
    if version.differ:
        return Excerpt(key, title, version.day, version.me.account)
    return Excerpt(key, title, version.day, version.text or "", both=together)
