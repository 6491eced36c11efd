"""A slow dialogue: a topic, one speaks, the other says it back, only the speaker says whether that is it."""

from __future__ import annotations

import uuid

import pytest

from goldseam.dialogue.models import Turn
from goldseam.dialogue.occasions import OCCASIONS
from goldseam.vault.sodium import Unopened
from tests.cast import Actor
from tests.dialogue.talking import (
    ADDED,
    ALONG,
    BACK,
    MISSED,
    SAID,
    THANKS,
    TOPIC,
    begun,
    body,
    heard,
    last,
    newest,
    propose,
    proposed,
    take,
    turn,
    whole,
)

Pair = tuple[Actor, Actor]


def test_a_whole_dialogue_is_read_by_both(pair: Pair) -> None:
    page = whole(*pair)
    for one in pair:
        text = body(one, page)
        for words in (TOPIC, SAID, MISSED, BACK, ADDED, ALONG, THANKS):
            assert words in text
        assert "You both closed this dialogue" in text and "Enough for now" not in text
        assert TOPIC in body(one, one.url("dialogues", occasion="first"))
        assert TOPIC not in body(one, one.url("dialogues", occasion="gap"))


def test_every_turn_is_sealed_to_the_two(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    take(ines, page, "say", SAID)
    row = Turn.objects.get(number=3)
    assert row.read(jonas.keys()).text == SAID
    assert row.circle == ines.bond.pair_circle
    row.circle = ines.side.me_circle
    with pytest.raises(Unopened):
        row.read(jonas.keys())


def test_whoever_is_proposed_to_agrees_or_proposes_otherwise(pair: Pair) -> None:
    ines, jonas = pair
    page = propose(ines)
    assert turn(ines, page, "agree").status_code == 409
    take(jonas, page, "topic", "The bus at six", first="other")
    assert "The bus at six" in body(ines, page)
    assert turn(jonas, page, "agree").status_code == 409
    take(ines, page, "agree")
    assert turn(jonas, page, "say", SAID).status_code == 409
    take(ines, page, "say", SAID)


def test_a_starter_is_a_topic_too(pair: Pair) -> None:
    for occasion in OCCASIONS.values():
        page = propose(pair[0], "", occasion.slug, starter="1")
        assert str(occasion.starters[1]) in body(pair[1], page)


def test_a_question_is_answered_by_the_other_unless_one_says_otherwise(pair: Pair) -> None:
    ines, jonas = pair
    page = propose(ines, "How was the summer for you?", "gap", first="")
    take(jonas, page, "agree")
    heard(jonas, ines, page)


def test_not_quite_may_say_what_was_missing_or_not(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    take(ines, page, "say", SAID)
    for missed in (MISSED, ""):
        take(jonas, page, "back", BACK)
        take(ines, page, "not-quite", missed)
        assert (MISSED in body(jonas, page)) and "Say it back" in body(jonas, page)
    take(jonas, page, "back", BACK)
    take(ines, page, "yes")


def test_nobody_takes_the_turn_of_the_other_by_a_direct_request(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    for who, move in ((jonas, "say"), (jonas, "back"), (ines, "swap"), (ines, "close"), (ines, "no-such")):
        answer = turn(who, page, move, "Not mine to say.")
        assert answer.status_code == 409 and "Nothing was sent." in answer.content.decode()
    take(ines, page, "say", SAID)
    for who, move in ((ines, "say"), (ines, "yes"), (jonas, "yes"), (jonas, "add"), (ines, "back")):
        assert turn(who, page, move, "Not mine to say.").status_code == 409
    take(jonas, page, "back", BACK)
    for who, move in ((jonas, "yes"), (jonas, "not-quite"), (jonas, "swap"), (ines, "swap")):
        assert turn(who, page, move, "Not mine to say.").status_code == 409
    assert newest(page) == 4


def test_what_is_refused_is_kept_as_a_draft_and_stands_on_the_page(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    answer = turn(jonas, page, "say", "I wanted to begin.")
    assert answer.status_code == 409 and "I wanted to begin." in answer.content.decode()
    assert "I wanted to begin." in body(jonas, page)
    assert "I wanted to begin." not in body(ines, page)


def test_both_press_at_once_and_one_wins(pair: Pair) -> None:
    """Each on a page that was loaded before the other's turn."""
    ines, jonas = pair
    page = begun(ines, jonas)
    for _ in range(2):
        heard(ines, jonas, page)
    seen = newest(page)
    take(jonas, page, "swap", number=seen)
    answer = turn(ines, page, "say", "And one more thing.", number=seen)
    assert answer.status_code == 409
    assert "stands otherwise" in answer.content.decode() and "And one more thing." in answer.content.decode()
    assert newest(page) == seen + 1


def test_both_propose_at_once_and_one_stands(pair: Pair) -> None:
    ines, jonas = pair
    page = propose(ines)
    answer = proposed(jonas, "Another thing")
    text = answer.content.decode()
    assert answer.status_code == 409 and "Another thing" in text and page in text
    assert Turn.objects.count() == 1
    take(jonas, page, "agree")
    propose(jonas, "Another thing", "gap")


def test_pressed_twice_it_is_one_turn(pair: Pair) -> None:
    ines, jonas = pair
    form = {"form_id": str(uuid.uuid4()), "text": TOPIC, "first": "me"}
    where = {ines.post(ines.url("dialogues", occasion="first"), form)["Location"] for _ in range(2)}
    (page,) = where
    take(jonas, page, "agree")
    form_id = str(uuid.uuid4())
    for _ in range(2):
        assert turn(ines, page, "say", SAID, form_id=form_id, number=2).status_code == 302
    assert Turn.objects.count() == 3


def test_an_empty_turn_asks_for_a_line_and_a_long_one_stays(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    assert "One line is enough" in turn(ines, page, "say", " ").content.decode()
    long = turn(ines, page, "say", "a" * 3001).content.decode()
    assert "longer than one turn" in long and "a" * 3001 in long
    assert newest(page) == 2


@pytest.mark.parametrize("after", range(6))
def test_either_stops_at_any_moment_without_a_reason(pair: Pair, after: int) -> None:
    ines, jonas = pair
    page = propose(ines)
    moves = [(jonas, "agree"), (ines, "say"), (jonas, "back"), (ines, "yes"), (ines, "swap")]
    for who, move in moves[:after]:
        take(who, page, move, "Some words.")
    who = pair[after % 2]
    form = {"form_id": str(uuid.uuid4())}
    for _ in range(2):
        assert who.post(f"{page}stop/", form).status_code == 302
    assert pair[1 - after % 2].post(f"{page}stop/").status_code == 302
    assert newest(page) == after + 2
    for one in pair:
        text = body(one, page)
        assert "That needs no reason" in text and 'name="move"' not in text and "/stop/" not in text
        assert turn(one, page, "say", "Late.").status_code == 409
    propose(jonas, "Something else")


def test_a_turn_of_the_other_keeps_nobody_from_stopping(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    take(ines, page, "say", SAID)
    assert jonas.post(f"{page}stop/", {"number": "2"}).status_code == 302
    assert "was stopped" in body(ines, page)


def test_each_takes_back_their_own_words_and_both_see_that(pair: Pair) -> None:
    ines, jonas = pair
    page = whole(ines, jonas)
    mine, theirs = last(ines, page), last(jonas, page)
    assert ines.post(theirs).status_code == 404
    form = {"form_id": str(uuid.uuid4())}
    for _ in range(2):
        assert ines.post(mine, form).status_code == 302
    for one in pair:
        text = body(one, page)
        assert text.count(ALONG) == 1 and "were taken back" in text and "You both closed" in text
    for row in Turn.objects.filter(author=ines.person.pk):
        ines.post(f"{page}{row.id}/take-back/")
    text = body(jonas, page)
    assert SAID not in text and TOPIC not in text and BACK in text
    assert TOPIC not in body(jonas, jonas.url("dialogues", occasion="first"))
    assert "was changed outside of the program" not in body(ines, ines.url("today"))


def test_words_taken_back_before_they_were_answered_can_be_said_anew(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    take(ines, page, "say", "Too much.")
    ines.post(last(ines, page))
    assert turn(jonas, page, "back", BACK).status_code == 409
    take(ines, page, "say", SAID)
    take(jonas, page, "back", BACK)
    assert "Too much." not in body(jonas, page)


def test_a_yes_can_not_be_moved_to_other_words(pair: Pair) -> None:
    ines, jonas = pair
    page = begun(ines, jonas)
    take(ines, page, "say", SAID)
    take(jonas, page, "back", "First try.")
    take(ines, page, "not-quite")
    take(jonas, page, "back", BACK)
    take(ines, page, "yes")
    # The database alone puts the first answer in the place of the second.
    no, yes = (Turn.objects.get(number=n) for n in (5, 7))
    Turn.objects.filter(pk=yes.pk).update(number=99)
    Turn.objects.filter(pk=no.pk).update(number=7)
    assert Turn.opened(Turn.objects.filter(number=7), jonas.keys(), {ines.person.pk, jonas.person.pk}) == []
    assert "Change roles" not in body(jonas, page)
