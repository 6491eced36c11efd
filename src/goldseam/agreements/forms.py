from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 4_000


class Saying(forms.Form):
    """A few sentences that both are meant to read."""

    text = forms.CharField(
        label=_("The statement"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        error_messages={
            "required": _("There is nothing here yet. One sentence is enough."),
            "max_length": _(
                "This is longer than a statement can be. Your text is still below; please shorten it."
            ),
        },
    )
