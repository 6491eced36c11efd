"""A letter in the same moment: handed over twice, answered twice, taken back while it is opened, handed over
while its reader says no."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from django.conf import settings

from goldseam.exercises.models import Handed, Reply, TakenBack
from goldseam.lib import clock as domain
from tests.cast import Actor
from tests.exercises.letters import ASKED, Clock, Post
from tests.races import rounds, together

pytestmark = [
    pytest.mark.django_db(databases=["default", "sessions"], transaction=True),
    pytest.mark.usefixtures("letters_program"),
    pytest.mark.slow,
]


@pytest.fixture
def post(transactional_db: None, tmp_path: Path) -> Post:
    ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
    jonas.join(ines.invite())
    post = Post(ines, jonas, Clock(tmp_path / "clock"), ASKED)
    post.write("I took it.", "Two years.")
    post.clock.on(hours=25)
    return post


@pytest.fixture(autouse=True)
def clock_back() -> object:
    yield
    domain.follow(settings.CLOCK_FILE)


def test_handed_over_in_two_windows_at_once_it_is_one_version(post: Post) -> None:
    for _ in rounds(4, 1000):
        forms = [{"form_id": str(uuid.uuid4()), "form": form} for form in ("alone", "aloud")]
        found = together(*(lambda f=f: post.hand_over(**f).status_code for f in forms))  # type: ignore[misc]
        assert sorted(found) == [302, 409]
        assert Handed.objects.count() == 1
        Handed.objects.all().delete()


def test_the_button_pressed_twice_is_one_version(post: Post) -> None:
    for _ in rounds(3, 1000):
        form = {"form_id": str(uuid.uuid4()), "form": "present"}
        assert together(*[lambda: post.hand_over(**form).status_code] * 2) == [302, 302]  # noqa: B023
        assert Handed.objects.count() == 1
        Handed.objects.all().delete()


def test_answered_in_two_windows_at_once_it_is_one_answer(post: Post) -> None:
    post.hand_over()
    post.open()
    for _ in rounds(4, 1000):
        said = ("closed", "any-time")
        found = together(*(lambda s=s: post.answer(again=s).status_code for s in said))  # type: ignore[misc]
        assert sorted(found) == [302, 409]
        assert Reply.objects.count() == 1
        Reply.objects.all().delete()


def test_opened_while_it_is_taken_back_its_words_are_gone_for_its_reader(post: Post) -> None:
    for _ in rounds(4, 1000):
        assert post.hand_over().status_code == 302
        opened, back = together(lambda: post.open().status_code, lambda: post.take_back().status_code)
        assert back == 302 and opened in (302, 404)
        assert "I took it" not in post.read() and Handed.objects.count() == 0
        TakenBack.objects.all().delete()


def test_handed_over_while_its_reader_says_no_it_is_one_or_the_other(post: Post) -> None:
    post.hand_over()
    post.open()
    post.write("I took it, all of it.")
    post.clock.on(hours=16 * 24)
    for _ in rounds(4, 1000):
        given, answered = together(
            lambda: post.hand_over().status_code, lambda: post.answer(again="closed").status_code
        )
        assert answered == 302 and given in (302, 409)
        assert Handed.objects.count() == (2 if given == 302 else 1)
        post.clock.on(hours=30 * 24)
        post.write(f"I took it. {uuid.uuid4().hex}")
        post.clock.on(hours=25)
        assert post.hand_over().status_code == 409
        Handed.objects.filter(number=2).delete()
        Reply.objects.all().delete()
