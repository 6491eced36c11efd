"""What Today shows of dialogues: that the other gave a turn, in words that do not say which."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.bonds.asking import Here
from goldseam.dialogue.models import Turn
from goldseam.journey.today import Given


def given(here: Here) -> list[Given]:
    """The newest turn of the other. One question to the database; nothing is opened."""
    if here.partner is None:
        return []
    us = here.members() - {here.keys.person}
    rows = Turn.objects.filter(bond=here.bond.id, author__in=us).order_by("-day", "-number")
    name = here.partner_name
    said = (
        _("%(name)s gave a turn in a dialogue.") % {"name": name}
        if name
        else _("The other person gave a turn in a dialogue.")
    )
    return [
        Given(said, reverse("dialogue", kwargs={"bond": here.bond.id, "dialogue": row.dialogue}), row.day)
        for row in rows.defer("envelope")[:1]
    ]
