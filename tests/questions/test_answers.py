"""Answers: given freely, signed by whoever gave them alone, and added to of one's own accord."""

from __future__ import annotations

from datetime import datetime

import msgspec
from django.db import transaction

from goldseam.questions.models import Answer, Noted, Question
from tests.cast import Actor
from tests.exercises.letters import EVENING, Clock
from tests.questions.asking import ANSWER, QUESTION, answer, ask, body, note, opened


def test_a_question_that_was_answered_with_no_is_not_put_in_again(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    answer(jonas, ask(ines), "", "no")
    form = {"text": f" {QUESTION.upper()}", "about": "fact", "visibility": "seal"}
    again = ines.post(ines.url("questions"), form)
    assert again.status_code == 200 and "Nobody has to be asked twice." in again.content.decode()
    assert not Noted.objects.exists()


def test_whoever_answered_alone_signs_that_it_is_whole(pair: tuple[Actor, Actor], stranger: Actor) -> None:
    ines, jonas = pair
    page = ask(ines)
    whole = "true and whole, as far as I know"
    assert whole not in body(jonas, page), "before there are words there is nothing to sign"
    answer(jonas, page)
    assert whole not in body(ines, page)
    assert ines.post(f"{page}whole/").status_code == 404
    assert stranger.post(f"{page}whole/").status_code == 404
    for _ in range(2):
        assert jonas.post(f"{page}whole/").status_code == 302
    assert Answer.objects.count() == 2
    assert whole in body(ines, page)


def test_what_is_added_after_signing_is_a_voluntary_amendment(
    pair: tuple[Actor, Actor], clock: Clock
) -> None:
    ines, jonas = pair
    page = ask(ines)
    answer(jonas, page)
    jonas.post(f"{page}whole/")
    clock.on(48)
    answer(jonas, page, "There was a second letter.")
    text = body(ines, page)
    order = ("Since the third", "as far as I know.”", "told before asked", "4 March", "a second letter.")
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    assert "deleted since" not in text
    jonas.post(f"{page}whole/")
    assert Answer.objects.count() == 4


def test_a_signature_says_when_words_under_it_are_gone(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = ask(ines)
    answer(jonas, page)
    first = Answer.objects.get()
    answer(jonas, page, "And in April.")
    jonas.post(f"{page}whole/")
    jonas.post(jonas.url("question-answer-delete", answer=first.id))
    text = body(ines, page)
    assert ANSWER not in text and "Words under this signature were deleted since." in text


class Then(msgspec.Struct):
    """The words of a question as rows held them before there were hours."""

    text: str
    about: str
    at: datetime
    let_be: bool = False


def test_rows_from_before_there_were_hours_are_read_and_answered_as_ever(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page, kept = ask(ines), note(ines, "Noted then?")
    keys = ines.keys()
    with transaction.atomic():
        keys.ledger.begin()
        for row in (Question.objects.get(), Noted.objects.get(id=kept)):
            row.write(keys, Then(f"From then: {row.sealed_kind}?", "fact", EVENING))
            row.save()
        keys.ledger.save()
    answer(jonas, page)
    assert "From then: question?" in body(jonas, page) and ANSWER in body(ines, page)
    assert "From then: noted-question?" in body(ines, ines.url("questions"))
    form = {"text": "From then: noted-question?", "about": "fact", "visibility": "seal"}
    assert ines.post(ines.url("question-send", noted=kept), form).status_code == 302
    assert "From then: noted-question?" in body(jonas, opened(ines, kept))
