"""A form made from an activity's parts, in the words of its reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import EMPTY_VALUES
from django.http import QueryDict

from goldseam.exercises.answers import Answered
from goldseam.exercises.parts.fields import FIELDS, kept, shown
from goldseam.journey.program.shape import Activity
from goldseam.journey.program.texts import Said

BEFORE = "p-"
"""Before the names of fields, so that no part can be called like a field of ours."""


class Doing(forms.Form):
    """Everything an activity asks for. Fields are named ``p-<part>``."""

    @property
    def says_nothing(self) -> bool:
        """Whether a valid form was sent without a single answer."""
        return self.is_valid() and all(value in EMPTY_VALUES for value in self.cleaned_data.values())


def form_for(
    activity: Activity, said: Said, data: QueryDict | None = None, initial: dict[str, Any] | None = None
) -> Doing:
    """Empty, or as it was posted, or filled with ``initial`` (by part, see ``initial_of``)."""
    form = Doing(data, initial={BEFORE + name: value for name, value in (initial or {}).items()})
    for part in activity.parts:
        field = FIELDS[part.type](part, said)
        field.required = part.required
        field.label = said.say("ask", part.id) or said.title
        field.help_text = said.say("help", part.id) or field.help_text
        field.widget.is_required = part.required
        field.kind = part.type  # type: ignore[attr-defined]
        form.fields[BEFORE + part.id] = field
    return form


def keep_wording(form: Doing, answers: Sequence[Answered]) -> None:
    """Asks again in the words these were the answers to, so that none of them sits under a new question."""
    for one in answers:
        field = form.fields.get(BEFORE + one.part)
        if field is not None and one.asked:
            field.label = one.asked


def answers_of(form: Doing, activity: Activity, said: Said) -> list[Answered]:
    """What a valid form says, part by part, with the words it answered. Empty parts are kept as empty."""
    return [
        Answered(
            part.id,
            part.type,
            str(form.fields[BEFORE + part.id].label),
            kept(form.cleaned_data[BEFORE + part.id]),
            shown(part, said, form.cleaned_data[BEFORE + part.id]),
        )
        for part in activity.parts
    ]


def initial_of(answers: Sequence[Answered]) -> dict[str, Any]:
    """Earlier answers as a form's beginning."""
    return {answer.part: answer.value for answer in answers}
