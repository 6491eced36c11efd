"""Each answers for themself and guesses the other: the gap is the guesser's alone, for ever."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldseam.exercises.answers import Answered
from goldseam.exercises.gaps import MOST_QUESTIONS, biggest, gaps
from goldseam.exercises.guess import question
from goldseam.exercises.models import Aside
from goldseam.exercises.models.beside import Guessed
from tests.cast import Actor
from tests.exercises.talk import GUESS, Talk
from tests.vault.watching import Stored, Watcher

pytestmark = pytest.mark.slow

Pair = tuple[Actor, Actor]
ENDS = {"a": (1, 7), "b": (0, 10), "c": (1, 7)}


def answer(part: str, value: int | str | None) -> Answered:
    return Answered(part, "scale", part.upper(), value)


def test_the_widest_gaps_come_first_and_at_most_three() -> None:
    found = gaps(
        [
            Guessed(part, part.upper(), value)
            for part, value in zip("abcde", (4, 0, 7, "tea", 1), strict=True)
        ],
        [answer(part, value) for part, value in zip("abcde", (5, 10, 4, "milk", 1), strict=True)],
        ENDS,
    )
    assert [gap.asked for gap in found] == ["A", "B", "C", "D", "E"]
    assert [gap.asked for gap in biggest(found)] == ["B", "C", "D"]


def test_what_the_other_left_out_or_can_not_be_measured_is_no_gap() -> None:
    guesses = [Guessed("a", "A", 4), Guessed("b", "B", 3), Guessed("c", "C", 9), Guessed("d", "D", "tea")]
    theirs = [answer("a", None), answer("c", 2), answer("d", 3)]
    assert gaps(guesses, theirs, ENDS) == []


values = st.one_of(st.none(), st.integers(-3, 12), st.text(max_size=3), st.lists(st.text(), max_size=1))


@given(
    st.dictionaries(st.sampled_from("abc"), st.integers(-3, 12)),
    st.dictionaries(st.sampled_from("abc"), values),
)
def test_a_gap_is_between_nothing_and_the_whole_scale(
    guessed: dict[str, int], said: dict[str, object]
) -> None:
    guesses = [Guessed(part, part, value) for part, value in guessed.items()]
    theirs = [Answered(part, "scale", part, value) for part, value in said.items()]  # type: ignore[arg-type]
    found = gaps(guesses, theirs, ENDS)
    assert all(0 <= gap.size <= 1 and gap.low <= gap.guess <= gap.high for gap in found)  # type: ignore[operator]
    asked = biggest(found)
    assert len(asked) <= MOST_QUESTIONS and all(gap.size for gap in asked)


def test_a_statement_becomes_a_question_open_to_any_answer() -> None:
    assert question("I sleep through the night") == "“I sleep through the night”: how is that for you?"
    assert question("When is it hardest?") == "“When is it hardest?” What would you say?"


@pytest.fixture
def talk(sealed_program: None, pair: Pair) -> Talk:
    return Talk(GUESS)


def guess(talk: Talk, actor: Actor, mine: dict[str, str], other: dict[str, str]) -> None:
    data = mine | {f"{name}.guess": value for name, value in other.items()}
    sent = actor.post(talk.page(actor), {f"statements.{name}": value for name, value in data.items()})
    assert sent.status_code == 302, sent.content.decode()


@pytest.fixture
def answered(talk: Talk, pair: Pair) -> Talk:
    """Ines guesses far off; Jonas guesses nothing at all."""
    one, other = pair
    guess(talk, one, {"angry": "2", "sleep": "3"}, {"angry": "7", "sleep": "1", "want": "5", "money": "4"})
    guess(talk, other, {"angry": "1", "sleep": "3", "want": "4", "money": "4"}, {})
    assert talk.open(one).status_code == 302
    return talk


def test_the_gaps_are_shown_to_the_guesser(pair: Pair, answered: Talk) -> None:
    page = answered.read(pair[0])
    assert page.count('<svg class="db"') == 4
    assert "6 apart" in page and "2 apart" in page and "1 apart" in page and "The same" in page
    assert re.findall(r'name="question\d"', page) == [f'name="question{n}"' for n in (1, 2, 3)]
    assert page.index("“I am still angry most days”: how") < page.index("“I sleep through the night”: how")


def test_the_other_learns_neither_the_guess_nor_that_there_is_one(pair: Pair, answered: Talk) -> None:
    page = answered.read(pair[1])
    assert "There is nothing to lay side by side." in page
    assert "7 of 7" not in page and 'class="db"' not in page


def test_guesses_are_not_shown_to_the_guesser_either_as_right_or_wrong_before_it_is_open(
    pair: Pair, talk: Talk
) -> None:
    one, other = pair
    guess(talk, one, {"angry": "2"}, {"angry": "7"})
    guess(talk, other, {"angry": "1"}, {})
    page = talk.read(one)
    assert "7 of 7" in page
    assert "apart" not in page and 'class="db"' not in page


def test_questions_are_kept_in_own_words_and_only_for_me(pair: Pair, answered: Talk) -> None:
    one, other = pair
    page = answered.page(one, "questions/")
    kept = {"question1": "What is it like in the morning?", "question2": "", "question3": "And at night?"}
    assert one.post(page, kept).status_code == 302
    shown = answered.read(one)
    assert "What is it like in the morning?" in shown and "These are the questions you kept." in shown
    assert "What is it like in the morning?" not in answered.read(other)
    row = Aside.objects.get(author=one.person.pk)
    assert row.circle == one.side.me_circle
    assert row.read(one.keys()).questions == ["What is it like in the morning?", "And at night?"]


def test_questions_need_open_answers(pair: Pair, talk: Talk) -> None:
    one, _ = pair
    guess(talk, one, {"angry": "2"}, {"angry": "7"})
    assert one.post(talk.page(one, "questions/"), {"question1": "Why?"}).status_code == 409


def test_with_the_database_and_every_key_of_the_other_no_guess_opens(pair: Pair, talk: Talk) -> None:
    """Before it is open, after it is open, and after questions were kept."""
    one, other = pair
    watcher = Watcher(passphrases={other.passphrase})
    watcher.hold(other.identity())

    guess(talk, one, {"angry": "2"}, {"angry": "7"})
    guess(talk, other, {"angry": "1"}, {})
    stored = Stored.now()
    watcher.watch(stored)
    mine = Watcher(passphrases={one.passphrase})
    mine.hold(one.identity())
    mine.watch(stored)
    assert any(b'"guesses":[{' in text for text in mine._rows(stored))
    own = [text for text in watcher._rows(stored) if b'"guesses":[{' in text]
    assert own == []
    talk.open(one)
    one.post(talk.page(one, "questions/"), {"question1": "<mark1>"})
    stored = Stored.now()
    assert b"<mark1>" not in watcher.watch(stored)[0]
    assert b"<mark1>" in mine.watch(stored)[0]
    assert [text for text in watcher._rows(stored) if b'"guesses":[{' in text] == []


@pytest.mark.parametrize("data", [{}, {"statements.angry": "8"}, {"statements.angry.guess": "3"}])
def test_a_guess_without_an_answer_of_one_s_own_is_not_sealed(
    pair: Pair, talk: Talk, data: dict[str, str]
) -> None:
    assert pair[0].post(talk.page(pair[0]), data).status_code == 200
    assert not Aside.objects.exists()
