from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.exercises.prompts import FEELINGS

LONGEST = 60_000


class Reflecting(forms.Form):
    """One private text and the feelings beside it."""

    text = forms.CharField(
        label=_("Your words"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 9, "autocomplete": "off"}),
        error_messages={
            "required": _(
                "There is nothing here yet. Write a line, or leave the page; nothing is lost either way."
            ),
            "max_length": _(
                "This is longer than one page can hold. "
                "Please save it in two parts; your text is still below."
            ),
        },
    )
    feelings = forms.MultipleChoiceField(
        label=_("What is in the room while you write this?"),
        required=False,
        choices=FEELINGS,
        widget=forms.CheckboxSelectMultiple,
    )
