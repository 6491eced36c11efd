"""My own copy: everything I wrote in a bond, and what both can read, as plain text. Made in memory only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.bonds.asking import Here
from goldseam.counsel.models import Brief
from goldseam.exercises.answers import spoken
from goldseam.exercises.models import Exchange, Reflection, Version
from goldseam.export import agreed, asked, dialogues, keepsakes, letters, looks, sealed, told
from goldseam.lib import clock
from goldseam.vault.sodium import Unopened
from goldseam.writing.models import Draft

LINE = "\n\n" + "-" * 40 + "\n\n"


def pieces(here: Here, zone: str) -> Iterator[str]:
    """The copy, part after part, oldest first in each. What can not be opened is named as such."""
    yield _("My own copy") + LINE
    yield from (piece + LINE for piece in told.pieces(here))
    yield from _private(here, zone)
    yield from (piece + LINE for piece in letters.pieces(here, zone))
    yield from (piece + LINE for piece in looks.pieces(here))
    yield from (piece + LINE for piece in keepsakes.pieces(here, clock.day(clock.now(), zone)))
    yield from (piece + LINE for piece in asked.pieces(here))
    yield from (piece + LINE for piece in dialogues.pieces(here))
    yield from _answers(here)
    yield from (piece + LINE for piece in agreed.pieces(here))
    yield from _brief(here)
    yield from _drafts(here)


def _moment(at: datetime, zone: str) -> str:
    return date_format(at.astimezone(ZoneInfo(zone)), "DATETIME_FORMAT")


def _private(here: Here, zone: str) -> Iterator[str]:
    for row in Reflection.objects.of(here.side).order_by("day"):
        every: list[Reflection | Version] = [*row.versions.order_by("revision"), row]
        for version in every:
            try:
                words = version.read(here.keys)
            except Unopened:
                yield _("A writing that can not be opened.") + LINE
                continue
            yield f"{words.prompt}\n{_moment(words.at, zone)}\n\n{spoken(words.parts)}{LINE}"


def _answers(here: Here) -> Iterator[str]:
    for exchange in Exchange.objects.filter(bond=here.bond.id, answers__author=here.keys.person).distinct():
        yield from (piece + LINE for piece in sealed.pieces(here, exchange))
    yield from (piece + LINE for piece in sealed.asides(here))


def _brief(here: Here) -> Iterator[str]:
    chosen, revision = Brief.chosen(here.side, here.keys)
    if revision:
        lines = [chosen.help, chosen.well, chosen.hard] if chosen else [_("It can not be opened.")]
        yield "\n\n".join([_("For a counsellor"), *(line for line in lines if line)]) + LINE


def _drafts(here: Here) -> Iterator[str]:
    for draft in Draft.objects.filter(bond=here.bond.id, author=here.keys.person):
        try:
            fields = draft.read(here.keys).fields
        except Unopened:
            continue
        yield _("A draft") + "\n\n" + "\n".join(text for texts in fields.values() for text in texts) + LINE
