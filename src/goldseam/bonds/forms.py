from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.bonds.models import Kind
from goldseam.bonds.models.side import Rule
from goldseam.people.forms import Beginning, StepUp

SHORTEST_WORD, MOST_DAYS = 1, 366


class Inviting(StepUp):
    """What we are to each other, and the passphrase, because this lets somebody in."""

    field_order = ["kind", "passphrase"]
    kind = forms.ChoiceField(
        label=_("What are you to each other?"), choices=Kind.choices, widget=forms.RadioSelect
    )


class Joining(StepUp):
    """Saying yes with an account one has."""

    field_order = ["name", "moving", "passphrase"]
    name = Beginning.base_fields["name"]
    moving = forms.TypedMultipleChoiceField(
        label=_("What may come along"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("It stays only yours. What you leave unticked stays where it is."),
    )

    def __init__(self, *args: Any, moving: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["moving"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = moving
        if not moving:
            del self.fields["moving"]


class Pausing(forms.Form):
    """A day of return, or none."""

    until = forms.DateField(
        label=_("Come back on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("You may leave this empty. Then it rests until you end it."),
        error_messages={"invalid": _("Please write the day like this: 2027-03-01.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until is not None and not self.today < until:
            raise forms.ValidationError(_("Please choose a day after today, or leave it empty."))
        return until


class DayOne(forms.Form):
    rule = forms.ChoiceField(label=_("If one of us leaves"), choices=Rule.choices, widget=forms.RadioSelect)
