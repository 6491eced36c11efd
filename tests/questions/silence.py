"""What two people have asked before a week begins, and a week in which one notes much and sends nothing."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.test import Client

from goldseam.questions.models import Answer, Noted, Plan, Question
from tests.cast import Actor
from tests.questions.asking import answer, ask, note, put_in
from tests.worlds import Onlooker

KEYS: dict[str, type[Model]] = {"question": Question, "answer": Answer, "noted": Noted, "plan": Plan}


def before(ines: Actor, jonas: Actor) -> None:
    """Each asked and answered, asked once more without an answer, and noted a question."""
    for one, other in ((ines, jonas), (jonas, ines)):
        answer(other, ask(one, f"What did {other.name} see?"), f"What {other.name} saw.")
        ask(one, f"Where was {other.name}?")
        note(one, f"What {one.name} does not ask.")
        put_in(one, f"What {one.name} may ask some day.")


def numbers() -> dict[str, list[Any]]:
    """Every number of it that could be put into an address."""
    return {
        key: list(model._default_manager.order_by("id").values_list("id", flat=True))
        for key, model in KEYS.items()
    }


def in_silence(other: Actor) -> None:
    """Nothing of this is given: questions noted, marked, looked at once more, put into the jar in an hour for
    questions and out of it, tried while they rest, and deleted; answers begun."""
    kept = note(other, "What I ask nobody.")
    assert other.post(other.url("question-mark", noted=kept), {"let_be": "1"}).status_code == 302
    gone = note(other, "For the fire.")
    assert other.post(other.url("question-note-delete", noted=gone)).status_code == 302
    wary = {"text": "Tell me everything.", "about": "fact", "knowing": "haunt", "visibility": "seal"}
    assert other.post(other.url("questions"), wary).status_code == 200
    resting = put_in(other, "Tell me everything, by the hour.", sure="1")
    assert other.post(other.url("question-open", noted=resting)).status_code == 409
    out = put_in(other, "What I take out again.")
    assert other.post(other.url("question-out", noted=out)).status_code == 302
    assert other.get(other.url("question-hours")).status_code == 200
    other.post(other.url("draft"), {"place": other.url("questions"), "text": "Half a question"})
    assert other.get(other.url("questions")).status_code == 200
    for row in Question.objects.exclude(author=other.person.pk):
        page = other.url("question", question=row.id)
        assert other.get(page).status_code == 200
        other.post(other.url("draft"), {"place": page, "text": "Half an answer"})


def sent(onlooker: Onlooker, browser: Client, given: dict[str, list[Any]]) -> None:
    """What somebody does with questions on one evening."""
    asked = {"text": "One more question?", "about": "fact", "knowing": "help", "visibility": "seal"}
    onlooker.send(browser, "questions", asked)
    for at, number in enumerate(given["question"]):
        told = {"how": "unknown", "text": ""}
        onlooker.send(browser, "question", told, times=f"{at} ", question=number)
        onlooker.send(browser, "question-whole", {}, times=f"{at} ", question=number)
        onlooker.send(browser, "question-back", {}, times=f"{at} ", question=number)
    for at, number in enumerate(given["answer"]):
        onlooker.send(browser, "question-answer-delete", {}, times=f"{at} ", answer=number)
    for at, number in enumerate(given["noted"]):
        onlooker.send(browser, "question-send", asked, times=f"{at} ", noted=number)
        onlooker.send(browser, "question-mark", {"let_be": "1"}, times=f"{at} ", noted=number)
        onlooker.send(browser, "question-open", {}, times=f"{at} ", noted=number)
        onlooker.send(browser, "question-out", {}, times=f"{at} ", noted=number)
        onlooker.send(browser, "question-note-delete", {}, times=f"{at} ", noted=number)
    other_hours = {"day_one": "2", "time_one": "19:00", "day_two": "none", "minutes": "30", "most": "5"}
    onlooker.send(browser, "question-hours", other_hours)
    for at, number in enumerate(given["plan"]):
        onlooker.send(browser, "question-hours-sign", {}, times=f"{at} ", plan=number)
        onlooker.send(browser, "question-hours-let-go", {}, times=f"{at} ", plan=number)
