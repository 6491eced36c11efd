"""One field for each type of part. ``FIELDS[type](part, said)`` makes it; ``answer`` reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator as NoNull
from django.utils.translation import gettext_lazy as _

from goldseam.exercises.feelings import FEELINGS, WORDS
from goldseam.exercises.parts.cards import CardsField
from goldseam.journey.program.shape import Part
from goldseam.journey.program.texts import Said
from goldseam.web.pictures.circles import WORDS as CLOSENESS

LONGEST, LONGEST_LINE, MOST_LINES = 60_000, 500, 40
ONE_ROW = 6
"""Between the ends of a scale that fits beside itself on a phone."""
BREAK = re.compile(r"\r\n|\r|\n")

Make = Callable[[Part, Said], forms.Field]

CHOSEN_ELSEWHERE = _("One of these answers is not offered here any more. Please choose again.")
EMPTY = _("There is nothing here yet. Write a line, or leave the page; nothing is lost either way.")
TOO_LONG = _("This is longer than one page can hold. Please save it in two parts; your text is still below.")


class WordsField(forms.CharField):
    """Words exactly as they were typed, spaces and blank lines too. Nothing but spaces is nothing; the one
    sign that no page can show (NUL) is left out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.validators = [one for one in self.validators if not isinstance(one, NoNull)]

    def to_python(self, value: Any) -> str:
        words = (super().to_python(value) or "").replace("\0", "")
        return words if words.strip() else ""


def long(part: Part, said: Said) -> forms.Field:
    return WordsField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 9, "autocomplete": "off"}),
        error_messages={"required": EMPTY, "max_length": TOO_LONG},
    )


def short(part: Part, said: Said) -> forms.Field:
    return WordsField(
        max_length=LONGEST_LINE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": EMPTY,
            "max_length": _("Please keep this to one line; your words are still below."),
        },
    )


def choice(part: Part, said: Said) -> forms.Field:
    return forms.ChoiceField(
        choices=said.items("options", part.id),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose one, or leave the page."),
            "invalid_choice": CHOSEN_ELSEWHERE,
        },
    )


def choices(part: Part, said: Said) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=said.items("options", part.id),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Please choose at least one, or leave the page."),
            "invalid_choice": CHOSEN_ELSEWHERE,
        },
    )


def scale(part: Part, said: Said) -> forms.Field:
    """Whole steps; the words at both ends stand beside it."""
    field = forms.TypedChoiceField(
        choices=[(str(step), str(step)) for step in range(part.low, part.high + 1)],
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose a number here, or leave the page."),
            "invalid_choice": CHOSEN_ELSEWHERE,
        },
    )
    ends = [words for _slug, words in said.items("ends", part.id)]
    field.ends = ends[:2] if len(ends) > 1 else ["", ""]  # type: ignore[attr-defined]
    field.long = part.high - part.low > ONE_ROW  # type: ignore[attr-defined]
    return field


def circles(part: Part, said: Said) -> forms.Field:
    return forms.TypedChoiceField(
        choices=[(str(step), word) for step, word in enumerate(CLOSENESS, start=1)],
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose the picture that is nearest, or leave the page."),
            "invalid_choice": CHOSEN_ELSEWHERE,
        },
    )


def feelings(part: Part, said: Said) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=FEELINGS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Please choose at least one, or leave the page."),
            "invalid_choice": CHOSEN_ELSEWHERE,
        },
    )


class LinesField(WordsField):
    """One line each, in one field: it grows without a script. Empty lines and spaces around are left out."""

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in BREAK.split(super().to_python(value)) if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def run_validators(self, value: Any) -> None:
        if len(value) > MOST_LINES or any(len(line) > LONGEST_LINE for line in value):
            raise forms.ValidationError(
                _("Please keep to forty lines that fit the page; your words are still below.")
            )


def lines(part: Part, said: Said) -> forms.Field:
    return LinesField(
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        help_text=_("One line for each."),
        error_messages={"required": EMPTY},
    )


def day(part: Part, said: Said) -> forms.Field:
    return forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Please write the day like this: 2027-03-01."), "required": EMPTY},
    )


def cards(part: Part, said: Said) -> forms.Field:
    return CardsField(said.items("cards", part.id), required=part.required)


FIELDS: dict[str, Make] = {
    "long": long,
    "short": short,
    "choice": choice,
    "choices": choices,
    "scale": scale,
    "circles": circles,
    "feelings": feelings,
    "list": lines,
    "date": day,
    "cards": cards,
}


def shown(part: Part, said: Said, value: Any) -> list[str]:
    """What an answer says in words, as its reader saw it."""
    if part.type in ("choice", "choices"):
        labels = dict(said.items("options", part.id))
        return [labels[slug] for slug in ([value] if isinstance(value, str) else value) if slug in labels]
    if part.type == "feelings":
        return [str(WORDS[slug]) for slug in value if slug in WORDS]
    if part.type == "circles" and value:
        return [str(CLOSENESS[int(value) - 1])]
    if part.type == "scale" and value is not None:
        return [words for _slug, words in said.items("ends", part.id)][:2]
    if part.type == "cards":
        labels = dict(said.items("cards", part.id))
        return [labels[slug] for slug in value if slug in labels]
    return []


def kept(value: Any) -> Any:
    """A cleaned value as it is sealed."""
    return value.isoformat() if isinstance(value, date) else value
