"""The form of an activity as it was posted, or as its draft left it, or as it begins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import QueryDict

from goldseam.bonds.asking import BondRequest
from goldseam.exercises.parts import Doing, form_for
from goldseam.journey.program.shape import Activity
from goldseam.journey.program.texts import Said
from goldseam.writing import drafts


def form_of(
    request: BondRequest, activity: Activity, said: Said, initial: dict[str, Any] | None = None
) -> tuple[Doing, datetime | None]:
    """The form, with the time of its draft when that is what it shows."""
    if request.method == "POST":
        return form_for(activity, said, request.POST), None
    unfinished = drafts.found(request.keys, request.side, request.path)
    if unfinished is None:
        return form_for(activity, said, initial=initial), None
    return _as_left(activity, said, unfinished.fields), unfinished.at


def _as_left(activity: Activity, said: Said, fields: Mapping[str, list[str]]) -> Doing:
    """Shows a draft without finding fault with what is not finished yet."""
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    blank = form_for(activity, said)
    for name, field in blank.fields.items():
        blank.initial[name] = field.widget.value_from_datadict(data, {}, name)
    return blank
