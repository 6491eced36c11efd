from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.keepsakes.days import FURTHEST, months_later

LONGEST_LETTER, LONGEST_LINE, LONGEST_NAME, LONGEST_WHAT = 20_000, 300, 80, 600
MONTHS = {"half": 6, "year": 12}


class Writing(forms.Form):
    """A letter, whom it is for, and its day."""

    text = forms.CharField(
        label=_("The letter"),
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 12, "autocomplete": "off"}),
        error_messages={
            "required": _("There is nothing here yet. One sentence is enough."),
            "max_length": _("This is longer than a letter can be here. Your text is still below."),
        },
    )
    to = forms.ChoiceField(
        label=_("Whom is it for?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose whom it is for.")},
    )
    when = forms.ChoiceField(
        label=_("For which day?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose a day.")},
    )
    own = forms.DateField(
        label=_("My own day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Only needed when you chose a day of your own above."),
        error_messages={"invalid": _("Please write the day like this: 2027-03-01.")},
    )

    def __init__(self, *args: Any, today: date, both: bool, partner: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self._offer("to", _readers(both, partner))
        days = [(slug, _day(slug, today)) for slug in MONTHS]
        self._offer("when", [*days, ("own", _("A day of my own"))])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("when") == "own" and "own" in given:
            own = given["own"]
            if own is None or own <= self.today:
                self.add_error("own", _("Please choose a day after today."))
            elif own > months_later(self.today, FURTHEST * 12):
                self.add_error("own", _("That is further off than this place can promise to be here."))
        return given

    @property
    def opens(self) -> date:
        """The day that was chosen. Only of a valid form."""
        months = MONTHS.get(self.cleaned_data["when"])
        own: date = self.cleaned_data["own"]
        return own if months is None else months_later(self.today, months)


def _readers(both: bool, partner: str) -> list[tuple[str, str]]:
    found = [("me", gettext("For me"))]
    if both:
        named = gettext("For %(name)s") % {"name": partner} if partner else gettext("For the other person")
        found += [("other", named), ("both", gettext("For both of us"))]
    return found


def _day(slug: str, today: date) -> str:
    on = date_format(months_later(today, MONTHS[slug]))
    return (gettext("In six months, on %(on)s") if slug == "half" else gettext("In a year, on %(on)s")) % {
        "on": on
    }


class Appreciating(forms.Form):
    """One line, and whether the other is to read it."""

    text = forms.CharField(
        label=_("One line"),
        max_length=LONGEST_LINE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Something small that was good. What was done, and what it was for you."),
        error_messages={
            "required": _("There is nothing here yet. A few words are enough."),
            "max_length": _("One line fits here. What you wrote is still below."),
        },
    )
    visibility = forms.ChoiceField(
        label=_("Who can read it?"),
        choices=[("me", "me"), ("shared", "shared")],
        initial="me",
        required=False,
        widget=forms.RadioSelect,
    )


class Proposing(forms.Form):
    """A small thing to do together: what it is called, when it is, and what we do."""

    name = forms.CharField(
        label=_("What it is called"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Please give it a short name."),
            "max_length": _("A short name is enough. What you wrote is still below."),
        },
    )
    when = forms.CharField(
        label=_("When"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Such as “Sunday mornings” or “before we sleep”."),
        error_messages={
            "required": _("Please say when it is."),
            "max_length": _("A few words are enough. What you wrote is still below."),
        },
    )
    what = forms.CharField(
        label=_("What we do"),
        max_length=LONGEST_WHAT,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={
            "required": _("Please say what you do then, in a sentence."),
            "max_length": _("A few sentences fit here. What you wrote is still below."),
        },
    )
