"""Every order that is not allowed, by direct requests: nothing is changed, and what was typed is not lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from goldseam.exercises.models import Answer, Aside, Exchange, Heard, HeardReply
from goldseam.journey.models import PaceState
from goldseam.writing.models import Draft
from tests.cast import Actor
from tests.exercises.talk import COST, HEAVY, KINDS, Talk, safe

pytestmark = [pytest.mark.usefixtures("sealed_program"), pytest.mark.slow]
Pair = tuple[Actor, Actor]


@pytest.fixture(params=KINDS)
def talk(request: pytest.FixtureRequest, pair: Pair) -> Talk:
    return Talk(request.param)


def rows() -> list[list[dict[str, Any]]]:
    """Everything that lies between two, as it stands."""
    models = (Exchange, Answer, Heard, HeardReply, Aside)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def refused(act: Callable[[], HttpResponse], status: int = 409) -> str:
    """What was answered to an act that must change nothing."""
    before = rows()
    answer = act()
    assert answer.status_code == status, answer.content.decode()
    assert rows() == before
    return answer.content.decode()


def test_nobody_opens_before_both_have_answered(pair: Pair, talk: Talk) -> None:
    one, other = pair
    refused(lambda: talk.open(one))
    talk.seal(one)
    refused(lambda: talk.open(one))
    refused(lambda: talk.open(other))


def test_only_the_first_opens(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.seal(one)
    talk.seal(other)
    refused(lambda: talk.open(other))
    assert talk.open(one).status_code == 302
    for actor in pair:
        refused(lambda actor=actor: talk.open(actor))  # type: ignore[misc]


def test_an_answer_is_sealed_once_and_the_second_is_given_back(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.seal(one, "the first words")
    page = refused(lambda: talk.seal(one, "other words typed later"))
    assert "sealed already" in page
    if talk.slug != "moods":
        assert "other words typed later" in page
    talk.seal(other)
    refused(lambda: talk.seal(other))


def test_the_same_form_sent_twice_is_sealed_once(pair: Pair, talk: Talk) -> None:
    one, _ = pair
    number = "0b6d3b1e-6d8e-4ac0-9a3c-3c8a9d0b5d11"
    answers = [talk.seal(one, form_id=number) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert talk.state(one) == (1, 0)


def test_after_it_is_open_nothing_is_sealed_or_taken_back(pair: Pair, talk: Talk) -> None:
    talk.opened(*pair)
    for actor in pair:
        refused(lambda actor=actor: talk.seal(actor))  # type: ignore[misc]
        refused(lambda actor=actor: talk.withdraw(actor))  # type: ignore[misc]


def test_what_is_not_there_is_not_taken_back(pair: Pair, talk: Talk) -> None:
    one, other = pair
    refused(lambda: talk.withdraw(one))
    talk.seal(other)
    refused(lambda: talk.withdraw(one))


def test_nothing_is_said_back_before_it_is_open(pair: Pair) -> None:
    talk, (one, other) = Talk(), pair
    for step in (lambda: None, lambda: talk.seal(one), lambda: talk.seal(other)):
        step()
        for actor in pair:
            refused(lambda actor=actor: talk.hear(actor, "You are saying"))  # type: ignore[misc]
            refused(lambda actor=actor: talk.reply(actor))  # type: ignore[misc]


@pytest.mark.parametrize("slug", KINDS[1:])
def test_what_was_sorted_or_guessed_is_not_said_back(pair: Pair, slug: str) -> None:
    talk = Talk(slug)
    talk.opened(*pair)
    refused(lambda: talk.hear(pair[0], "You are saying"))


def test_one_s_own_hearing_is_answered_by_the_other_alone_and_once(pair: Pair) -> None:
    talk, (one, other) = Talk(), pair
    talk.opened(*pair)
    talk.hear(one, "You are saying that")
    refused(lambda: talk.reply(one))
    assert talk.reply(other).status_code == 302
    refused(lambda: talk.reply(other, "not-quite"))
    talk.hear(one, "You are saying this")
    refused(lambda: talk.reply(other, number="1"))
    assert talk.reply(other, "not-quite", number="2").status_code == 302


@pytest.mark.parametrize(
    "data", [{}, {"is_it": "maybe"}, {"number": "x"}, {"number": "9" * 30}, {"number": "-1"}]
)
def test_an_answer_to_what_was_heard_that_is_none_changes_nothing(pair: Pair, data: dict[str, str]) -> None:
    talk, (one, other) = Talk(), pair
    talk.opened(*pair)
    talk.hear(one, "You are saying that")
    sent = {"number": "1", "is_it": ""} | data
    refused(lambda: other.post(talk.page(other, "heard/reply/"), sent))


def test_while_paused_everything_rests_but_taking_back_and_reading(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.seal(one)
    other.post(other.url("pause"), {"until": ""})
    refused(lambda: talk.seal(other, "words meanwhile"))
    assert Draft.objects.filter(author=other.person.pk).count() == 1
    other.post(other.url("pause-end"))
    talk.seal(other)
    one.post(one.url("pause"), {"until": ""})
    refused(lambda: talk.open(one))
    assert "Open both" not in talk.read(one)
    assert talk.withdraw(other).status_code == 302
    assert talk.withdraw(one).status_code == 302


def test_while_paused_what_is_open_can_be_read_and_nothing_is_said_back(pair: Pair) -> None:
    talk, (one, other) = Talk(), pair
    talk.opened(*pair)
    talk.hear(one, "You are saying that")
    other.post(other.url("pause"), {"until": ""})
    assert "being believed" in talk.read(one)
    refused(lambda: talk.hear(one, "You are saying more"))
    refused(lambda: talk.reply(other))
    other.post(other.url("pause-end"))
    assert "You are saying more" in talk.read(one)


def test_after_the_other_left_nothing_is_sealed_opened_or_said(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.seal(one)
    talk.seal(other, "never opened")
    other.step_up(other.url("leave"))
    refused(lambda: talk.open(one))
    assert "Open both" not in talk.read(one)
    assert talk.withdraw(one).status_code == 302
    refused(lambda: talk.seal(one))
    assert not Answer.objects.exists()


@pytest.mark.parametrize("rule", ["stay", "go"])
def test_what_lay_open_when_the_other_left_goes_by_the_rule(pair: Pair, rule: str) -> None:
    talk, (one, other) = Talk(), pair
    talk.opened(one, other, "mine to keep", "given by the other")
    one.post(one.url("day-one"), {"rule": rule})
    other.step_up(other.url("leave"))
    page = talk.read(one)
    assert "mine to keep" in page
    assert ("given by the other" in page) == (rule == "stay")
    refused(lambda: talk.hear(one, "You are saying"))


def test_whoever_left_is_nobody_here(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.opened(one, other)
    page = talk.page(other)
    other.step_up(other.url("leave"))
    for end in ("", "opening/", "withdrawal/", "heard/", "heard/reply/", "questions/"):
        assert other.post(page + end).status_code == 404


def test_a_stranger_and_the_other_s_address_find_nothing(pair: Pair, talk: Talk, stranger: Actor) -> None:
    one, other = pair
    talk.opened(one, other)
    for actor in (stranger, other):
        for end in ("", "opening/", "withdrawal/", "heard/", "heard/reply/", "questions/"):
            assert actor.post(talk.page(one, end)).status_code == 404
            assert actor.get(talk.page(one, end)).status_code in (404, 405)


def test_another_bond_of_mine_knows_nothing_of_it(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.opened(one, other)
    bond = one.step_up(reverse("begin-another"))["Location"].split("/")[2]
    for end in ("", "opening/", "withdrawal/", "heard/"):
        assert one.post(f"/b/{bond}/do/{one.tag(talk.slug)}/{end}").status_code == 404


def test_never_looks_like_not_answered_and_is_not_sealed_over(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.seal(other)
    one.post(talk.page(one, "never/"))
    assert "Offer it to yourself again" in refused(lambda: talk.seal(one))
    refused(lambda: talk.open(other))
    one.post(talk.page(one, "again/"))
    assert talk.seal(one).status_code == 302


def test_a_heavy_one_counts_as_opened_when_it_is_sealed_and_when_it_is_opened(pair: Pair) -> None:
    talk, (one, other) = Talk(HEAVY), pair
    safe(one, other)
    assert "Begin</button>" in talk.read(one)
    assert talk.seal(one).status_code == 302
    sealed = opened(one)
    assert talk.seal(other).status_code == 302
    assert talk.open(one).status_code == 302
    assert opened(one) > sealed
    assert "opened together on" in talk.read(one)


def opened(actor: Actor) -> datetime:
    """When this person last opened the heavy one, as their own state of pace knows."""
    return PaceState.objects.of(actor.side).get().read(actor.keys()).opened[HEAVY]


def test_a_page_that_is_only_posted_to_leads_back(pair: Pair) -> None:
    talk, (one, _) = Talk(COST), pair
    for end in ("heard/", "heard/reply/", "questions/"):
        answer = one.get(talk.page(one, end))
        assert (answer.status_code, answer["Location"]) == (302, talk.page(one))
