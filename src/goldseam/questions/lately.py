"""What Today shows of questions: that the other asked, answered, or signed hours, on a day. Opens nothing."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.bonds.asking import Here
from goldseam.journey.today import Given
from goldseam.questions.models import Answer, Plan, PlanYes, Question

MOST = 5


def given(here: Here) -> list[Given]:
    """The newest of the other's, in one question to the database."""
    if here.partner is None:
        return []
    others = here.members() - {here.keys.person}
    theirs = {"bond": here.bond.id, "author__in": others}
    asked = Question.objects.filter(**theirs).order_by().values_list("id", "day", Value("asked"))
    answered = Answer.objects.filter(**theirs).order_by().values_list("question", "day", Value("answered"))
    name = here.partner_name or _("The other person")
    said = {
        "asked": _("%(name)s asked a question.") % {"name": name},
        "answered": _("%(name)s answered a question.") % {"name": name},
        "proposed": _("%(name)s proposed hours for questions.") % {"name": name},
        "signed": _("%(name)s signed hours for questions.") % {"name": name},
        "let-go": _("%(name)s let the hours for questions go.") % {"name": name},
    }
    proposed = Plan.objects.filter(**theirs).order_by()
    yes = PlanYes.objects.filter(**theirs).order_by()
    signed = yes.filter(withdrawn_on=None).exclude(plan__in=proposed.values("id"))
    gone = yes.exclude(withdrawn_on=None)
    every: list[QuerySet[Any, Any]] = [
        answered,
        proposed.values_list("id", "day", Value("proposed")),
        signed.values_list("plan", "day", Value("signed")),
        gone.values_list("plan", "withdrawn_on", Value("let-go")),
    ]
    found = asked.union(*every, all=True).order_by("-day")[:MOST]
    return [Given(said[what], _url(here, row, what), on) for row, on, what in found]


def _url(here: Here, row: object, what: str) -> str:
    if what not in ("asked", "answered"):
        return reverse("question-hours", kwargs={"bond": here.bond.id})
    return reverse("question", kwargs={"bond": here.bond.id, "question": row})
