"""Letters in one's own copy, and in the luggage of somebody who joins another's bond."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldseam.exercises.models import Letter
from tests.cast import Actor
from tests.exercises.letters import LIGHT, Post, handed

pytestmark = pytest.mark.usefixtures("letters_program")


def copy_of(actor: Actor) -> str:
    return actor.step_up(actor.url("copy")).content.decode()


def test_my_copy_holds_my_letters_in_every_version(post: Post) -> None:
    post.write("First words.", slug=LIGHT)
    post.handed("Second words.")
    mine = copy_of(post.writer)
    assert "First words." in mine and mine.count("Second words.") == 2
    post.take_back()
    assert copy_of(post.writer).count("Second words.") == 1


def test_a_letter_i_have_not_opened_stays_closed_in_my_copy(post: Post) -> None:
    post.handed("I did not sleep.")
    closed = copy_of(post.reader)
    assert "You have not opened it." in closed and "I did not sleep." not in closed
    post.open()
    post.answer(**{"landing-words": "partly", "words": "Slowly."})
    assert "I did not sleep." in copy_of(post.reader)
    for one in (post.reader, post.writer):
        assert "Partly" in copy_of(one) and "Slowly." in copy_of(one)


def test_letters_nobody_was_handed_can_come_along(ines: Actor, jonas: Actor) -> None:
    tag = jonas.keys().tag(jonas.side.me_circle, LIGHT).hex()
    page = jonas.url("activity", tag=tag)
    jonas.post(page, {"p-words": "From before."})
    letter = Letter.objects.get()
    jonas.post(jonas.url("letter-change", letter=letter.id), {"p-words": "And longer.", "revision": "1"})
    jonas.client.post(ines.invite())
    offer = jonas.get(reverse("invitation")).content.decode()
    assert "A small letter" in offer and str(letter.id) in offer
    jonas.step_up(reverse("invitation"), {"name": "Jonas", "moving": [str(letter.id)]})
    moved = Letter.objects.get()
    assert moved.bond == ines.bond.id and moved.circle == jonas.side.me_circle
    versions = [moved.versions.get(), moved]
    assert [one.read(jonas.keys()).answers[0].value for one in versions] == ["From before.", "And longer."]
    tag = jonas.keys().tag(jonas.side.me_circle, LIGHT).hex()
    assert "And longer." in jonas.get(jonas.url("activity", tag=tag)).content.decode()


def test_a_letter_survives_both_renewing_their_keys(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = handed(ines)
    for one in pair:
        new = f"{one.passphrase} anew"
        form = {"present": one.passphrase, "passphrase": new, "passphrase_again": new}
        assert one.post(reverse("renewal"), form).status_code == 302
        one.passphrase = new
    assert jonas.post(f"{page}open/").status_code == 302
    for one in (ines, jonas):
        assert "And more." in one.get(page).content.decode()
