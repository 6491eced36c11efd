from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.counsel.models import Chosen
from goldseam.journey.excerpts import Excerpt

LONGEST = 2_000


def _lines(label: Any) -> forms.CharField:
    too_long = _("Only a page fits here. What you wrote is still below.")
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"max_length": too_long},
    )


class Choosing(forms.Form):
    """What shall be on the page: own lines, and texts that are ticked. Nothing is ticked by itself."""

    help = _lines(_("What I want help with"))
    well = _lines(_("What is going well"))
    hard = _lines(_("What is hard"))
    alone_first = forms.BooleanField(
        label=_("I would like to be seen alone first, before we talk together."),
        required=False,
        help_text=_("If nobody may see that you ask this, leave it out and say it on the telephone."),
    )
    texts = forms.MultipleChoiceField(
        label=_("Texts that shall be on the page"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of these texts is not here any more. Nothing is lost.")},
    )

    def __init__(self, *args: Any, offered: Sequence[Excerpt], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["texts"]
        assert isinstance(field, forms.MultipleChoiceField)
        mine = [(one.key, _named(one)) for one in offered if not one.both]
        both = [(one.key, _named(one)) for one in offered if one.both]
        groups = [(gettext("Your own"), mine), (gettext("Signed by both of you"), both)]
        field.choices = [(name, listed) for name, listed in groups if listed]
        if not offered:
            del self.fields["texts"]

    def chosen(self, now: datetime) -> Chosen:
        """Of a valid form."""
        given = self.cleaned_data
        texts = list(given.get("texts", []))
        return Chosen(texts, given["help"], given["well"], given["hard"], given["alone_first"], now)


def _named(one: Excerpt) -> str:
    return f"{one.title}, {date_format(one.day)}"
