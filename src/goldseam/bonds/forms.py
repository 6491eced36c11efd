from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.bonds import breaches
from goldseam.bonds.models import Kind, Role
from goldseam.bonds.models.family import Generation
from goldseam.bonds.models.incident import Told
from goldseam.bonds.models.side import Rule
from goldseam.people.forms import Beginning, StepUp

LONGEST_WHEN, LONGEST_LINE = 120, 600


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


class Telling(forms.Form):
    """One thing that happened, and my part in it. Only the part is asked for; everything else may be left."""

    role = forms.ChoiceField(
        label=_("My part in it"),
        choices=Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose your part in it.")},
    )
    breach = forms.ChoiceField(
        label=_("What kind of thing was it?"), required=False, widget=forms.RadioSelect
    )
    cause = forms.ChoiceField(
        label=_("Where does it come from, as far as you can say?"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("It chooses which texts you read later. You can leave it open."),
    )
    when = forms.CharField(
        label=_("About when"),
        required=False,
        max_length=LONGEST_WHEN,
        help_text=_("In your own words, such as “last spring” or “when I was small”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": _("A few words are enough here. What you wrote is still below.")},
    )
    line = forms.CharField(
        label=_("A line of your own, if you like"),
        required=False,
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={
            "max_length": _(
                "Only a few lines fit here. The story has its own place; your words are still below."
            )
        },
    )

    def __init__(self, *args: Any, kept: Told | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("breach", _kinds(kept.breach if kept else ""))
        self._offer("cause", _causes(kept.cause if kept else ""))

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        if len(choices) == 1:
            del self.fields[name]

    def told(self, now: datetime) -> Told:
        """What was filled in."""
        given = self.cleaned_data
        return Told(
            given.get("breach", ""), given.get("cause", ""), given["role"], given["when"], given["line"], now
        )


def _kinds(kept: str) -> list[Any]:
    """Kinds that may be offered, kinds that never are, and leaving it unnamed."""
    known = breaches.listed()
    found: list[Any] = [(one.slug, one.name) for one in known if not one.private]
    if kept and breaches.named(kept) is None:
        found.append((kept, _("A kind that has no name here any more")))
    private = [(one.slug, one.name) for one in known if one.private]
    if private:
        found.append((_("These always stay only yours"), private))
    return [*found, (_("Or"), [("", _("I do not want to name a kind"))])] if found else [("", "")]


def _causes(kept: str) -> list[Any]:
    found: list[Any] = [(one.slug, one.name) for one in breaches.causes()]
    if kept and kept not in dict(found):
        found.append((kept, _("As I chose before")))
    return [*found, ("", _("I leave this open"))]


class Taking(forms.Form):
    """My part in something the other offered."""

    role = forms.ChoiceField(
        label=_("My part in this"),
        choices=Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose a part, or go back. You need not answer.")},
    )


class Placing(forms.Form):
    """Parent or adult child, or neither said."""

    generation = forms.ChoiceField(
        label=_("Which of the two are you?"),
        choices=Generation.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("It only chooses which words you read. Nobody else sees it."),
    )
