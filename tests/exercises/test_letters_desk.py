"""A letter as its writer works on it: drafts, two windows, versions, damage, any words."""

from __future__ import annotations

import re
import uuid

import pytest

from goldseam.exercises.models import Handed, Letter, LetterVersion
from tests.exercises.letters import KEPT, LIGHT, Post

pytestmark = [pytest.mark.usefixtures("letters_program"), pytest.mark.slow]


def test_two_windows_never_overwrite_each_other(post: Post) -> None:
    post.write("As it was.", slug=LIGHT)
    post.write("From the first window.")
    answer = post.save("From the second window.", revision=1)
    both = answer.content.decode()
    assert answer.status_code == 409
    assert "From the first window." in both and "From the second window." in both
    assert "From the first window." in post.desk()
    newer = re.search(r'name="revision" value="(\d+)"', both)
    assert newer is not None
    assert post.save("Both together.", revision=int(newer[1])).status_code == 302
    assert "Both together." in post.desk()


def test_a_second_empty_sheet_does_not_overwrite_the_letter(post: Post) -> None:
    post.write("From the first window.", slug=LIGHT)
    answer = post.writer.post(post.desk_page(), {"p-words": "From the second window."})
    assert answer.status_code == 409
    assert Letter.objects.count() == 1 and "From the first window." in post.desk()


def test_pressed_twice_it_is_one_letter(post: Post) -> None:
    post.slug = LIGHT
    form = {"form_id": str(uuid.uuid4())}
    answers = [post.save("Once.", **form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (Letter.objects.get().revision, LetterVersion.objects.count()) == (1, 0)


def test_what_is_half_written_is_a_draft_and_comes_back(post: Post) -> None:
    post.slug = LIGHT
    draft = post.writer.url("draft")
    place = {"place": post.desk_page()}
    post.writer.post(draft, place | {"p-words": "Half a line", "p-cost": "And a half"})
    page = post.desk()
    assert "Half a line" in page and "And a half" in page and "Draft saved" in page
    post.write("A whole line.")
    post.writer.post(draft, {"place": f"{post.page}change/", "p-words": "A better line"})
    assert "A better line" in post.writer.get(f"{post.page}change/").content.decode()
    assert "A better line" not in post.desk()


def test_ones_own_words_do_not_rest_while_the_space_does(post: Post) -> None:
    post.write("Mild words.", slug=LIGHT)
    post.reader.post(post.reader.url("pause"), {"until": ""})
    post.write("Milder words.")
    assert "Milder words." in post.desk()


def test_nothing_and_too_much_are_said_kindly_and_the_words_stay(post: Post) -> None:
    post.slug = LIGHT
    assert "There is nothing here yet" in post.save("").content.decode()
    long = "word " * 13_000
    answer = post.save(long)
    assert answer.status_code == 200 and long.strip() in answer.content.decode()
    assert not Letter.objects.exists()


def test_a_letter_that_is_not_sent_is_never_handed_over(post: Post) -> None:
    page = post.write("To nobody.", slug=KEPT)
    assert "rests" not in page and "Hand it over" not in page
    assert post.hand_over().status_code == 404
    assert post.writer.get(post.hand_over_page()).status_code == 404
    assert not Handed.objects.exists()


def test_a_damaged_letter_says_so_and_can_be_erased(post: Post) -> None:
    post.write("Mild words.", slug=LIGHT)
    broken = bytearray(Letter.objects.get().envelope)
    broken[-1] ^= 1
    Letter.objects.update(envelope=bytes(broken))
    assert "can not be opened" in post.desk()
    for url in (f"{post.page}change/", post.hand_over_page()):
        assert post.writer.get(url).status_code == 302
        assert post.writer.post(url, {"p-words": "x", "revision": "1"}).status_code == 302
    assert post.writer.post(f"{post.page}delete/").status_code == 302
    assert not Letter.objects.exists()


def test_any_words_come_back_as_they_were_and_never_as_markup(post: Post) -> None:
    for text in ("<script>alert(1)</script>", "{{ settings.SECRET_KEY }}", "الحقيقة", "a\r\nb\n\nc"):
        post.write(text, slug=LIGHT)
        assert Letter.objects.get().read(post.writer.keys()).answers[0].value == text
        assert post.hand_over().status_code == 302
        post.open()
        for page in (post.desk(), post.mine(), post.read()):
            assert "<script>alert" not in page
