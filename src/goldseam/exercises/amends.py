"""What an apology says is done now, ready to be carried to a promise of its writer's own."""

from __future__ import annotations

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.exercises.models.letter import Sheet
from goldseam.journey import promising
from goldseam.journey.program.loaded import program

ROOM: Final = "apology"
"""A letter inside this room is an apology, and its parts bear the names the room knows."""
PART: Final = "now"
LONGEST: Final = 1_000


def now(sheet: Sheet) -> str:
    """What the letter says is done now; empty where it says nothing, or is no apology, or where nothing can
    be carried to."""
    letter = program().activities.get(sheet.slug)
    if letter is None or letter.inside != ROOM or not promising.offered():
        return ""
    found = next((one for one in sheet.answers if one.part == PART), None)
    return found.text.strip() if found is not None else ""


class Carrying(forms.Form):
    """What of it becomes a promise: one thing, in words that may be changed."""

    text = forms.CharField(
        label=_("What I will do"),
        help_text=_("Keep one thing, so small that anyone could see it. The letter keeps the rest."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        error_messages={
            "required": _("There is nothing here yet. One line is enough, or leave it for another day."),
            "max_length": _("This is longer than a promise can be. Your text is still below."),
        },
    )
