"""A letter at its writer's desk: resting, handed over, changed, taken back, erased."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from goldseam.exercises.models import Handed, Letter, LetterVersion, Reply, TakenBack
from goldseam.vault.models.row import sealed_models
from tests.cast import Actor
from tests.exercises.letters import HARD, LIGHT, Clock, Post

pytestmark = [pytest.mark.usefixtures("letters_program"), pytest.mark.slow]


def test_saved_words_rest_and_say_until_when(post: Post) -> None:
    page = post.write("I did not sleep.")
    assert "I did not sleep." in page
    assert "rests until" in page
    assert "Hand it over" not in page
    post.clock.on(hours=25)
    assert "has rested" in post.desk()


def test_nothing_is_handed_over_before_its_rest_is_over(post: Post) -> None:
    post.write("I did not sleep.")
    for hours in (0, 23, 0.9):
        post.clock.on(hours=hours)
        answer = post.hand_over()
        assert answer.status_code == 409
        assert "It can be handed over from" in answer.content.decode()
        assert post.writer.get(post.hand_over_page()).status_code == 200
        assert "Hand it to" not in post.writer.get(post.hand_over_page()).content.decode()
    assert not Handed.objects.exists()
    post.clock.on(hours=0.2)
    assert post.hand_over().status_code == 302
    assert Handed.objects.count() == 1


def test_changed_words_rest_anew_and_the_same_words_do_not(post: Post) -> None:
    post.write("I did not sleep.")
    post.clock.on(hours=20)
    post.write("I did not sleep.")
    assert (Letter.objects.get().revision, LetterVersion.objects.count()) == (1, 0)
    post.clock.on(hours=5)
    post.write("I did not sleep for a month.")
    assert (Letter.objects.get().revision, LetterVersion.objects.count()) == (2, 1)
    assert post.hand_over(revision=2).status_code == 409
    post.clock.on(hours=25)
    assert post.hand_over(revision=2).status_code == 302


def test_the_page_before_handing_over_shows_the_words_as_the_other_will_read_them(post: Post) -> None:
    post.write("I did not sleep.")
    post.clock.on(hours=25)
    page = post.writer.get(post.hand_over_page()).content.decode()
    assert "I did not sleep." in page and "Hand it to Jonas" in page
    assert post.hand_over().status_code == 302
    post.open()
    assert "I did not sleep." in post.read()


def test_what_was_changed_in_another_window_is_not_handed_over_unseen(post: Post) -> None:
    post.write("Mild words.", slug=LIGHT)
    post.write("Other words.", slug=LIGHT)
    answer = post.hand_over(revision=1)
    assert answer.status_code == 409
    assert "Other words." in answer.content.decode() and "another window" in answer.content.decode()
    assert not Handed.objects.exists()
    assert post.hand_over(revision=2).status_code == 302


def test_a_letter_is_not_handed_over_twice(post: Post) -> None:
    post.handed("I did not sleep.")
    answer = post.hand_over()
    assert answer.status_code == 409 and "handed over already" in answer.content.decode()
    assert Handed.objects.count() == 1


def test_pressed_twice_it_is_handed_over_once_and_leads_to_the_same_page(post: Post) -> None:
    post.write("Mild words.", slug=LIGHT)
    form = {"form_id": str(uuid.uuid4())}
    first, second = post.hand_over(**form), post.hand_over(**form)
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"] == post.page
    assert Handed.objects.count() == 1


def test_alone_there_is_nobody_to_hand_it_to(ines: Actor, clock: Clock) -> None:
    post = Post(ines, ines, clock)
    post.write("Mild words.", slug=LIGHT)
    answer = post.hand_over()
    assert answer.status_code == 409 and "Nobody else is here" in answer.content.decode()
    assert not Handed.objects.exists()


def test_while_paused_nothing_is_handed_over_but_everything_is_read(post: Post) -> None:
    post.handed("I did not sleep.")
    post.write("And a second one.", slug=LIGHT)
    post.reader.post(post.reader.url("pause"), {"until": ""})
    assert post.hand_over().status_code == 409
    post.look_at(HARD)
    post.open()
    assert "I did not sleep." in post.read()
    answer = post.answer(words="I read it.")
    assert answer.status_code == 409 and "I read it." in answer.content.decode()
    post.reader.post(post.reader.url("pause-end"))
    assert "I read it." in post.reader.get(post.answer_page()).content.decode()


def test_never_for_me_is_not_handed_over(post: Post) -> None:
    post.write("Mild words.", slug=LIGHT)
    post.never()
    answer = post.hand_over()
    assert answer.status_code == 409 and "not for you" in answer.content.decode()


def test_taken_back_the_words_are_gone_and_one_line_is_left(post: Post) -> None:
    post.handed("I did not sleep.")
    asking = post.writer.get(post.back_page()).content.decode()
    assert "we do not say which" in asking
    assert post.take_back().status_code == 302
    assert not Handed.objects.exists() and TakenBack.objects.count() == 1
    page = post.read()
    assert "A letter was taken back" in page and "I did not sleep." not in page and "Open it" not in page
    assert "Ines took a letter back." in post.reader.get(post.reader.url("today")).content.decode()
    assert "we do not say which" in post.mine()
    assert "I did not sleep." in post.desk()


def test_taking_back_is_asked_in_the_same_words_whether_it_was_read_or_not(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    before = post.plain(post.writer.get(post.back_page()))
    post.open()
    assert post.plain(post.writer.get(post.back_page())) == before


def test_after_taking_back_it_can_be_handed_over_again_and_is_closed_again(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    post.open()
    post.take_back()
    post.clock.on(hours=1)
    assert post.hand_over().status_code == 302
    assert Handed.objects.get().number == 2
    assert "Open it" in post.read() and "Mild words." not in post.read()


def test_taking_back_goes_on_during_a_pause_and_after_the_other_has_left(post: Post) -> None:
    post.handed("First.", slug=LIGHT)
    post.reader.post(post.reader.url("pause"), {"until": ""})
    post.reader.step_up(post.reader.url("leave"))
    assert post.take_back().status_code == 302
    assert not Handed.objects.exists()


def test_the_other_reads_on_when_the_writer_has_left_and_words_stay(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    post.writer.step_up(post.writer.url("leave"))
    post.open()
    assert "Mild words." in post.read()
    answer = post.answer(words="Too late.")
    assert answer.status_code == 409 and "Too late." in answer.content.decode()


def test_words_that_go_go_with_their_writer(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    post.open()
    post.answer(words="I was glad of it.")
    post.writer.post(post.writer.url("day-one"), {"rule": "go"})
    post.writer.step_up(post.writer.url("leave"))
    assert not Handed.objects.exists() and not Letter.objects.exists()
    assert Reply.objects.count() == 1


def test_erased_it_takes_its_versions_along_and_leaves_what_was_given(post: Post) -> None:
    post.handed("First words.", slug=LIGHT)
    post.write("Second words.", slug=LIGHT)
    page = post.writer.get(f"{post.page}delete/").content.decode()
    assert "until you take it back" in page
    assert post.writer.post(f"{post.page}delete/").status_code == 302
    assert not Letter.objects.exists() and not LetterVersion.objects.exists()
    post.open()
    assert "First words." in post.read()
    assert post.take_back().status_code == 302


def test_an_earlier_version_can_be_read_again_by_its_writer(post: Post) -> None:
    post.write("First words.", slug=LIGHT)
    post.write("Second words.", slug=LIGHT)
    assert "First words." in post.writer.get(f"{post.page}1/").content.decode()
    assert post.writer.get(f"{post.page}2/").status_code == 404


def test_after_many_letters_in_a_day_the_next_waits_until_tomorrow(post: Post) -> None:
    for number in range(1, 21):
        post.write(f"Words {number}.", slug=LIGHT)
        assert post.hand_over(revision=number).status_code == 302
    post.write("Once more.", slug=LIGHT)
    answer = post.hand_over(revision=21)
    assert answer.status_code == 409 and "a lot today" in answer.content.decode()
    post.clock.on(hours=24)
    assert post.hand_over(revision=21).status_code == 302


def test_every_sealed_model_of_letters_is_known_to_the_vault() -> None:
    names = {model.__name__ for model in sealed_models()}
    assert names >= {"Letter", "LetterVersion", "Handed", "TakenBack", "Reply"}


def test_times_stay_inside_the_envelope(post: Post) -> None:
    post.write("Mild words.")
    row = Letter.objects.get()
    sheet = row.read(post.writer.keys())
    assert sheet.until - sheet.at == timedelta(hours=24)
    assert row.day == sheet.at.date()
