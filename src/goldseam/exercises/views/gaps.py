"""What I guessed beside what the other answered, for me alone, and questions made of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from goldseam.bonds.asking import BondRequest
from goldseam.exercises.around import page
from goldseam.exercises.between import Between
from goldseam.exercises.gaps import MOST_QUESTIONS, Gap, biggest, gaps
from goldseam.exercises.guess import Statement, question, statements
from goldseam.exercises.models import Aside
from goldseam.exercises.models.beside import Beside
from goldseam.exercises.reveal import Row
from goldseam.exercises.views.reveal import around
from goldseam.journey.program.shape import Activity
from goldseam.journey.way import Way
from goldseam.vault.sodium import Unopened


class Asking(forms.Form):
    """Up to three questions in one's own words. Any may stay empty."""

    def __init__(self, data: Any = None, questions: list[str] | None = None) -> None:
        super().__init__(data)
        for number, text in enumerate((questions or []) if data is None else [""] * MOST_QUESTIONS, start=1):
            self.fields[f"question{number}"] = forms.CharField(
                label=_("Question %(n)d") % {"n": number},
                required=False,
                initial=text,
                max_length=1_000,
                widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
            )

    def questions(self) -> list[str]:
        return [text for text in self.cleaned_data.values() if text]


def show(
    request: BondRequest, way: Way, activity: Activity, shown: Between, status: int = 200
) -> HttpResponse:
    """The gaps, and the questions that are kept, or that could be."""
    beside = _beside(request, activity)
    asked = {one.name: one for one in statements(activity, way.said(activity))}
    fits = shown.theirs is not None and shown.theirs.revision == beside.revision
    ends = {name: (one.low, one.high) for name, one in asked.items()}
    found = gaps(beside.guesses, shown.theirs.answers, ends) if shown.theirs is not None and fits else []
    questions = beside.questions or [question(gap.asked) for gap in biggest(found)]
    context = around(way, activity, shown) | {
        "rows": [_row(gap, asked) for gap in found if gap.high],
        "chosen": [_chosen(gap, asked) for gap in found if not gap.high],
        "questions": Asking(questions=questions),
        "kept": bool(beside.questions),
        "guess_words": _("Your guess"),
    }
    return render(request, "exercises/gaps.html", page(way, activity, **context))


def guessed(way: Way, activity: Activity, beside: Beside) -> list[dict[str, Any]]:
    """My guesses in words, for me to read again."""
    asked = {one.name: one for one in statements(activity, way.said(activity))}
    return [{"asked": one.asked, "words": _words(asked.get(one.part), one.value)} for one in beside.guesses]


def _words(statement: Statement | None, value: int | str) -> str:
    if statement is None or statement.options:
        return statement.words(value) if statement else str(value)
    return _("%(n)s of %(high)s") % {"n": value, "high": statement.high}


def _row(gap: Gap, asked: dict[str, Statement]) -> Row:
    ends = next((list(one.ends) for one in asked.values() if one.text == gap.asked), [])
    return Row(gap.asked, int(gap.guess), int(gap.answer), gap.low, gap.high, ends)


def _chosen(gap: Gap, asked: dict[str, Statement]) -> dict[str, str]:
    one = next((one for one in asked.values() if one.text == gap.asked), None)
    return {"asked": gap.asked, "guess": _words(one, gap.guess), "answer": _words(one, gap.answer)}


def _beside(request: BondRequest, activity: Activity) -> Beside:
    try:
        return Aside.beside(request.side, request.keys, activity.slug)
    except Unopened:
        return Beside(activity.slug)
