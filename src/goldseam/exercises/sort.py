"""Cards laid alone: fine, it depends, not fine, with a word each if one likes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from goldseam.exercises.answers import PILES, Answered
from goldseam.exercises.models.beside import Beside
from goldseam.exercises.overlaps import NOWHERE, laid
from goldseam.journey.program.shape import Activity
from goldseam.journey.program.texts import Said
from goldseam.journey.way import Way

FIELDS = "exercises/_sort_fields.html"
OWN = "exercises/_sort_own.html"
LONGEST_WORD = 300


@dataclass(frozen=True)
class Card:
    """One matter to lay, under the name of its field."""

    name: str
    text: str

    @property
    def word(self) -> str:
        return f"{self.name}.word"


def cards(activity: Activity, said: Said) -> list[Card]:
    """Every card of every part, as this reader is told them."""
    return [
        Card(f"{part.id}.{slug}", text)
        for part in activity.parts
        if part.type == "cards"
        for slug, text in said.items("cards", part.id)
    ]


def form(way: Way, activity: Activity, data: Mapping[str, Any] | None = None) -> Sorting:
    """Empty, or as it was posted."""
    return Sorting(cards(activity, way.said(activity)), data)


def answers(form: forms.Form, way: Way, activity: Activity) -> list[Answered]:
    """What is sealed for both: one for each card that is laid or has a word."""
    return cast(Sorting, form).answers()


def beside(form: forms.Form, before: Beside, activity: Activity) -> Beside | None:
    """Nothing is kept beside it."""
    return None


def fields_of(found: list[Answered], kept: Beside) -> dict[str, list[str]]:
    """The form's fields as these answers filled them in."""
    fields: dict[str, list[str]] = {}
    for one in found:
        where = laid(one)
        fields |= {one.part: [where.place], f"{one.part}.word": [where.word]}
    return fields


class Sorting(forms.Form):
    """Where each card lies. None has to be laid, but one."""

    def __init__(self, known: list[Card], data: Mapping[str, Any] | None = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.cards = known
        for card in known:
            self.fields[card.name] = forms.ChoiceField(
                label=card.text, required=False, choices=PILES, widget=forms.RadioSelect
            )
            self.fields[card.word] = forms.CharField(
                label=_("A word with it, if you like"),
                required=False,
                max_length=LONGEST_WORD,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def rows(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """Each card's two fields, to be drawn."""
        return ((self[card.name], self[card.word]) for card in self.cards)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not any(cleaned.get(card.name) for card in self.cards):
            raise forms.ValidationError(_("No card is laid yet. One is enough to begin."))
        return cleaned

    def answers(self) -> list[Answered]:
        """One for each card that is laid or has a word."""
        found = []
        for card in self.cards:
            place, word = self.cleaned_data[card.name] or NOWHERE, self.cleaned_data[card.word]
            if place or word:
                value = {"place": place, "word": word}
                found.append(Answered(part=card.name, type="cards", asked=card.text, value=value, shown=[]))
        return found
