from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldseam.bonds.asking import BondRequest
from goldseam.journey.visiting import MOST_A_DAY, begun, keep, made, moment, resting
from goldseam.questions import jar
from goldseam.questions.forms import Answering
from goldseam.questions.models import Answer, Question
from goldseam.questions.models.answer import Told, together
from goldseam.web.audience import audience
from goldseam.web.once import once


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: BondRequest, question: UUID) -> HttpResponse:
    """One question with its answers. Whoever was asked may answer, say that they will not, or add to it."""
    row = _found(request, question)
    if request.method != "POST":
        return _page(request, row, Answering(initial=begun(request)))
    form = Answering(request.POST)
    if row.author == request.keys.person:
        raise Http404
    if not form.is_valid():
        return _page(request, row, form)
    shown = jar.one(request.here, row)
    if resting(request) or shown.asked is None or _enough(request):
        keep(request)
        return _page(request, row, form, status=409)
    now, today = moment(request)
    told = Told(row.id, shown.asked.digest, form.cleaned_data["how"], form.cleaned_data["text"].strip(), now)

    def act() -> str:
        Answer.give(row, request.keys, told, today)
        made(request, "questions")
        return reverse("question", kwargs={"bond": request.bond.id, "question": row.id})

    return once(request, act)


@audience("bond")
@require_POST
def whole(request: BondRequest, question: UUID) -> HttpResponse:
    """Whoever answered signs, alone, that it is all of it as far as they know. Nobody else is asked to."""
    row = _found(request, question)
    if row.author == request.keys.person:
        raise Http404

    def act() -> str:
        Question.objects.select_for_update().filter(id=row.id).first()
        shown = jar.one(request.here, row)
        now, today = moment(request)
        if shown.asked is not None and shown.to_sign:
            over = together(shown.said)
            Answer.give(row, request.keys, Told(row.id, shown.asked.digest, "whole", "", now, over), today)
        return reverse("question", kwargs={"bond": request.bond.id, "question": row.id})

    if resting(request) or _enough(request):
        return _page(request, row, Answering(initial=begun(request)), status=409)
    return once(request, act)


@audience("bond")
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: BondRequest, question: UUID) -> HttpResponse:
    """A question of mine is gone, for both. Answers to it stay with whoever wrote them."""
    if request.method != "POST":
        return render(
            request, "questions/take_back.html", {"here": "writing", "one": _mine(request, question)}
        )

    def act() -> str:
        _mine_row(request, question).remove(request.keys)
        return reverse("questions", kwargs={"bond": request.bond.id})

    return once(request, act)


@audience("bond")
@require_POST
def remove(request: BondRequest, answer: UUID) -> HttpResponse:
    """An answer of mine is gone, for both."""

    def act() -> str:
        row = Answer.objects.filter(bond=request.bond.id, author=request.keys.person, id=answer).first()
        if row is None:
            raise Http404
        row.remove(request.keys)
        return reverse("questions", kwargs={"bond": request.bond.id})

    return once(request, act)


def _found(request: BondRequest, question: UUID) -> Question:
    row = Question.objects.of(request.bond.id, request.here.members()).filter(id=question).first()
    if row is None:
        raise Http404
    return row


def _mine_row(request: BondRequest, question: UUID) -> Question:
    row = _found(request, question)
    if row.author != request.keys.person:
        raise Http404
    return row


def _mine(request: BondRequest, question: UUID) -> jar.Shown:
    return jar.one(request.here, _mine_row(request, question))


def _enough(request: BondRequest) -> bool:
    today = moment(request)[1]
    mine = Answer.objects.filter(bond=request.bond.id, author=request.keys.person, day=today)
    return mine.count() >= MOST_A_DAY


def _page(request: BondRequest, row: Question, form: Answering, status: int = 200) -> HttpResponse:
    context = {
        "here": "writing",
        "one": jar.one(request.here, row),
        "form": form,
        "both": request.here.both,
        "resting": resting(request),
        "refused": status != 200,
    }
    return render(request, "questions/question.html", context, status=status)
