"""What Today shows of letters (handed over, answered, taken back) and of texts that were shared, each with
its day. One question to the database for each sort; nothing is opened."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.bonds.asking import Here
from goldseam.exercises.models import Handed, Reply, Shown, TakenBack
from goldseam.journey.today import Given

MOST = 5


def letters(here: Here) -> list[Given]:
    """The other's letters, answers, and letters taken back; of each letter the newest."""
    if here.partner is None or here.bond.pair_circle is None:
        return []
    us, shown = here.members(), dict[tuple[UUID, str], Given]()
    for letter, day, author, what in _given(here):
        if author in us:
            url = reverse("letter", kwargs={"bond": here.bond.id, "letter": letter})
            shown.setdefault((letter, what), Given(_words(what, here.partner_name), url, day))
    return list(shown.values())


def texts(here: Here) -> list[Given]:
    """Texts the other let me read; of each the newest showing."""
    if here.partner is None or here.bond.pair_circle is None:
        return []
    us, name = here.members(), here.partner_name or _("The other person")
    rows = Shown.objects.filter(bond=here.bond.id).exclude(author=here.keys.person).defer("envelope")
    shown: dict[UUID, Given] = {}
    for row in rows.order_by("-day", "-number")[:MOST]:
        if row.author in us:
            url = reverse("shown", kwargs={"bond": here.bond.id, "text": row.text})
            shown.setdefault(row.text, Given(_("%(name)s shared a text.") % {"name": name}, url, row.day))
    return list(shown.values())


def _given(here: Here) -> QuerySet[Any, tuple[UUID, date, UUID, str]]:
    """Letter, day, author and what it is, the newest first."""
    given, back, answered = (
        model._default_manager.filter(bond=here.bond.id)
        .exclude(author=here.keys.person)
        .order_by()
        .values_list("letter", "day", "author", Value(what))
        for what, model in (("handed", Handed), ("back", TakenBack), ("answered", Reply))
    )
    return given.union(back, answered, all=True).order_by("-day")[:MOST]


def _words(what: str, name: str) -> str:
    name = name or _("The other person")
    if what == "handed":
        return _("%(name)s handed you a letter.") % {"name": name}
    if what == "back":
        return _("%(name)s took a letter back.") % {"name": name}
    return _("%(name)s answered your letter.") % {"name": name}
