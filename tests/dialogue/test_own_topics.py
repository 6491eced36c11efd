"""Topics from what one wrote before: only mine to choose, and nothing of it is given but the line."""

from __future__ import annotations

import re

from django.db import transaction

from goldseam.exercises import written
from goldseam.exercises.answers import Answered
from goldseam.exercises.models import Aside, Exchange
from goldseam.exercises.models.beside import Beside
from goldseam.journey.program.loaded import program
from tests.cast import Actor
from tests.dialogue.talking import TOPIC, body, propose, proposed, take
from tests.vault.somebody import TODAY

Pair = tuple[Actor, Actor]
FEAR, CONCERN = "That the quiet stays.", "Who picks up the children."
QUESTION = "What would a good evening be for you?"


def afraid(actor: Actor, fear: str = FEAR) -> None:
    """Their fears, sealed until both wrote."""
    answers = [Answered("fear", "long", "What?", fear), Answered("concern", "short", "?", CONCERN)]
    text = written.sealed(program().activities["fears"], answers, TODAY)
    keys = actor.keys()
    with transaction.atomic():
        Exchange.begun(actor.bond, keys, "fears").seal_answer(actor.side, keys, text, TODAY)


def curious(actor: Actor) -> None:
    """A question made of what they had guessed otherwise."""
    with transaction.atomic():
        Aside.keep(actor.side, actor.keys(), Beside("guess-and-ask", questions=[QUESTION]))


def offered(actor: Actor, occasion: str) -> dict[str, str]:
    """The topics of their own on the page, each by how the form names it."""
    page = body(actor, actor.url("dialogues", occasion=occasion))
    return {words: key for key, words in re.findall(r'name="mine" value="(\w+)"[^>]*><span>([^<]*)<', page)}


def test_my_sealed_fears_are_topics_for_me_and_nobody_else(pair: Pair) -> None:
    ines, jonas = pair
    afraid(ines)
    found = offered(ines, "heard")
    assert set(found) == {FEAR, CONCERN} and not offered(ines, "first") and not offered(ines, "gap")
    assert not offered(jonas, "heard") and FEAR not in body(jonas, jonas.url("dialogues", occasion="heard"))
    stolen = proposed(jonas, "", "heard", mine=found[FEAR])
    assert stolen.status_code == 200 and FEAR not in stolen.content.decode()
    page = propose(ines, "", "heard", mine=found[FEAR])
    assert FEAR in body(jonas, page) and CONCERN not in body(jonas, page)


def test_a_question_from_a_gap_is_a_topic(pair: Pair) -> None:
    ines, jonas = pair
    curious(ines)
    page = propose(ines, "", "gap", mine=offered(ines, "gap")[QUESTION])
    assert QUESTION in body(jonas, page)
    take(jonas, page, "agree")


def test_a_long_text_is_cut_to_one_line(pair: Pair) -> None:
    ines, jonas = pair
    afraid(ines, "Line after line.\n" * 200)
    key = next(key for words, key in offered(ines, "heard").items() if words.startswith("Line"))
    page = propose(ines, "", "heard", mine=key)
    assert "Line after line. Line" in body(jonas, page)


def test_own_words_go_before_it(pair: Pair) -> None:
    ines, jonas = pair
    afraid(ines)
    page = propose(ines, TOPIC, "heard", mine=offered(ines, "heard")[FEAR])
    assert TOPIC in body(jonas, page) and FEAR not in body(jonas, page)


def test_when_it_does_not_open_there_are_the_starters(pair: Pair) -> None:
    ines, _ = pair
    afraid(ines)
    curious(ines)
    Aside.objects.update(envelope=b"x" * 300)
    assert not offered(ines, "gap") and "Propose it" in body(ines, ines.url("dialogues", occasion="gap"))
