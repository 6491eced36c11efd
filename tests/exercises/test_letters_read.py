"""A letter at its reader's: closed behind its card, opened when they choose, nobody told."""

from __future__ import annotations

import uuid

import pytest

from goldseam.exercises.models import Handed
from tests.cast import Actor
from tests.exercises.letters import LIGHT, Post

pytestmark = [pytest.mark.usefixtures("letters_program"), pytest.mark.slow]


def test_the_reader_sees_on_today_that_a_letter_was_handed_over_and_its_day(post: Post) -> None:
    post.handed("I did not sleep.")
    today = post.reader.get(post.reader.url("today")).content.decode()
    assert "Ines handed you a letter." in today and post.page in today
    assert "I did not sleep." not in today
    assert "handed you" not in post.writer.get(post.writer.url("today")).content.decode()


def test_before_opening_stands_the_card_and_not_a_word_of_the_letter(post: Post) -> None:
    post.handed("I did not sleep.")
    page = post.read()
    assert "Choose an hour" in page and "Open it" in page and "Nobody sees when you open it" in page
    assert "I did not sleep." not in page
    listed = post.reader.get(post.reader.url("letters")).content.decode()
    assert post.page in listed and "I did not sleep." not in listed


def test_opened_it_stays_open_for_its_reader(post: Post) -> None:
    post.handed("I did not sleep.", "Two years.")
    assert post.open().status_code == 302
    for _ in range(2):
        page = post.read()
        assert "I did not sleep." in page and "Two years." in page and "What was it like?" in page
        assert "Open it" not in page
        post.clock.on(hours=100)


def test_a_hard_letter_is_not_opened_within_two_days_of_something_heavy(post: Post) -> None:
    post.handed("I did not sleep.")
    post.heavy(post.reader)
    answer = post.open()
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "I did not sleep." not in page and "This opens on" in page and "Open it" not in page
    post.clock.on(hours=49)
    assert post.open().status_code == 302
    assert "I did not sleep." in post.read()


def test_a_light_letter_is_opened_at_any_hour(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    post.heavy(post.reader)
    assert post.open().status_code == 302
    assert "Mild words." in post.read()


def test_two_hard_letters_are_three_days_apart(post: Post) -> None:
    post.handed("I did not sleep.")
    post.open()
    post.write("And another version.")
    post.clock.on(hours=25)
    assert post.hand_over(revision=2).status_code == 302
    page = post.read()
    assert "another version" in page and "I did not sleep." in page and "And another version." not in page
    assert post.open().status_code == 409
    post.clock.on(hours=48)
    assert post.open().status_code == 302
    page = post.read()
    assert "I did not sleep." in page and "And another version." in page


def test_both_versions_stay_visible_to_both(post: Post) -> None:
    post.handed("First words.", slug=LIGHT)
    post.handed("Second words.", slug=LIGHT)
    post.open()
    for page in (post.read(), post.mine()):
        assert "First words." in page and "Second words." in page


def test_opening_changes_nothing_but_the_readers_own_sealed_past(post: Post) -> None:
    post.handed("I did not sleep.")
    post.read()
    rows = post.every_row()
    post.open()
    changed = {(model, pk) for model, pk in rows.items() ^ post.every_row().items()}
    assert {name for (name, _), _ in changed} <= {"journey.PaceState"}
    assert {pk for (_, pk), _ in changed} <= {post.pace_of(post.reader)}


def test_the_writer_can_not_tell_an_opened_letter_from_one_that_was_left(post: Post) -> None:
    post.handed("I did not sleep.")
    before = post.everything_of(post.writer)
    post.open()
    post.read()
    assert post.everything_of(post.writer) == before


def test_the_reader_can_not_take_it_back_hand_it_over_or_reach_the_writers_desk(post: Post) -> None:
    post.handed("Mild words.", slug=LIGHT)
    for url in (post.back_page(), post.hand_over_page(), f"{post.page}delete/"):
        assert post.reader.post(url).status_code == 404
    for url in (post.back_page(), post.hand_over_page(), f"{post.page}delete/", f"{post.page}1/"):
        assert post.reader.get(url).status_code == 404
    assert Handed.objects.count() == 1


def test_before_it_is_handed_over_there_is_nothing_for_the_other(post: Post) -> None:
    post.write("Only mine.", slug=LIGHT)
    missing = post.reader.get(f"/b/{post.reader.bond.id}/letters/{uuid.uuid4()}/")
    for url in (post.page, post.answer_page(), post.back_page()):
        found = post.reader.get(url)
        assert (found.status_code, found.content) == (404, missing.content)
    assert post.reader.post(f"{post.page}open/").status_code == 404
    assert "No letters yet" in post.reader.get(post.reader.url("letters")).content.decode()


def test_nobody_else_comes_near(post: Post, stranger: Actor) -> None:
    post.handed("Mild words.", slug=LIGHT)
    for url in (post.page, post.answer_page(), post.back_page(), post.hand_over_page()):
        assert stranger.get(url).status_code == 404
        elsewhere = url.replace(str(post.writer.bond.id), str(stranger.bond.id))
        assert stranger.get(elsewhere).status_code == 404
    assert stranger.post(f"{post.page}open/").status_code == 404


def test_a_letter_that_does_not_open_says_so_and_harms_nothing_else(post: Post) -> None:
    post.handed("First words.", slug=LIGHT)
    row = Handed.objects.get()
    broken = bytearray(row.envelope)
    broken[-1] ^= 1
    Handed.objects.update(envelope=bytes(broken))
    for one in (post.reader, post.writer):
        assert "can not be opened" in one.get(post.page).content.decode()
        assert one.get(one.url("letters")).status_code == 200
        assert one.get(one.url("today")).status_code == 200
    assert post.reader.post(f"{post.page}open/").status_code == 302
    assert post.take_back().status_code == 302


@pytest.mark.parametrize("column", ["letter", "number"])
def test_columns_do_not_move_a_letter(post: Post, column: str) -> None:
    post.handed("First words.", slug=LIGHT)
    post.open()
    moved = uuid.uuid4() if column == "letter" else 7
    Handed.objects.update(**{column: moved})
    page = f"/b/{post.reader.bond.id}/letters/{Handed.objects.get().letter}/"
    assert "First words." not in post.reader.get(page).content.decode()
