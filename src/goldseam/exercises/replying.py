"""The form of an answer to a letter: part by part where the letter asks for it, and plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from goldseam.exercises.answers import Answered
from goldseam.exercises.letters import Landing
from goldseam.exercises.models.handed import Delivery
from goldseam.exercises.models.reply import Landed, Said
from goldseam.exercises.when_again import Around

LONGEST = 8_000

LANDINGS: tuple[tuple[Landing, Any], ...] = (
    ("landed", _("Landed")),
    ("partly", _("Partly")),
    ("not-yet", _("Not there yet")),
)


class Replying(Around):
    """``delivery`` is what is answered; nothing while it is not opened: then only what stands around it.
    Nothing has to be filled in, but something."""

    words = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        error_messages={
            "max_length": _(
                "This is longer than an answer can be. Your text is still below; please shorten it."
            )
        },
    )

    def __init__(self, delivery: Delivery | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_part = delivery is not None and delivery.landing
        self.asked = [one for one in delivery.answers if not one.empty] if delivery and by_part else []
        if delivery is None:
            del self.fields["words"]
        for one in self.asked:
            self.fields[f"landing-{one.part}"] = forms.ChoiceField(
                label=one.asked,
                required=False,
                choices=LANDINGS,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Choose one of the three, or none.")},
            )
            self.fields[f"words-{one.part}"] = forms.CharField(
                label=_("A line on this part"),
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
            )
        self.order_fields([name for name in self.fields if name.startswith(("landing-", "words-"))])

    def by_part(self) -> Iterator[tuple[Answered, list[Answered], BoundField, BoundField]]:
        """Each part of the letter, the same to be shown, and its two fields."""
        for one in self.asked:
            yield one, [one], self[f"landing-{one.part}"], self[f"words-{one.part}"]

    @property
    def landed(self) -> list[Landed]:
        """What was said to single parts. Words without a mark are words all the same."""
        found = []
        for one in self.asked:
            landing = self.cleaned_data.get(f"landing-{one.part}") or None
            words = self.cleaned_data.get(f"words-{one.part}", "")
            if landing or words:
                found.append(Landed(one.part, one.asked, landing, words))
        return found

    @property
    def said(self) -> Said:
        """The whole answer, once it is found right."""
        words = self.cleaned_data.get("words", "")
        day = self.cleaned_data.get("own_day")
        return Said(self.landed, words, self.chosen_form, self.chosen_again, day)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not (self.errors or self.landed or cleaned.get("words") or self.says_something):
            raise forms.ValidationError(
                _("There is nothing here yet. No answer is due; you can also leave the page.")
            )
        return cleaned
