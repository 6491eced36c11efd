"""Something both write, part by part, sealed until both have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict

from goldseam.exercises.answers import Answered
from goldseam.exercises.models.beside import Beside
from goldseam.exercises.parts import Doing, answers_of, form_for
from goldseam.exercises.parts.form import BEFORE
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way

FIELDS = "exercises/_parts.html"
OWN = "exercises/_answers.html"


def form(way: Way, activity: Activity, data: Mapping[str, Any] | None = None) -> forms.Form:
    """Empty, or as it was posted."""
    return form_for(activity, way.said(activity), cast(QueryDict | None, data))


def answers(form: forms.Form, way: Way, activity: Activity) -> list[Answered]:
    """What is sealed for both."""
    return answers_of(cast(Doing, form), activity, way.said(activity))


def beside(form: forms.Form, before: Beside, activity: Activity) -> Beside | None:
    """Nothing is kept beside it."""
    return None


def fields_of(found: list[Answered], kept: Beside) -> dict[str, list[str]]:
    """The form's fields as these answers filled them in."""
    fields: dict[str, list[str]] = {}
    for one in found:
        name = BEFORE + one.part
        if isinstance(one.value, dict):
            fields |= {f"{name}-{slug}": [pile] for slug, pile in one.value.items()}
        elif isinstance(one.value, list):
            fields[name] = ["\n".join(one.value)] if one.type == "list" else one.value
        elif one.value is not None:
            fields[name] = [str(one.value)]
    return fields
