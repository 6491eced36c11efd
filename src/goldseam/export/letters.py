"""Of my own copy: my letters in all their versions, those I opened, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.bonds.asking import Here
from goldseam.exercises import correspondence
from goldseam.exercises.answers import spoken
from goldseam.exercises.correspondence import Correspondence, Turn, Version
from goldseam.exercises.models import Letter, LetterVersion
from goldseam.exercises.replying import LANDINGS
from goldseam.journey.models import PaceState
from goldseam.journey.past import Past
from goldseam.vault.sodium import Unopened


def pieces(here: Here, zone: str) -> Iterator[str]:
    """One piece for each, oldest first. A letter I have not opened stays closed here too."""
    yield from _mine(here, zone)
    past = PaceState.found(here.side, here.keys) or Past()
    for letter in correspondence.everything(here, past):
        for version in letter.versions:
            yield _handed(letter, version)
        for turn in letter.turns:
            yield _answered(turn)


def _mine(here: Here, zone: str) -> Iterator[str]:
    for row in Letter.objects.of(here.side).order_by("day"):
        every: list[Letter | LetterVersion] = [*row.versions.order_by("revision"), row]
        for version in every:
            try:
                sheet = version.read(here.keys)
            except Unopened:
                yield _("A letter that can not be opened.")
                continue
            yield _("A letter of mine") + f"\n{_moment(sheet.at, zone)}\n\n{spoken(sheet.answers)}"


def _handed(letter: Correspondence, version: Version) -> str:
    who = _("handed over by me") if letter.mine else _("handed to me")
    head = _("A letter %(who)s, %(on)s") % {"who": who, "on": date_format(version.row.day)}
    if version.fresh:
        return head + "\n" + _("You have not opened it.")
    text = spoken(version.words.answers) if version.words else _("It can not be opened.")
    return f"{head}\n\n{text}"


def _answered(turn: Turn) -> str:
    who = _("by me") if turn.mine else _("by the other")
    head = _("An answer to a letter, %(who)s, %(on)s") % {"who": who, "on": date_format(turn.row.day)}
    if turn.words is None:
        return head + "\n" + _("It can not be opened.")
    marks = {slug: str(label) for slug, label in LANDINGS}
    parts = [
        f"{one.asked}\n{marks.get(one.landing, '') if one.landing else ''}\n{one.words}".rstrip()
        for one in turn.words.parts
    ]
    return "\n\n".join(piece for piece in (head, *parts, turn.words.words) if piece)


def _moment(at: datetime, zone: str) -> str:
    return date_format(at.astimezone(ZoneInfo(zone)), "DATETIME_FORMAT")
