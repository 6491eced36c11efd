"""Being known to each other: only by the link, only once, and only by the keys that were met."""

from __future__ import annotations

import uuid
from uuid import UUID

import pytest

from goldseam.bonds import joining, meeting
from goldseam.bonds.models import Bond, Invitation, Side
from goldseam.vault import circles, sodium, tokens
from goldseam.vault.circles import KeysChanged
from goldseam.vault.identity import Identity, make
from goldseam.vault.models import Circle, Grant, Keyring, RosterPage
from goldseam.vault.rosters import Member, Page
from goldseam.vault.sodium import Unopened
from tests.vault.somebody import NOW, Somebody, together

EVIL = bytes(range(32))


def last_page(circle: UUID) -> Page:
    return RosterPage.objects.filter(circle_id=circle).latest("number").page


def pair_of(bond: Bond) -> UUID:
    assert bond.pair_circle is not None
    return bond.pair_circle


def swap(person: Somebody, identity: Identity) -> None:
    public = identity.public
    Keyring.objects.filter(pk=person.person.pk).update(box_public=public.box, sign_public=public.sign)


def test_the_other_is_only_met_by_a_page_that_knows_the_link(
    ada: Somebody, ben: Somebody, eve: Somebody
) -> None:
    """Eve, with the database in her hands, puts herself into the other side without the link."""
    side, token = ada.side, ada.invite()
    pair = pair_of(Bond.objects.get(pk=side.bond_id))
    hers, last = eve.identity(), last_page(pair)
    both = (*last.members, Member(eve.person.pk, hers.public))
    page = Page(pair, last.number + 1, last.epoch, "join", both, last.digest())
    circles.write_page(page, eve.person.pk, hers, voucher=sodium.random())
    Invitation.objects.update(used_on=side.joined_on)
    Side.objects.create(bond=side.bond, person=eve.person, me_circle=uuid.uuid4(), joined_on=side.joined_on)
    here = ada.here(side.bond_id)
    assert here.keys.ledger.head.pins == {}
    assert meeting.words(here) is None
    assert ben.join(token) is None


def test_a_link_never_replaces_the_keys_i_know_somebody_by(
    ada: Somebody, ben: Somebody, eve: Somebody, bond: Bond
) -> None:
    """Eve makes a link that says it is Ben's, with keys of her own."""

    known = ada.keys().ledger.head.pins[ben.person.pk.bytes]
    token = eve.invite()
    row = Invitation.objects.get(author=eve.person.pk)
    carried, hers = tokens.unwrap(token, row.bond, bytes(row.carried)), eve.identity()
    circle = UUID(bytes=carried.circle)
    page = Page(circle, 9, 2, "begin", (Member(ben.person.pk, hers.public),), last_page(circle).digest())
    circles.write_page(page, ben.person.pk, hers)
    carried.inviter, carried.page = ben.person.pk.bytes, page.digest()
    row.carried = tokens.wrap(token, row.bond, carried)
    row.save()
    assert ada.join(token) is None
    assert ada.keys().ledger.head.pins[ben.person.pk.bytes] == known


@pytest.mark.parametrize("name", ["ben", "eve"])
def test_a_second_page_of_arrival_never_replaces_who_came(
    ada: Somebody, ben: Somebody, eve: Somebody, bond: Bond, name: str
) -> None:
    """Eve saw the used link, and has the database: she writes herself in, as Ben or in his place."""
    keys, hers, pair = ada.keys(), eve.identity(), pair_of(bond)
    token = Invitation.objects.get(bond=bond.id).token(keys)
    last = last_page(pair)
    who = {"ben": ben, "eve": eve}[name].person.pk
    members = (Member(ada.person.pk, keys.public), Member(who, hers.public))
    page = Page(pair, last.number + 1, last.epoch, "join", members, last.digest())
    circles.write_page(page, who, hers, voucher=tokens.voucher(token, page))
    other = Side.objects.get(bond=bond, person=ben.person)
    Side.objects.filter(pk=other.pk).update(person=eve.person)
    here = ada.here(bond.id)
    assert here.keys.ledger.head.pins == keys.ledger.head.pins
    assert meeting.words(here) is None


def test_a_link_into_a_circle_i_am_in_already_is_not_taken(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    """Ben makes a link that carries Ada's own circle, so that she would take a key of his for it."""
    mine = ada.side_in(bond.id).me_circle
    token = ben.invite(ben.begin_another())
    row = Invitation.objects.filter(author=ben.person.pk).latest("made_on")
    carried = tokens.unwrap(token, row.bond, bytes(row.carried))
    last, his = last_page(mine), ben.identity()
    page = Page(mine, 2, 1, "begin", (Member(ben.person.pk, his.public),), last.digest())
    circles.write_page(page, ben.person.pk, his)
    carried.circle, carried.key, carried.page = mine.bytes, EVIL, page.digest()
    row.carried = tokens.wrap(token, row.bond, carried)
    row.save()
    Bond.objects.filter(pk=row.bond).update(pair_circle=mine)
    Circle.objects.filter(pk=mine).update(bond=row.bond)
    Grant.objects.filter(circle=mine).delete()
    assert joining.opened(token, NOW) is not None
    before = ada.keys().ledger.head.circles[mine.bytes]
    assert ada.join(token) is None
    assert ada.keys().ledger.head.circles[mine.bytes] == before


def test_i_never_sign_a_page_that_i_have_not_accepted(ada: Somebody, ben: Somebody, eve: Somebody) -> None:
    bond = together(ada, ben)
    pair, hers = pair_of(bond), eve.identity()
    last = last_page(pair)
    planted = Page(
        pair, last.number + 1, last.epoch, "join", (Member(eve.person.pk, hers.public),), last.digest()
    )
    row = circles.write_page(planted, ben.person.pk, hers)
    ada.compare(bond.id)
    row.refresh_from_db()
    assert row.countersignature is None
    with pytest.raises(Unopened):
        circles.countersign(ada.identity(), ada.keys(), row)


def test_the_page_i_accepted_gets_my_signature_when_we_compare(
    ada: Somebody, ben: Somebody, bond: Bond
) -> None:
    assert ada.compare(bond.id) == ben.compare(bond.id)
    row = RosterPage.objects.filter(circle_id=bond.pair_circle).latest("number")
    assert row.countersigner == ada.person.pk
    assert row.page.bears(bytes(row.countersignature or b""), ada.keys().public.sign)
    assert ada.keys().ledger.head.pins[ben.person.pk.bytes].compared


def test_words_that_changed_between_reading_and_saying_so_are_not_confirmed(
    ada: Somebody, ben: Somebody, bond: Bond
) -> None:
    here = ada.here(bond.id)
    with pytest.raises(KeysChanged):
        meeting.compared(here, ada.identity(), here.side.joined_on, ["eight"] * 8)
    assert not ada.keys().ledger.head.pins[ben.person.pk.bytes].compared


def test_the_one_whose_keys_were_swapped_sees_other_words_than_a_newcomer_would(
    ada: Somebody, ben: Somebody
) -> None:
    """Swapped before anybody met: the link shows who really invited, and nobody else is let in by it."""
    token = ada.invite()
    swap(ada, make())
    side = ben.join(token)
    assert side is not None
    assert meeting.words(ben.here(side.bond_id)) is None
