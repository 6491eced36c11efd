"""A letter answered: part by part, in a line, anew, or not at all."""

from __future__ import annotations

import re
import uuid

import pytest

from goldseam.exercises.models import Reply
from tests.exercises.letters import LIGHT, Post

pytestmark = [pytest.mark.usefixtures("letters_program"), pytest.mark.slow]


def test_it_is_answered_part_by_part_with_or_without_words(post: Post) -> None:
    post.handed("I did not sleep.", "Two years.")
    post.open()
    answer = post.answer(**{"landing-words": "landed", "landing-cost": "not-yet", "words-cost": "Say which."})
    assert answer.status_code == 302
    for page in (post.read(), post.mine()):
        assert "Landed" in page and "Not there yet" in page and "Say which." in page
    assert "There is nothing to mend tonight" in post.mine()
    assert "There is nothing to mend tonight" not in post.read()
    assert "Jonas answered your letter." in post.writer.get(post.writer.url("today")).content.decode()


def test_a_letter_that_does_not_ask_is_answered_in_plain_words(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    post.open()
    assert "landing-" not in post.reader.get(post.answer_page()).content.decode()
    assert post.answer(words="Thank you.", **{"landing-words": "landed"}).status_code == 302
    assert "Thank you." in post.mine()
    assert "Landed" not in post.mine()


def test_a_later_answer_stands_beside_the_earlier_one(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    post.open()
    post.answer(words="Not now.")
    post.answer(words="I can read it now.", revision=1)
    for page in (post.read(), post.mine()):
        assert page.index("I can read it now.") < page.index("Not now.")


def test_two_windows_do_not_answer_past_each_other(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    post.open()
    post.answer(words="From the first window.")
    answer = post.answer(words="From the second window.")
    assert answer.status_code == 409 and "From the second window." in answer.content.decode()
    assert Reply.objects.count() == 1


def test_pressed_twice_it_is_one_answer(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    post.open()
    form = {"form_id": str(uuid.uuid4()), "words": "Once."}
    assert [post.answer(**form).status_code for _ in range(2)] == [302, 302]
    assert Reply.objects.count() == 1


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"words": "   "},
        {"landing-nothing": "landed"},
        {"landing-words": "forgiven"},
        {"landing-words": "landed", "landing-cost": "<b>"},
        {"words-nothing": "Words to a part that is not there."},
    ],
)
def test_an_answer_to_nothing_is_asked_for_again_kindly(post: Post, form: dict[str, str]) -> None:
    post.handed("I did not sleep.", "Two years.")
    post.open()
    assert post.answer(**form).status_code == 200
    assert not Reply.objects.exists()


def test_not_answering_leaves_nothing(post: Post) -> None:
    post.handed("I did not sleep.")
    post.open()
    rows = post.every_row()
    for page in (post.answer_page(), post.page, post.reader.url("letters")):
        post.reader.get(page)
    assert post.every_row() == rows


def test_there_is_no_button_to_accept_and_no_question_of_forgiving(post: Post) -> None:
    post.handed("I did not sleep.")
    post.open()
    for page in (post.read(), post.reader.get(post.answer_page()).content.decode(), post.mine()):
        assert not re.search(r"accept|forgiv|deadline|waiting for|opened on|has read", page, re.IGNORECASE)


def test_answers_stay_their_authors_when_the_letter_is_taken_back(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    post.open()
    post.answer(words="I was glad of it.")
    post.take_back()
    for page in (post.read(), post.mine()):
        assert "I was glad of it." in page and "Mild words." not in page
    assert post.answer(words="More.", revision=1).status_code == 302
    assert Reply.objects.count() == 1


def test_one_does_not_open_answer_or_see_as_a_reader_ones_own_letter(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    for url in (f"{post.page}open/", post.answer_page()):
        assert post.writer.post(url, {"words": "To me."})["Location"] == post.page
    assert post.writer.get(post.answer_page())["Location"] == post.page
    assert not Reply.objects.exists()


def test_an_unopened_letter_is_not_answered(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    for answer in (post.answer(words="Blind."), post.reader.get(post.answer_page())):
        assert answer.status_code == 302 and answer["Location"] == post.page
    assert not Reply.objects.exists()
