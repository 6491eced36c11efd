"""Of my own copy: what happened and my part in it, the shared list, and my place in a family."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.bonds import incidents
from goldseam.bonds.asking import Here
from goldseam.bonds.models.family import Generation


def pieces(here: Here) -> Iterator[str]:
    """One piece for each entry, oldest first. What can not be opened is named as such."""
    for one in reversed(incidents.mine(here)):
        if one.told is None:
            yield _("Something that happened; it can not be opened.")
        else:
            head = _("What happened, and my part in it")
            yield _lines([head, one.kind, one.told.when, one.part, date_format(one.day)], one.told.line)
    for entry in reversed(incidents.shared(here)):
        if entry.offer is not None:
            yield _shared(entry)
    place = incidents.place(here)
    if place:
        yield str(Generation(place).label)


def _shared(entry: incidents.Shared) -> str:
    offer = entry.offer
    assert offer is not None
    who = _("offered by me") if entry.mine else _("offered by the other")
    head = _("The shared list, %(who)s, %(on)s") % {"who": who, "on": date_format(entry.day)}
    answer = ""
    if entry.taken_on is not None:
        by = _("the other") if entry.mine else _("I")
        said = _("%(who)s said on %(on)s: %(part)s")
        answer = said % {"who": by, "on": date_format(entry.taken_on), "part": entry.answer}
    return _lines([head, entry.kind, offer.when, entry.part, answer], offer.line)


def _lines(head: list[str], line: str) -> str:
    """What is not empty of the head, one below the other, and the own line apart."""
    return "\n".join(text for text in head if text) + (f"\n\n{line}" if line else "")
