"""Sealed until both: no answer opens before its author opens it, whatever stands in the database."""

from __future__ import annotations

import contextlib
import itertools

import msgspec
import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.bonds.models import Bond
from goldseam.exercises.models import Answer, Exchange
from goldseam.exercises.models.exchange import Sealed, Settled
from goldseam.journey.audit import audit
from goldseam.vault import commitments
from goldseam.vault.sodium import Unopened
from tests.vault.somebody import Somebody, together
from tests.vault.watching import Stored, Watcher


@pytest.fixture
def exchange(bond: Bond) -> Exchange:
    return Exchange.objects.create(bond=bond, topic="fears")


def watcher(*people: Somebody) -> Watcher:
    """Somebody who has every key of these people, and the database."""
    found = Watcher(passphrases={one.passphrase for one in people})
    for one in people:
        found.hold(one.identity())
    return found


def marks(*people: Somebody) -> set[bytes]:
    texts, _ = watcher(*people).watch(Stored.now())
    return texts


def test_both_answers_open_together_when_the_first_sealer_opens_them(
    ada: Somebody, ben: Somebody, exchange: Exchange
) -> None:
    ada.seal(exchange, "to be late")
    ben.seal(exchange, "to be left")
    assert exchange.ready_for(ada.keys())
    assert not exchange.ready_for(ben.keys())
    with pytest.raises(Unopened):
        exchange.read(ben.keys())
    ada.open(exchange)
    for one in (ada, ben):
        shown = Exchange.objects.get(pk=exchange.pk).read(one.keys())
        assert shown == {ada.person.pk: "to be late", ben.person.pk: "to be left"}
        assert not audit(one.keys())


def test_it_is_the_same_in_the_other_order(ada: Somebody, ben: Somebody, exchange: Exchange) -> None:
    ben.seal(exchange, "to be left")
    ada.seal(exchange, "to be late")
    with pytest.raises(Settled):
        ada.open(exchange)
    ben.open(exchange)
    assert len(exchange.read(ada.keys())) == 2


def test_with_the_database_and_all_keys_of_the_other_nothing_of_mine_opens_before_i_open_it(
    ada: Somebody, ben: Somebody, eve: Somebody, exchange: Exchange
) -> None:
    ada.seal(exchange, "<text1>")
    assert b"<text1>" not in marks(ben, eve)
    ben.seal(exchange, "<text2>")
    assert b"<text1>" not in marks(ben, eve)
    assert b"<text2>" in marks(ada)
    ada.open(exchange)
    assert {b"<text1>", b"<text2>"} <= marks(ben)
    assert not {b"<text1>", b"<text2>"} & marks(eve)


def test_no_column_opens_it_early(ada: Somebody, ben: Somebody, exchange: Exchange) -> None:
    """Everything an exchange has in the open is set as if it were open."""
    ada.seal(exchange, "<text1>")
    ben.seal(exchange, "<text2>")
    mine = Answer.objects.get(author=ada.person.pk)
    Exchange.objects.update(opened_on=ada.person.began_on)
    pair = Bond.objects.get(pk=exchange.bond_id).pair_circle
    Answer.objects.filter(pk=mine.pk).update(released=True, circle=pair)
    with pytest.raises(Unopened):
        Exchange.objects.get(pk=exchange.pk).read(ben.keys())
    assert b"<text1>" not in marks(ben)


def test_a_release_is_of_the_very_text_that_was_sealed(
    ada: Somebody, ben: Somebody, exchange: Exchange
) -> None:
    ada.seal(exchange, "as it was")
    ben.seal(exchange, "his")
    mine = Answer.objects.get(author=ada.person.pk)
    Answer.objects.filter(pk=mine.pk).update(commitment=commitments.commit(b"another text")[0])
    with pytest.raises(Unopened):
        ada.open(exchange)
    assert not Answer.objects.filter(author=ada.person.pk, released=True).exists()
    assert Exchange.objects.get(pk=exchange.pk).opened_on is None


@pytest.mark.parametrize(
    "forgery", ["a copy nobody can open", "a copy of another text", "no commitment first"]
)
def test_mine_stays_shut_for_an_answer_that_was_not_committed_to(
    ada: Somebody, ben: Somebody, exchange: Exchange, forgery: str
) -> None:
    """He, with the database, pretends to have answered, to see mine first."""
    ada.seal(exchange, "<text1>")
    pair = Bond.objects.get(pk=exchange.bond_id).pair_circle
    assert pair is not None
    if forgery == "no commitment first":
        key = bytes(32)
        commitment = commitments.commit(b"something")[0]
        words = Sealed("something", key)
    else:
        ben.seal(exchange, "his")
        commitment = bytes(Answer.objects.get(author=ben.person.pk, released=False).commitment)
        words = Sealed("another text", bytes(32))
    Answer.objects.filter(author=ben.person.pk, released=True).delete()
    copy = Answer(
        bond=exchange.bond_id,
        circle=pair,
        author=ben.person.pk,
        exchange=exchange,
        commitment=commitment,
        released=True,
    )
    copy.write(ben.keys(), words)
    if forgery == "a copy nobody can open":
        copy.envelope = bytes(len(copy.envelope))
    copy.save(force_insert=True)
    with pytest.raises(Unopened):
        ada.open(exchange)
    assert b"<text1>" not in marks(ben)


def test_an_answer_is_sealed_once(ada: Somebody, ben: Somebody, exchange: Exchange) -> None:
    ada.seal(exchange, "first")
    with pytest.raises(Settled):
        ada.seal(exchange, "second")
    ben.seal(exchange, "his")
    for one in (ada, ben):
        with pytest.raises(Settled):
            one.seal(exchange, "second")
    ada.open(exchange)
    for one in (ada, ben):
        with pytest.raises(Settled):
            one.seal(exchange, "second")
        with pytest.raises(Settled):
            one.open(exchange)
        with pytest.raises(Settled):
            one.withdraw(exchange)


def test_the_database_itself_keeps_a_second_answer_out(ada: Somebody, exchange: Exchange) -> None:
    ada.seal(exchange, "first")
    keys, side = ada.keys(), ada.side_in(exchange.bond_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.committed(exchange, side, keys, "second")


def test_nobody_opens_alone(ada: Somebody, ben: Somebody, exchange: Exchange) -> None:
    with pytest.raises(Settled):
        ada.open(exchange)
    ada.seal(exchange, "hers")
    for one in (ada, ben):
        with pytest.raises(Settled):
            one.open(exchange)


@pytest.mark.parametrize("who", ["the first", "the second"])
def test_either_may_withdraw_until_it_is_open_and_answer_again(
    ada: Somebody, ben: Somebody, exchange: Exchange, who: str
) -> None:
    ada.seal(exchange, "hers")
    ben.seal(exchange, "his")
    one, other = (ada, ben) if who == "the first" else (ben, ada)
    one.withdraw(exchange)
    assert not Answer.objects.filter(author=one.person.pk).exists()
    assert not audit(one.keys())
    with pytest.raises(Settled):
        other.open(exchange)
    one.seal(exchange, "again")
    if who == "the second":
        ada.open(exchange)
    shown = Exchange.objects.get(pk=exchange.pk).read(other.keys())
    assert sorted(shown.values()) == sorted(["again", "his" if one is ada else "hers"])


def test_a_withdrawn_answer_looks_like_none(ada: Somebody, ben: Somebody, exchange: Exchange) -> None:
    before = list(Answer.objects.values())
    ada.seal(exchange, "hers")
    ada.withdraw(exchange)
    assert list(Answer.objects.values()) == before
    assert not exchange.ready_for(ben.keys())


def test_what_was_sealed_survives_both_renewing(ada: Somebody, ben: Somebody, exchange: Exchange) -> None:
    ada.seal(exchange, "hers")
    ada.renew()
    ben.here(exchange.bond_id)
    ben.seal(exchange, "his")
    ben.renew()
    ada.here(exchange.bond_id)
    ada.open(exchange)
    assert set(exchange.read(ada.keys()).values()) == {"hers", "his"}


ACTS = ("seal", "open", "withdraw")


@settings(max_examples=25, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 1), st.sampled_from(ACTS)), max_size=12))
@pytest.mark.slow
def test_it_is_never_open_for_one(db: None, steps: list[tuple[int, str]]) -> None:
    """Whatever the two do in whatever order: open means both copies lie there, shut means none is read."""
    with transaction.atomic():
        people = [Somebody.new("Dora"), Somebody.new("Emil")]
        exchange = Exchange.objects.create(bond=together(*people), topic="hopes")
        for number, (who, act) in enumerate(steps):
            one = people[who]
            with contextlib.suppress(Settled):
                one.seal(exchange, f"{number}") if act == "seal" else getattr(one, act)(exchange)
            now = Exchange.objects.get(pk=exchange.pk)
            if now.opened_on is not None:
                assert len(now.read(people[0].keys())) == len(now.read(people[1].keys())) == 2
            else:
                assert now.answers.filter(released=True).count() <= 1
                with pytest.raises(Unopened):
                    now.read(one.keys())
            assert sum(now.ready_for(p.keys()) for p in people) <= 1
        transaction.set_rollback(True)


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_a_commitment_holds_for_its_text_and_no_other(text: bytes, other: bytes) -> None:
    commitment, key = commitments.commit(text)
    assert commitments.holds(commitment, key, text)
    assert commitments.holds(commitment, key, other) == (text == other)
    assert not commitments.holds(commitment, bytes(32), text)


def test_a_short_answer_can_not_be_guessed_from_its_commitment(
    ada: Somebody, ben: Somebody, exchange: Exchange
) -> None:
    """Eight answers of 1 to 7: the commitment of each possible text under a key of one's own is another."""
    ada.seal(exchange, "1 2")
    shown = bytes(Answer.objects.get().commitment)
    for guess in itertools.product("1234567", repeat=2):
        text = " ".join(guess).encode()
        assert shown != commitments.commit(text)[0]
        assert not commitments.holds(shown, bytes(32), text)
    assert b'"key"' in msgspec.json.encode(Sealed("1 2", bytes(32)))
