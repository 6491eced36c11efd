"""My own copy of what is sealed for both: mine at any time, the other's when it lies open."""

from __future__ import annotations

import pytest

from tests.cast import Actor
from tests.exercises.talk import COST, GUESS, SORT, Talk, sealed_program

__all__ = ["sealed_program"]
pytestmark = pytest.mark.usefixtures("sealed_program")


def copied(actor: Actor) -> str:
    return actor.step_up(actor.url("copy")).content.decode()


def test_the_other_s_answer_is_in_it_when_it_lies_open_and_not_before(pair: tuple[Actor, Actor]) -> None:
    one, other = pair
    talk = Talk(COST)
    talk.seal(one, "hers")
    talk.seal(other, "his")
    assert [("hers" in copied(actor), "his" in copied(actor)) for actor in pair] == [
        (True, False),
        (False, True),
    ]
    talk.open(one)
    talk.hear(one, "what she heard", feelings=["sad"])
    talk.reply(other, "not-quite", "a line of his")
    for actor in pair:
        text = copied(actor)
        for words in ("hers", "his", "what she heard", "a line of his", "What did these two years cost you?"):
            assert words in text
    assert ("sad" in copied(one), "sad" in copied(other)) == (True, False)


def test_guesses_and_questions_are_in_the_guesser_s_copy_alone(pair: tuple[Actor, Actor]) -> None:
    one, other = pair
    talk = Talk(GUESS)
    talk.opened(one, other)
    one.post(talk.page(one, "questions/"), {"question1": "How are the mornings?"})
    assert "How are the mornings?" in copied(one) and "My guess: I am still angry most days: 2" in copied(one)
    assert "How are the mornings?" not in copied(other)


def test_what_was_sorted_is_in_it_with_its_words(pair: tuple[Actor, Actor]) -> None:
    talk = Talk(SORT)
    talk.opened(*pair, "on who asks", "on the hour")
    for actor in pair:
        assert "on who asks" in copied(actor) and "on the hour" in copied(actor)
