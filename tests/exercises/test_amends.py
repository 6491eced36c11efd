"""From the apology to a promise: one's own words, for oneself alone, until they are given there."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldseam.exercises.models import Letter
from goldseam.writing import drafts
from tests.cast import Actor
from tests.exercises.alone import body, save
from tests.exercises.letters import Clock
from tests.exercises.test_over_time import seen_by

HERE, NOW = "apology-letter", "I go to the bank on Monday and bring the paper."


@pytest.fixture
def jonas_wrote(pair: tuple[Actor, Actor], clock: Clock) -> str:
    """The page that carries on what his apology says he does now."""
    _, jonas = pair
    return wrote(jonas, NOW)


def wrote(actor: Actor, now: str) -> str:
    actor.tell("responsible")
    actor.come_to(HERE)
    said = {"p-did": "I hid it.", "p-cost": "The year.", "p-mine": "It was mine.", "p-now": now}
    assert save(actor, HERE, said).status_code == 302
    return actor.url("letter-promise", letter=Letter.objects.of(actor.side).get().id)


def kept(actor: Actor) -> list[str]:
    place = actor.url("agreement-write", kind="promises")
    draft = drafts.found(actor.keys(), actor.side, place)
    return draft.fields.get("p-what", []) if draft is not None else []


@pytest.mark.slow
def test_what_is_done_now_becomes_a_draft_of_a_promise(pair: tuple[Actor, Actor], jonas_wrote: str) -> None:
    ines, jonas = pair
    text = body(jonas, jonas_wrote)
    assert NOW in text and "punish yourself" in text
    answer = jonas.post(jonas_wrote, {"text": "On Monday I go to the bank."})
    place = jonas.url("agreement-write", kind="promises")
    assert answer["Location"] == place and kept(jonas) == ["On Monday I go to the bank."]
    assert "On Monday I go to the bank." in body(jonas, place)
    for url in (ines.url("agreement-kind", kind="promises"), ines.url("agreement-write", kind="promises")):
        assert "bank" not in body(ines, url)


@pytest.mark.slow
def test_it_leaves_no_trace_for_the_other(pair: tuple[Actor, Actor], jonas_wrote: str) -> None:
    ines, jonas = pair
    before = seen_by(ines)
    assert jonas.post(jonas_wrote, {"text": "On Monday I go to the bank."}).status_code == 302
    assert seen_by(ines) == before


@pytest.mark.slow
def test_a_second_sentence_stands_below_the_first_and_the_same_is_carried_once(
    pair: tuple[Actor, Actor], jonas_wrote: str
) -> None:
    _, jonas = pair
    for text in ("One.", "Two.", "One."):
        jonas.post(jonas_wrote, {"text": text})
    assert kept(jonas) == ["One.\nTwo."]


@pytest.mark.slow
def test_without_words_nothing_is_carried(pair: tuple[Actor, Actor], jonas_wrote: str) -> None:
    _, jonas = pair
    assert "One line is enough" in jonas.post(jonas_wrote, {"text": " "}).content.decode()
    assert kept(jonas) == []


@pytest.mark.slow
def test_a_letter_that_says_nothing_of_it_leads_back_to_itself(pair: tuple[Actor, Actor]) -> None:
    _, jonas = pair
    page = wrote(jonas, "")
    back = reverse("activity", kwargs={"bond": jonas.bond.id, "tag": jonas.tag(HERE)})
    assert jonas.get(page)["Location"] == jonas.post(page, {"text": NOW})["Location"] == back
    assert kept(jonas) == []


@pytest.mark.slow
def test_it_is_nobody_elses(pair: tuple[Actor, Actor], jonas_wrote: str, stranger: Actor) -> None:
    ines, _ = pair
    for one in (ines, stranger):
        assert one.get(jonas_wrote).status_code == one.post(jonas_wrote, {"text": NOW}).status_code == 404
