"""What Today shows of questions: that the other asked, or answered, on a day. Opens nothing."""

from __future__ import annotations

from django.db.models import Value
from django.urls import reverse
from django.utils.translation import gettext as _

from goldseam.bonds.asking import Here
from goldseam.journey.today import Given
from goldseam.questions.models import Answer, Question

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
    }
    found = asked.union(answered, all=True).order_by("-day")[:MOST]
    return [Given(said[what], _url(here, row), on) for row, on, what in found]


def _url(here: Here, row: object) -> str:
    return reverse("question", kwargs={"bond": here.bond.id, "question": row})
