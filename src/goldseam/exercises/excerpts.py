"""Of what one side wrote, what they could take along on paper: writings, letters of their own, and their own
answers that lie open."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from goldseam.bonds.asking import Here
from goldseam.exercises.answers import spoken
from goldseam.exercises.between import standing
from goldseam.exercises.models import Exchange, Letter, Reflection
from goldseam.journey.excerpts import Excerpt
from goldseam.journey.program.loaded import program
from goldseam.vault.sodium import Unopened


def writings(here: Here) -> list[Excerpt]:
    rows, found = list(Reflection.objects.of(here.side)), []
    here.keys.ledger.load(row.id for row in rows)
    for row in rows:
        try:
            words = row.read(here.keys)
        except Unopened:
            continue
        title = words.prompt or _("A text")
        found.append(Excerpt(f"writing:{row.id}", title, row.day, spoken(words.parts)))
    return found


def letters(here: Here) -> list[Excerpt]:
    """As they stand at my desk, handed over or not."""
    rows, found = list(Letter.objects.of(here.side)), []
    here.keys.ledger.load(row.id for row in rows)
    for row in rows:
        try:
            sheet = row.read(here.keys)
        except Unopened:
            continue
        found.append(Excerpt(f"letter:{row.id}", _title(sheet.slug), row.day, spoken(sheet.answers)))
    return found


def answers(here: Here) -> list[Excerpt]:
    """My own side of what lies open. The other's is theirs."""
    found = []
    opened = Exchange.objects.filter(bond=here.bond.id).exclude(opened_on=None)
    for exchange in opened.prefetch_related("answers"):
        shown = standing(here, exchange)
        if shown.state == "open" and shown.mine is not None and shown.opened_on is not None:
            text = spoken(shown.mine.answers)
            title = _title(shown.mine.slug)
            found.append(Excerpt(f"answer:{exchange.id}", title, shown.mine.on or shown.opened_on, text))
    return found


def _title(slug: str) -> str:
    activity = program().activities.get(slug)
    if activity is None:
        return _("A text")
    return activity.said(translation.get_language() or "en", frozenset()).title
