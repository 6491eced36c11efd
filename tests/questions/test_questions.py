"""The questions: asked and answered in writing, noted for oneself, nothing due and nothing counted."""

from __future__ import annotations

import uuid

import pytest
from django.db import transaction

from goldseam.questions.models import Answer, Noted, Question
from goldseam.vault.sodium import Unopened
from tests.cast import Actor
from tests.exercises.letters import Clock
from tests.questions.asking import ANSWER, NOTE, QUESTION, agree, answer, ask, body, note, number, opened


def test_a_question_and_its_answer_are_read_by_both(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = ask(ines)
    assert QUESTION in body(jonas, page)
    assert "Ines asked a question." in body(jonas, jonas.url("today"))
    assert "asked a question" not in body(ines, ines.url("today"))
    answer(jonas, page)
    assert ANSWER in body(ines, page) and ANSWER in body(ines, ines.url("questions"))
    assert "Jonas answered a question." in body(ines, ines.url("today"))


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("counsellor", "Not here, but with our counsellor"),
        ("unknown", "I do not know"),
        ("no", "I will not answer that"),
    ],
)
def test_not_answering_is_an_answer_and_why_is_up_to_whoever_was_asked(
    pair: tuple[Actor, Actor], how: str, said: str
) -> None:
    ines, jonas = pair
    page = ask(ines)
    answer(jonas, page, "", how)
    assert said in body(ines, page)


def test_an_answer_of_ones_own_words_has_words(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = ask(ines)
    refused = jonas.post(page, {"how": "here", "text": "  "})
    assert refused.status_code == 200 and "There is nothing here yet." in refused.content.decode()
    assert not Answer.objects.exists()


def test_something_is_added_later_under_its_own_day(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = pair
    page = ask(ines)
    answer(jonas, page)
    clock.on(48)
    answer(jonas, page, "And in April I had guessed it.")
    text = body(ines, page)
    added = text.index("Voluntary amendment, told before asked")
    assert text.index(ANSWER) < added < text.index("And in April I had guessed it.")
    assert "2 March" in text and "4 March" in text


def test_what_is_noted_stays_with_its_writer(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    note(ines)
    assert NOTE in body(ines, ines.url("questions"))
    assert NOTE not in body(jonas, jonas.url("questions"))
    row = Noted.objects.get()
    for circle in (row.circle, ines.bond.pair_circle):
        row.circle = circle
        with pytest.raises(Unopened):
            row.read(jonas.keys())


def test_one_is_marked_that_could_be_lived_with_unanswered(ines: Actor) -> None:
    mark = ines.url("question-mark", noted=note(ines))
    marked = ("Take the mark away", "I could live without an answer")
    assert ines.post(mark, {"let_be": "1"}).status_code == 302
    assert marked[0] in body(ines, ines.url("questions"))
    ines.post(mark, {"let_be": "0"})
    assert marked[0] not in body(ines, ines.url("questions"))


def test_a_note_is_put_into_the_jar_after_all_and_gone_when_it_is_opened(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    agree(ines, jonas)
    kept = note(ines)
    send = ines.url("question-send", noted=kept)
    assert NOTE in body(ines, send)
    form = {"form_id": str(uuid.uuid4()), "text": NOTE, "about": "meaning", "visibility": "seal"}
    assert {ines.post(send, form)["Location"] for _ in range(2)} == {ines.url("questions")}
    assert not Question.objects.exists() and NOTE not in body(jonas, jonas.url("questions"))
    again = {"form_id": str(uuid.uuid4())}
    open_ = ines.url("question-open", noted=kept)
    places = {ines.post(open_, again)["Location"] for _ in range(2)}
    assert len(places) == 1 and Question.objects.count() == 1 and not Noted.objects.exists()
    assert NOTE in body(jonas, places.pop())


@pytest.mark.parametrize(
    ("text", "more", "words"),
    [
        ("Did you kiss her in our bed?", {}, "tend to come back as pictures"),
        ("¿Con quién te acostaste, y cada detalle?", {}, "seldom ends"),
        ("Tell me everything.", {}, "seldom ends"),
        ("What is her name?", {"knowing": "haunt"}, "it may haunt you"),
    ],
)
def test_some_questions_are_looked_at_once_more_and_can_be_sent_as_they_are(
    pair: tuple[Actor, Actor], text: str, more: dict[str, str], words: str
) -> None:
    ines, _ = pair
    form = {"text": text, "about": "fact", "knowing": "help", "visibility": "seal"} | more
    first = ines.post(ines.url("questions"), form)
    assert first.status_code == 200 and not Noted.objects.exists()
    assert words in first.content.decode() and "It is not in the jar yet." in first.content.decode()
    assert text in body(ines, ines.url("questions")), "kept as a draft"
    ask(ines, text, sure="1", **more)
    assert Question.objects.count() == 1


def test_nobody_is_asked_the_same_twice(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    ask(ines)
    again = {"text": QUESTION.upper() + " ", "about": "fact", "visibility": "seal"}
    refused = ines.post(ines.url("questions"), again)
    assert "You asked this already" in refused.content.decode()
    assert Question.objects.count() == 1


def test_a_question_is_taken_back_and_its_answer_stays_with_who_wrote_it(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = ask(ines)
    answer(jonas, page)
    back = ines.url("question-back", question=number(page))
    assert jonas.post(back).status_code == 404
    assert ines.post(back).status_code == 302
    assert ines.get(page).status_code == 404 and jonas.get(page).status_code == 404
    assert ANSWER in body(jonas, jonas.url("questions"))
    assert ANSWER not in body(ines, ines.url("questions"))
    for one in pair:
        assert "was changed outside of the program" not in body(one, one.url("today"))


def test_an_answer_goes_with_who_gave_it(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = ask(ines)
    answer(jonas, page)
    delete = jonas.url("question-answer-delete", answer=Answer.objects.get().id)
    assert ines.post(delete).status_code == 404
    form = {"form_id": str(uuid.uuid4())}
    assert {jonas.post(delete, form).status_code for _ in range(2)} == {302}
    assert ANSWER not in body(ines, page)


def test_who_asked_does_not_answer_and_the_stranger_finds_nothing(
    pair: tuple[Actor, Actor], stranger: Actor
) -> None:
    ines, _ = pair
    page = ask(ines)
    assert ines.post(page, {"how": "here", "text": "Me."}).status_code == 404
    assert stranger.get(page).status_code == 404
    elsewhere = stranger.url("question", question=number(page))
    assert stranger.get(elsewhere).status_code == 404
    assert stranger.post(elsewhere, {"how": "here", "text": "Me."}).status_code == 404


def test_pressed_twice_it_is_one_question_and_one_answer(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    asked = {"form_id": str(uuid.uuid4()), "text": QUESTION, "about": "fact", "visibility": "seal"}
    assert {ines.post(ines.url("questions"), asked).status_code for _ in range(2)} == {302}
    agree(ines, jonas)
    page = opened(ines, Noted.objects.get().id)
    told = {"form_id": str(uuid.uuid4()), "how": "here", "text": ANSWER}
    assert {jonas.post(page, told).status_code for _ in range(2)} == {302}
    assert Question.objects.count() == Answer.objects.count() == 1


def test_in_a_pause_questions_are_read_and_noted_and_not_sent(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = ask(jonas)
    ines.post(ines.url("pause"), {"until": ""})
    assert QUESTION in body(ines, page)
    asked = {"text": "And now?", "about": "fact", "visibility": "seal"}
    for place, form in ((ines.url("questions"), asked), (page, {"how": "here", "text": "Not now."})):
        refused = ines.post(place, form)
        assert refused.status_code == 409 and form["text"] in refused.content.decode()
    assert Question.objects.count() == 1 and not Answer.objects.exists()
    note(ines)


def test_alone_questions_are_noted(ines: Actor) -> None:
    assert "Alone, you can note your questions" in body(ines, ines.url("questions"))
    form = {"text": QUESTION, "about": "fact", "visibility": "seal"}
    assert ines.post(ines.url("questions"), form).status_code == 409
    note(ines)
    assert Noted.objects.count() == 1 and not Question.objects.exists()


def test_when_the_other_left_what_was_said_is_read_and_nothing_is_sent(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = ask(jonas)
    jonas.step_up(jonas.url("leave"))
    assert QUESTION in body(ines, ines.url("questions"))
    assert ines.post(page, {"how": "here", "text": "Late."}).status_code == 409


def test_an_answer_can_not_be_moved_to_another_question(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    first, second = ask(ines), ask(ines, "Did you ever love me?")
    answer(jonas, first, "No.")
    Answer.objects.update(question=number(second))
    assert "No." not in body(ines, second)


def test_an_answer_does_not_stand_under_other_words(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = ask(ines)
    answer(jonas, page, "Yes, always.")
    row = Question.objects.get()
    with transaction.atomic():
        keys = ines.keys()
        keys.ledger.begin()
        row.write(keys, row.read(keys).__class__("Did you lie?", "fact", row.read(keys).at))
        row.save()
        keys.ledger.save()
    assert "Yes, always." not in body(jonas, page)


def test_noting_one_is_done(pair: tuple[Actor, Actor]) -> None:
    note(pair[0])
    done = [body(one, one.url("activity", tag=one.tag("some-questions"))) for one in pair]
    assert ["Done, for you" in text for text in done] == [True, False]
