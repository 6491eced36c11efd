"""Of my own copy: what was sealed for both, what was heard in it, and what I kept for myself beside it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goldseam.bonds.asking import Here
from goldseam.exercises import hearing
from goldseam.exercises.answers import spoken
from goldseam.exercises.between import standing
from goldseam.exercises.models import Aside, Exchange
from goldseam.exercises.written import Written
from goldseam.journey.program.loaded import program
from goldseam.vault.sodium import Unopened


def pieces(here: Here, exchange: Exchange) -> Iterator[str]:
    """My answer; and, when it lies open, the other's and what both heard. Never the other's before."""
    shown = standing(here, exchange)
    if shown.mine is None:
        yield _("A sealed answer that can not be opened.")
    else:
        yield _piece(_("A sealed answer of mine"), shown.mine)
    if shown.state != "open":
        return
    if shown.theirs is not None:
        yield _piece(_("The other's answer, opened together with mine"), shown.theirs)
    for said in hearing.said(exchange, here):
        head = _("What I heard") if said.mine else _("What the other heard")
        lines = [f"{head}, {date_format(said.row.day)}", said.text or _("It can not be opened.")]
        if said.reply is not None:
            lines += [_("Yes, that is it") if said.reply.is_it else _("Not quite"), said.reply.line]
        yield "\n\n".join(line for line in lines if line)


def asides(here: Here) -> Iterator[str]:
    """Feelings while reading, guesses and questions, which nobody else has."""
    for row in Aside.objects.of(here.side):
        try:
            kept = row.read(here.keys)
        except Unopened:
            yield _("Something kept beside an activity; it can not be opened.")
            continue
        lines = [
            _("Kept for myself beside: %(title)s") % {"title": _title(kept.slug)},
            ", ".join(kept.feelings),
        ]
        lines += [
            _("My guess: %(asked)s: %(value)s") % {"asked": g.asked, "value": g.value} for g in kept.guesses
        ]
        yield "\n".join(line for line in [*lines, *kept.questions] if line)


def _piece(head: str, written: Written) -> str:
    on = date_format(written.on) if written.on is not None else ""
    first = ", ".join(text for text in (head, _title(written.slug), on) if text)
    return f"{first}\n\n{spoken(written.answers)}"


def _title(slug: str) -> str:
    found = program().activities.get(slug)
    return found.said(translation.get_language() or "en", frozenset()).title if found is not None else ""
