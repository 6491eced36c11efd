"""Sealed for both, by its pages: one button in either order, opened by the first, taken back until then."""

from __future__ import annotations

import re

import pytest

from goldseam.exercises.models import Answer, Exchange, Naming
from tests.cast import Actor
from tests.exercises.talk import COST, GUESS, KINDS, SORT, Talk

pytestmark = [pytest.mark.usefixtures("sealed_program"), pytest.mark.slow]
Pair = tuple[Actor, Actor]


@pytest.fixture(params=KINDS)
def talk(request: pytest.FixtureRequest, pair: Pair) -> Talk:
    """Each kind that is sealed for both."""
    return Talk(request.param)


def test_before_it_is_sealed_the_page_says_when_it_will_be(pair: Pair, talk: Talk) -> None:
    page = talk.read(pair[0])
    assert "<b>Will be sealed</b> when you press the button below." in page
    assert "Seal my answer" in page


@pytest.mark.parametrize("first", ["ines", "jonas"])
def test_one_button_for_both_in_either_order(pair: Pair, talk: Talk, first: str) -> None:
    one, other = pair if first == "ines" else pair[::-1]
    assert talk.seal(one).status_code == 302
    assert (talk.state(one), talk.state(other)) == ((1, 0), (0, 0))
    assert talk.seal(other).status_code == 302
    assert (talk.state(one), talk.state(other)) == ((1, 0), (1, 1))
    assert Exchange.objects.get().opened_on is None
    assert "Open both" in talk.read(one)
    assert "Open both" not in talk.read(other)
    assert talk.open(one).status_code == 302
    assert (talk.state(one), talk.state(other)) == ((1, 1), (1, 1))
    for actor in pair:
        assert "opened together on" in talk.read(actor)


def test_the_second_sealer_reads_the_same_page_as_the_first(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.seal(one, "the same words")
    first = plain(talk.read(one), one)
    talk.seal(other, "the same words")
    assert plain(talk.read(other), other).replace("Ines", "Jonas") == first
    assert Naming.objects.count() == 1


def plain(page: str, actor: Actor) -> str:
    """A page without what is drawn by chance and without whose it is."""
    page = re.sub(r'name="(?:csrfmiddlewaretoken|form_id)" value="[^"]*"', "", page)
    return re.sub(r"/do/[0-9a-f]{32}/", "/do/it/", page)


def test_nothing_of_the_other_is_shown_before_it_is_open(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.seal(one, "only Ines knows this")
    talk.seal(other, "only Jonas knows this")
    assert "only Jonas knows this" not in talk.read(one)
    assert "only Ines knows this" not in talk.read(other)


def test_sealing_is_my_part_done_and_taking_back_opens_it_again(pair: Pair, talk: Talk) -> None:
    one, _ = pair
    talk.seal(one, "some words of mine")
    assert talk.done(one)
    assert talk.withdraw(one).status_code == 302
    assert not talk.done(one)
    assert not Answer.objects.exists()


def test_what_was_taken_back_comes_back_as_a_draft_with_every_field(pair: Pair, talk: Talk) -> None:
    one, _ = pair
    talk.seal(one, "some words of mine")
    talk.withdraw(one)
    page = talk.read(one)
    assert "Draft saved at" in page
    if talk.slug != GUESS:
        assert "some words of mine" in page
    chosen = {SORT: {'value="fine" checked'}, GUESS: {'value="5" checked', 'value="2" checked'}}
    for mark in chosen.get(talk.slug, set()):
        assert mark in page


def test_taken_back_looks_like_never_answered(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.seal(other)
    before = plain(talk.read(other), other)
    talk.seal(one)
    talk.withdraw(one)
    assert plain(talk.read(other), other) == before
    assert talk.open(other).status_code == 409


def test_the_second_may_take_back_too_and_answer_again(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.seal(one)
    talk.seal(other)
    talk.withdraw(other)
    assert "Open both" not in talk.read(one)
    talk.seal(other, "again")
    assert "Open both" in talk.read(one)


def test_the_first_taking_back_and_sealing_again_opens_both_at_once(pair: Pair, talk: Talk) -> None:
    """The other has released theirs already, and mine is sealed with that."""
    one, other = pair
    talk.seal(one)
    talk.seal(other)
    talk.withdraw(one)
    assert "Open both" not in talk.read(other)
    talk.seal(one, "again")
    assert all("opened together on" in talk.read(actor) for actor in pair)


def test_alone_it_can_be_written_and_kept_and_is_not_sealed(ines: Actor) -> None:
    for slug in KINDS:
        talk = Talk(slug)
        page = talk.read(ines)
        assert "This part opens when both of you have come this far." in page
        assert "Seal my answer" not in page
        assert talk.seal(ines, "words for later").status_code == 409
        assert not Exchange.objects.exists()
        assert "Draft saved at" in talk.read(ines)


def test_what_lies_between_two_has_a_name_that_tells_nothing(pair: Pair) -> None:
    talk = Talk(COST)
    talk.seal(pair[1])
    talk.seal(pair[0])
    topic = Exchange.objects.get().topic
    assert re.fullmatch(r"[0-9a-f]{32}", topic)
    assert topic not in (pair[0].tag(COST), pair[1].tag(COST))
