"""Statements answered for oneself, and guessed for the other. The guess never leaves its guesser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import msgspec
from django import forms
from django.utils.translation import gettext as _

from goldseam.exercises.answers import Answered
from goldseam.exercises.models.beside import Beside, Guessed
from goldseam.journey.program.shape import Activity, Part
from goldseam.journey.program.texts import Said
from goldseam.journey.way import Way

FIELDS = "exercises/_guess_fields.html"
OWN = "exercises/_answers.html"


@dataclass(frozen=True)
class Statement:
    """One thing to answer and to guess: on a scale from ``low`` to ``high``, or with one of ``options``."""

    name: str
    text: str
    low: int = 1
    high: int = 7
    ends: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = field(default=())

    @property
    def guess(self) -> str:
        return f"{self.name}.guess"

    @property
    def choices(self) -> list[tuple[str, str]]:
        return list(self.options) or [(str(n), str(n)) for n in range(self.low, self.high + 1)]

    def value(self, chosen: str) -> int | str:
        return chosen if self.options else int(chosen)

    def words(self, value: int | str) -> str:
        """An answer as the page says it."""
        return dict(self.options).get(str(value), str(value))


def statements(activity: Activity, said: Said) -> list[Statement]:
    """Every scale and choice, and every card of a part of cards, as this reader is told them."""
    return [found for part in activity.parts for found in _of_part(part, said)]


def _of_part(part: Part, said: Said) -> Iterator[Statement]:
    ends = tuple(words for _slug, words in said.items("ends", part.id))
    if part.type == "scale":
        yield Statement(part.id, said.say("ask", part.id), part.low, part.high, ends)
    elif part.type == "choice":
        yield Statement(part.id, said.say("ask", part.id), options=tuple(said.items("options", part.id)))
    elif part.type == "cards":
        for slug, text in said.items("cards", part.id):
            yield Statement(f"{part.id}.{slug}", text, part.low, part.high, ends)


def form(way: Way, activity: Activity, data: Mapping[str, Any] | None = None) -> Guessing:
    """Empty, or as it was posted."""
    return Guessing(statements(activity, way.said(activity)), way.here.partner_name, data)


def answers(form: forms.Form, way: Way, activity: Activity) -> list[Answered]:
    """My own answers, which are sealed for both."""
    return cast(Guessing, form).answers()


def beside(form: forms.Form, before: Beside, activity: Activity) -> Beside | None:
    """My guesses, which are sealed to nobody but me."""
    guesses = cast(Guessing, form).guesses()
    return msgspec.structs.replace(before, revision=activity.revision, guesses=guesses)


def fields_of(found: list[Answered], kept: Beside) -> dict[str, list[str]]:
    """The form's fields as these answers and guesses filled them in."""
    mine = {one.part: [str(one.value)] for one in found if isinstance(one.value, int | str)}
    return mine | {f"{one.part}.guess": [str(one.value)] for one in kept.guesses}


class Guessing(forms.Form):
    """For each statement my answer, and what I think the other answers."""

    def __init__(
        self, asked: list[Statement], partner: str, data: Mapping[str, Any] | None = None, **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.asked = asked
        name = partner or _("the other person")
        theirs = _("What I think %(name)s answers") % {"name": name}
        for one in asked:
            for name, label in ((one.name, _("My answer")), (one.guess, theirs)):
                self.fields[name] = forms.ChoiceField(
                    label=label, required=False, choices=one.choices, widget=forms.RadioSelect
                )

    def rows(self) -> Iterator[tuple[Statement, forms.BoundField, forms.BoundField]]:
        """Each statement with its two fields, to be drawn."""
        return ((one, self[one.name], self[one.guess]) for one in self.asked)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not any(cleaned.get(one.name) for one in self.asked):
            raise forms.ValidationError(_("Answer at least one statement for yourself."))
        return cleaned

    def answers(self) -> list[Answered]:
        """My own, which are sealed until both have answered."""
        return [
            Answered(
                part=one.name,
                type="choice" if one.options else "scale",
                asked=one.text,
                value=one.value(chosen),
                shown=[one.words(chosen)] if one.options else list(one.ends),
            )
            for one in self.asked
            if (chosen := self.cleaned_data[one.name])
        ]

    def guesses(self) -> list[Guessed]:
        """My guesses, which are sealed to nobody but me."""
        return [
            Guessed(one.name, one.text, one.value(chosen))
            for one in self.asked
            if (chosen := self.cleaned_data[one.guess])
        ]


def question(text: str) -> str:
    """A statement as something to ask about, open to any answer."""
    asks = text.rstrip().endswith("?")
    words = _("“%(statement)s” What would you say?") if asks else _("“%(statement)s”: how is that for you?")
    return words % {"statement": text}
