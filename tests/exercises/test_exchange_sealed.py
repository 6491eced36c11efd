"""Sealed until both, at the level of keys and rows (I-13): whoever edits the database opens nothing early."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse

from goldseam.exercises.models import Answer, Exchange, Naming
from tests.cast import Actor
from tests.exercises.talk import COST, EVERYTHING, KINDS, Talk
from tests.vault.watching import Stored, Watcher

pytestmark = [pytest.mark.usefixtures("sealed_program"), pytest.mark.slow]
Pair = tuple[Actor, Actor]
HERS, HIS = "<text1>", "<text2>"


def marks(*actors: Actor) -> set[bytes]:
    """What somebody reads who has the database and every key of these people."""
    watcher = Watcher(passphrases={actor.passphrase for actor in actors})
    for actor in actors:
        watcher.hold(actor.identity())
    return watcher.watch(Stored.now())[0]


@pytest.fixture(params=(COST, EVERYTHING, "matters"))
def talk(request: pytest.FixtureRequest, pair: Pair) -> Talk:
    return Talk(request.param)


def test_with_the_database_and_all_keys_of_the_other_an_answer_opens_when_it_is_opened(
    pair: Pair, talk: Talk, stranger: Actor
) -> None:
    one, other = pair
    talk.seal(one, HERS)
    assert HERS.encode() not in marks(other, stranger)
    talk.seal(other, HIS)
    assert HERS.encode() not in marks(other, stranger)
    assert marks(stranger) & {HERS.encode(), HIS.encode()} == set()
    talk.open(one)
    assert {HERS.encode(), HIS.encode()} <= marks(other)


def test_what_was_taken_back_opens_for_nobody_else(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.seal(one, "first")
    talk.seal(other, HIS)
    talk.withdraw(other)
    assert HIS.encode() not in marks(one)


def test_what_was_not_open_is_gone_when_its_writer_leaves(pair: Pair, talk: Talk) -> None:
    one, other = pair
    talk.seal(one, HERS)
    talk.seal(other, HIS)
    other.step_up(other.url("leave"))
    assert HIS.encode() not in marks(one)


def as_if_open(one: Actor, other: Actor, talk: Talk) -> None:
    Exchange.objects.update(opened_on=date(2026, 3, 2))


def as_if_released(one: Actor, other: Actor, talk: Talk) -> None:
    Exchange.objects.update(opened_on=date(2026, 3, 2))
    Answer.objects.filter(author=one.person.pk).update(released=True, circle=one.bond.pair_circle)


def as_if_mine(one: Actor, other: Actor, talk: Talk) -> None:
    """His released copy is called hers as well."""
    Exchange.objects.update(opened_on=date(2026, 3, 2))
    copy = Answer.objects.get(author=other.person.pk, released=True)
    copy.pk, copy.author = uuid.uuid4(), one.person.pk
    copy.save(force_insert=True)


@pytest.mark.parametrize("edit", [as_if_open, as_if_released, as_if_mine])
@pytest.mark.parametrize("kind", KINDS)
def test_no_edit_of_the_database_opens_a_page_early(
    pair: Pair, kind: str, edit: Callable[[Actor, Actor, Talk], None]
) -> None:
    one, other = pair
    talk = Talk(kind)
    talk.seal(one, "only hers")
    talk.seal(other, "only his")
    edit(one, other, talk)
    assert "only hers" not in talk.read(other)
    assert "only his" not in talk.read(one)
    talk.open(one)
    talk.open(other)
    assert "only hers" not in talk.read(other)


def test_an_answer_moved_to_another_question_is_not_opened_there(pair: Pair) -> None:
    """She sealed one thing; he answers another, and lets hers lie under that."""
    one, other = pair
    hers, elsewhere = Talk(COST), Talk(EVERYTHING)
    hers.seal(one, HERS)
    elsewhere.seal(other, "easily said")
    elsewhere.withdraw(other)
    to = elsewhere.exchange(other)
    Answer.objects.filter(author=one.person.pk).update(exchange=to)
    elsewhere.seal(other, "easily said")
    assert elsewhere.open(one).status_code == 409
    assert HERS.encode() not in marks(other)


def test_a_question_renamed_under_an_answer_does_not_open_it(pair: Pair) -> None:
    one, other = pair
    hers, elsewhere = Talk(COST), Talk(EVERYTHING)
    hers.seal(one, HERS)
    elsewhere.seal(other, "easily said")
    elsewhere.withdraw(other)
    topics = [talk.exchange(other).topic for talk in (hers, elsewhere)]  # type: ignore[union-attr]
    for old, new in ((topics[0], "x"), (topics[1], topics[0]), ("x", topics[1])):
        Exchange.objects.filter(topic=old).update(topic=new)
    elsewhere.seal(other, "easily said")
    assert elsewhere.open(one).status_code == 409
    assert HERS.encode() not in marks(other)


def test_an_exchange_that_was_found_is_found_by_both_when_its_naming_is_taken_away(pair: Pair) -> None:
    one, other = pair
    talk = Talk(COST)
    talk.seal(one, "hers")
    talk.seal(other, "his")
    Naming.objects.all().delete()
    assert talk.open(one).status_code == 302
    assert "his" in talk.read(one) and "hers" in talk.read(other)


def test_a_naming_that_does_not_open_changes_nothing(pair: Pair) -> None:
    one, other = pair
    talk = Talk(COST)
    talk.seal(one, "hers")
    talk.seal(other, "his")
    Naming.objects.update(envelope=b"0" * 400)
    assert talk.open(one).status_code == 302
    assert "hers" in talk.read(other)


def test_a_released_copy_that_was_changed_is_not_shown(pair: Pair) -> None:
    one, other = pair
    talk = Talk(COST)
    talk.opened(one, other, "hers", "his words")
    Answer.objects.filter(author=other.person.pk, released=True).update(envelope=b"0" * 400)
    page = talk.read(one)
    assert "is not here any more, or can not be opened" in page and "hers" in page


def test_it_survives_that_both_make_their_keys_new(pair: Pair) -> None:
    one, other = pair
    talk = Talk(COST)
    talk.seal(one, "hers")
    renewed(other)
    talk.seal(other, "his words")
    renewed(one)
    assert talk.open(one).status_code == 302
    for actor in pair:
        assert "his words" in talk.read(actor) and "hers" in talk.read(actor)


def renewed(actor: Actor) -> None:
    new = f"{actor.passphrase} again"
    data = {"present": actor.passphrase, "passphrase": new, "passphrase_again": new}
    assert actor.post(reverse("renewal"), data).status_code == 302
    actor.passphrase = new
