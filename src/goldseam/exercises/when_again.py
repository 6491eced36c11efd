"""The fields of an answer that are not about the words: another form, and when one may be asked again."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.exercises.asking_again import FURTHEST, Asked, Choice
from goldseam.exercises.letters import Form
from goldseam.exercises.offering import RATHER
from goldseam.exercises.telling_when import to_reader

AGAIN: Final[tuple[tuple[Choice, Any], ...]] = (
    ("usual", gettext_lazy("After two weeks; after four where an old wound is part of it")),
    ("month", gettext_lazy("After a month")),
    ("three-months", gettext_lazy("After three months")),
    ("day", gettext_lazy("From a day of my own")),
    ("closed", gettext_lazy("Not unless I say so")),
    ("any-time", gettext_lazy("They may hand me a next version at any time")),
)


class Around(forms.Form):
    """``offered`` is the form the letter came in, if any. ``again``: whether its reader is asked when they
    may be handed a next version; ``before`` is what they said last about that, and ``today`` their day."""

    rather = forms.ChoiceField(
        label=gettext_lazy("Another form, if you like"), required=False, widget=forms.RadioSelect
    )
    again = forms.ChoiceField(
        label=gettext_lazy("When may you be handed a next version?"),
        help_text=gettext_lazy(
            "You alone set this. They can write as they like, and can not hand it to you before. "
            "A later answer changes it."
        ),
        required=False,
        choices=AGAIN,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Choose one of these.")},
    )
    own_day = forms.DateField(
        label=gettext_lazy("The day of my own"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("Choose a day.")},
    )

    def settle(self, offered: Form | None, again: bool, before: Asked | None, today: date) -> None:
        """Leaves the fields that belong to this letter. What was said before stays unless it is changed."""
        self.before, self.today = before, today
        if offered is None:
            del self.fields["rather"]
        else:
            others = [(form, words) for form, words in RATHER.items() if form != offered]
            self.fields["rather"].choices = [("", gettext_lazy("As it was offered")), *others]  # type: ignore[attr-defined]
        if not again:
            del self.fields["again"], self.fields["own_day"]
            return
        said = to_reader(before)
        if said:
            kept = [("", _("As I said: %(said)s") % {"said": said})]
            self.fields["again"].choices = [*kept, *AGAIN]  # type: ignore[attr-defined]
        self.fields["again"].initial = "" if said else "usual"

    @property
    def chosen_form(self) -> Form | None:
        return self.cleaned_data.get("rather") or None

    @property
    def chosen_again(self) -> Choice | None:
        return self.cleaned_data.get("again") or None

    @property
    def says_something(self) -> bool:
        """Whether one of these was chosen, and not only left as it stood."""
        plain = "usual" if self.before is None else None
        return self.chosen_form is not None or self.chosen_again not in (None, plain)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("again") == "day" and "own_day" not in self.errors:
            day = cleaned.get("own_day")
            if day is None or not self.today <= day <= self.today + FURTHEST:
                self.add_error("own_day", _("Choose a day from today on, three years ahead at most."))
        return cleaned
