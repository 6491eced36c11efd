from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from goldseam.checkins import later
from goldseam.checkins.asked import FIGURES, HIGH, LATER, LINE, LOW, Asked, Figure, Standing, Words
from goldseam.web.pictures.circles import WORDS as CLOSENESS

LONGEST_LINE, LONGEST, LONGEST_AWAY = 500, 20_000, timedelta(days=366)
GONE = _("One of these answers is not offered here any more. Please choose again.")
EMPTY = _("There is nothing here yet. One answer is enough, or leave the page.")


class CheckInForm(forms.Form):
    """Four figures and a line. Each may be left; one of them is enough."""

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        for one in FIGURES:
            self.fields[one.slug] = _figure(one)
        for one in self.words:
            self.fields[one.slug] = _words(one)

    @property
    def words(self) -> tuple[Asked, ...]:
        return (LINE,)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        said = (value for value in found.values() if str("" if value is None else value).strip())
        if not self.errors and next(said, None) is None:
            raise forms.ValidationError(EMPTY)
        return found

    def begun(self, fields: Mapping[str, list[str]], today: bool) -> None:
        """Shows a draft without finding fault with what is not finished yet. Figures of another day are not
        today's: of an older draft only the words are shown."""
        left = QueryDict(mutable=True)
        for name, values in fields.items():
            left.setlist(name, values)
        words = {one.slug for one in self.words}
        for name, field in self.fields.items():
            if not today and name not in words:
                continue
            self.initial[name] = field.widget.value_from_datadict(left, {}, name)

    def standing(self, at: datetime, months: int = 0) -> Standing:
        """What a valid form says, with the words it answered."""
        given = self.cleaned_data
        return Standing(
            [
                Figure(one.slug, str(one.question), given[one.slug], _ends(one, given[one.slug]))
                for one in FIGURES
                if given[one.slug] is not None
            ],
            [
                Words(one.slug, str(one.question), given[one.slug])
                for one in self.words
                if given[one.slug].strip()
            ],
            at,
            months,
        )


class FollowUpForm(CheckInForm):
    """The same, and three questions with more room."""

    @property
    def words(self) -> tuple[Asked, ...]:
        return LATER


class ChosenForm(forms.Form):
    """Which follow-ups I want, counted from which day."""

    months = forms.TypedMultipleChoiceField(
        label=_("Look again after"),
        choices=[
            ("1", _("one month")),
            ("3", _("three months")),
            ("6", _("six months")),
            ("12", _("twelve months")),
        ],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": GONE},
    )
    since = forms.DateField(
        label=_("Counted from"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Please write a day to count from."),
            "invalid": _("Please write the day like this: 2027-03-01."),
        },
    )

    def __init__(self, today: date, data: QueryDict | None = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.today = today

    def clean_since(self) -> date:
        since: date = self.cleaned_data["since"]
        if abs(since - self.today) > LONGEST_AWAY:
            raise forms.ValidationError(_("Please choose a day that is at most a year away."))
        return since

    def chosen(self) -> tuple[int, ...]:
        """In how many months, the nearest first."""
        return tuple(one for one in later.MONTHS if one in self.cleaned_data["months"])


def _figure(one: Asked) -> forms.Field:
    words = [str(word) for word in CLOSENESS] if one.ends is None else None
    field = forms.TypedChoiceField(
        label=str(one.question),
        required=False,
        choices=[(str(step), words[step - 1] if words else str(step)) for step in range(LOW, HIGH + 1)],
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": GONE},
    )
    field.ends = one.ends  # type: ignore[attr-defined]
    return field


def _words(one: Asked) -> forms.Field:
    short = one is LINE
    return forms.CharField(
        label=str(one.question),
        required=False,
        strip=False,
        max_length=LONGEST_LINE if short else LONGEST,
        widget=forms.Textarea(attrs={"rows": 2 if short else 5, "autocomplete": "off"}),
        error_messages={"max_length": _("This is longer than fits here; your words are still below.")},
    )


def _ends(one: Asked, value: int) -> list[str]:
    """The words that stood at both ends; for a picture the word under the one that was chosen."""
    return [str(word) for word in one.ends] if one.ends else [str(CLOSENESS[value - 1])]
