"""Agreements in my own copy: every wording that opens, what I keep to myself, what was asked for."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.agreements.cards import STATEMENT
from goldseam.agreements.kinds import KINDS
from goldseam.agreements.models import Agreement, Mine
from goldseam.agreements.models.said import Said
from goldseam.agreements.page import Version, everything
from goldseam.bonds.asking import Here
from goldseam.vault.sodium import Unopened


def pieces(here: Here) -> Iterator[str]:
    """One piece for each wording and for each of mine, the oldest first."""
    for agreement, shown in everything(here):
        yield from (_wording(agreement, version) for version in shown)
    for row in Mine.objects.of(here.side).order_by("day", "id"):
        try:
            meant = row.read(here.keys)
        except Unopened:
            yield _("Words of your own that can not be opened.")
            continue
        said = Said("", False, meant.at, meant.parts).plain
        head = _("%(what)s, only for me, %(on)s") % {
            "what": KINDS[meant.kind].one,
            "on": date_format(row.day),
        }
        yield f"{head}\n\n{said}"


def _wording(agreement: Agreement, version: Version) -> str:
    if agreement.kind == STATEMENT:
        head = _("Statement, wording %(n)d") % {"n": version.number}
    else:
        title = KINDS[agreement.kind].one
        head = _("%(title)s, wording %(n)d") % {"title": title, "n": version.number}
    who = _("proposed by me") if version.mine else _("proposed by the other")
    until = _("Until %(on)s") % {"on": date_format(version.until)} if version.until else ""
    said = (
        version.text,
        version.me.account,
        version.other.account,
        version.me.asks,
        version.other.asks,
        until,
    )
    words = "\n\n".join(text for text in said if text)
    return f"{head}, {who}, {date_format(version.day)}\n\n{words}"
