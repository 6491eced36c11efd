"""What somebody who can write into the database plants there is never used: grants, keys, pages, circles."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from goldseam.agreements.models import Agreement
from goldseam.bonds import meeting
from goldseam.bonds.models import Bond, Side
from goldseam.exercises.models import Reflection
from goldseam.vault import circles, sodium
from goldseam.vault.circles import KeysChanged
from goldseam.vault.grants import Terms, grant, key_id
from goldseam.vault.identity import Identity, make
from goldseam.vault.models import Circle, Grant, Keyring, LedgerHead, RosterPage
from goldseam.vault.models.circle import packed
from goldseam.vault.rosters import Member, Page
from goldseam.vault.sodium import Unopened
from tests.vault.somebody import Open, Somebody, words

EVIL = bytes(range(32))


def last_page(circle: UUID) -> Page:
    return RosterPage.objects.filter(circle_id=circle).latest("number").page


def plant(
    victim: Somebody, circle: UUID, key: bytes, signer: UUID, sign_secret: bytes, **changed: object
) -> Grant:
    """A grant for the victim in place of the one there is, well-formed in all that is not ``changed``."""
    row = Circle.objects.get(pk=circle)
    page = last_page(circle)
    terms = Terms(circle, page.epoch, victim.person.pk, victim.keys().public.box, signer, page.digest())
    named = changed.pop("named", None)
    terms = replace(terms, **changed)
    box, signature = grant(replace(terms, circle=named) if named else terms, key, sign_secret)
    Grant.objects.filter(circle=circle, member=victim.person.pk).delete()
    return Grant.objects.create(
        bond=row.bond,
        circle=row,
        epoch=terms.epoch,
        member=victim.person.pk,
        member_box=terms.member_box,
        signer=terms.signer,
        roster=terms.roster,
        key_id=key_id(circle, key),
        box=box,
        signature=signature,
    )


def page_of(circle: UUID, signer: Somebody) -> None:
    """A page of a new epoch with the members there are, signed by somebody."""
    last = last_page(circle)
    page = Page(circle, last.number + 1, last.epoch + 1, "renew", last.members, last.digest())
    circles.write_page(page, signer.person.pk, signer.identity())


def believes(victim: Somebody, circle: UUID) -> bool:
    keys = victim.keys()
    bond = Circle.objects.get(pk=circle).bond
    try:
        keys.key(bond, circle, keys.epoch(bond, circle))
    except Unopened:
        return False
    return True


def pair_of(bond: Bond) -> UUID:
    assert bond.pair_circle is not None
    return bond.pair_circle


def test_what_the_other_really_granted_is_believed(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    page_of(pair_of(bond), ben)
    plant(ada, pair_of(bond), EVIL, ben.person.pk, ben.identity().sign_secret)
    assert believes(ada, pair_of(bond))


def test_another_key_for_an_epoch_i_know_is_not_taken_from_anybody(
    ada: Somebody, ben: Somebody, bond: Bond
) -> None:
    plant(ada, pair_of(bond), EVIL, ben.person.pk, ben.identity().sign_secret)
    assert not believes(ada, pair_of(bond))
    plant(ada, pair_of(bond), EVIL, ada.person.pk, ada.identity().sign_secret)
    assert not believes(ada, pair_of(bond))


@pytest.mark.parametrize("round_", range(3))
@pytest.mark.parametrize(
    "attack",
    [
        "a stranger signs in the name of the other",
        "a stranger signs in a name of their own",
        "a newer epoch than the roster's",
        "an older epoch than the one I saw",
        "a roster page that is not there",
        "another member's name in it",
        "another circle's name in it",
        "another box than the one that was signed",
        "another key than the one that is named",
        "my own name under a stranger's signature",
    ],
)
def test_a_grant_that_was_planted_is_never_used(
    ada: Somebody, ben: Somebody, eve: Somebody, bond: Bond, attack: str, round_: int
) -> None:
    pair, his, evil = pair_of(bond), ben.identity().sign_secret, sodium.random()
    ben_, eve_ = ben.person.pk, eve.person.pk
    hers = eve.identity().sign_secret
    if attack == "an older epoch than the one I saw":
        ben.renew()
        ada.here(bond.id)
        his = ben.identity().sign_secret
    else:
        page_of(pair, ben)
    plants: dict[str, Callable[[], Grant]] = {
        "a stranger signs in the name of the other": lambda: plant(ada, pair, evil, ben_, hers),
        "a stranger signs in a name of their own": lambda: plant(ada, pair, evil, eve_, hers),
        "a newer epoch than the roster's": lambda: plant(ada, pair, evil, ben_, his, epoch=3 + round_),
        "an older epoch than the one I saw": lambda: plant(ada, pair, evil, ben_, his, epoch=1),
        "a roster page that is not there": lambda: plant(ada, pair, evil, ben_, his, roster=sodium.random()),
        "another member's name in it": lambda: plant(ada, pair, evil, ben_, his, member=eve_),
        "another circle's name in it": lambda: plant(ada, pair, evil, ben_, his, named=uuid.uuid4()),
        "another box than the one that was signed": lambda: plant(ada, pair, evil, ben_, his),
        "another key than the one that is named": lambda: plant(ada, pair, evil, ben_, his),
        "my own name under a stranger's signature": lambda: plant(ada, pair, evil, ada.person.pk, hers),
    }
    row = plants[attack]()
    if attack == "another box than the one that was signed":
        inside = sodium.box_open(ada.identity().bundle.box_secret, bytes(row.box))
        row.box = sodium.box_seal(ada.keys().public.box, inside[:-32] + sodium.random())
        row.save()
    if attack == "another key than the one that is named":
        row.key_id = key_id(pair, sodium.random())
        row.save()
    assert not believes(ada, pair)


@pytest.mark.parametrize("anew", [False, True], ids=["in this epoch", "in a new one"])
def test_the_other_can_not_plant_a_key_into_the_circle_i_am_alone_in(
    ada: Somebody, ben: Somebody, bond: Bond, anew: bool
) -> None:
    mine = ada.side_in(bond.id).me_circle
    if anew:
        page_of(mine, ben)
    plant(ada, mine, EVIL, ben.person.pk, ben.identity().sign_secret)
    assert not believes(ada, mine)
    with pytest.raises(Unopened):
        ada.write("for me alone", ada.side_in(bond.id))


def test_somebody_i_know_from_another_bond_can_not_plant_a_key_here(
    ada: Somebody, ben: Somebody, eve: Somebody, bond: Bond
) -> None:
    side = eve.join(ada.invite(ada.begin_another()))
    assert side is not None
    ada.here(side.bond_id)
    page_of(pair_of(bond), ben)
    plant(ada, pair_of(bond), EVIL, eve.person.pk, eve.identity().sign_secret)
    assert not believes(ada, pair_of(bond))


def test_a_page_planted_on_my_own_circle_lets_nobody_in_when_i_renew(
    ada: Somebody, ben: Somebody, bond: Bond
) -> None:
    """The other, who also holds the database, writes themself onto the roster of the circle I am alone in."""
    mine = ada.side_in(bond.id).me_circle
    ada.write("for me alone", ada.side_in(bond.id))
    him, last = ben.identity(), last_page(mine)
    both = (*last.members, Member(ben.person.pk, him.public))
    circles.write_page(Page(mine, last.number + 1, 1, "join", both, last.digest()), ben.person.pk, him)
    before = list(Keyring.objects.values())
    with pytest.raises(Unopened):
        ada.renew()
    assert not Grant.objects.filter(circle=mine, member=ben.person.pk).exists()
    assert list(Keyring.objects.values()) == before


@pytest.mark.parametrize("column", ["me_circle", "pair_circle"])
def test_columns_that_were_swapped_never_make_me_seal_private_words_for_two(
    ada: Somebody, ben: Somebody, bond: Bond, column: str
) -> None:
    side = ada.side_in(bond.id)
    mine, pair = side.me_circle, pair_of(bond)
    if column == "me_circle":
        Side.objects.filter(pk=side.pk).update(me_circle=pair)
        with pytest.raises(Unopened):
            ada.write("for me alone", ada.side_in(bond.id))
        assert not Reflection.objects.exists()
    else:
        Bond.objects.filter(pk=bond.pk).update(pair_circle=mine)
        agreement = Agreement.objects.create(bond=bond, kind="statement")
        changed = Agreement.objects.get(pk=agreement.pk)
        with pytest.raises(Unopened):
            changed.propose(
                ada.side_in(bond.id), ada.keys(), "for two", False, 0, words("").at, side.joined_on
            )


def test_another_bonds_circle_never_takes_the_place_of_ours(
    ada: Somebody, ben: Somebody, eve: Somebody, bond: Bond
) -> None:
    second = eve.join(ada.invite(ada.begin_another()))
    assert second is not None
    ada.here(second.bond_id)
    theirs = pair_of(Bond.objects.get(pk=second.bond_id))
    Bond.objects.filter(pk=bond.pk).update(pair_circle=theirs)
    agreement = Agreement.objects.create(bond=Bond.objects.get(pk=bond.pk), kind="statement")
    side = ada.side_in(bond.id)
    with pytest.raises(Unopened):
        agreement.propose(side, ada.keys(), "for us two", False, 0, words("").at, side.joined_on)


@pytest.mark.parametrize("whose", ["my own circle", "the circle of another bond"])
def test_a_link_never_carries_a_circle_that_does_not_wait_for_somebody(
    ada: Somebody, ben: Somebody, bond: Bond, whose: str
) -> None:
    alone = ada.begin_another()
    swapped = alone.me_circle if whose == "my own circle" else pair_of(bond)
    Bond.objects.filter(pk=alone.bond_id).update(pair_circle=swapped)
    with pytest.raises(Unopened):
        ada.invite(Side.objects.select_related("bond").get(pk=alone.pk))


def test_inviting_where_somebody_is_already_locks_nobody_out(
    ada: Somebody, ben: Somebody, bond: Bond
) -> None:
    with pytest.raises(Unopened):
        ada.invite(ada.side_in(bond.id))
    assert believes(ben, pair_of(bond))


def swap(person: Somebody, identity: Identity) -> None:
    public = identity.public
    Keyring.objects.filter(pk=person.person.pk).update(box_public=public.box, sign_public=public.sign)


@pytest.mark.parametrize("part", ["both", "box", "sign"])
def test_nothing_is_granted_to_keys_that_were_swapped_in_the_database(
    ada: Somebody, ben: Somebody, bond: Bond, part: str
) -> None:
    evil, ring = make(), Keyring.objects.get(pk=ben.person.pk)
    if part in ("both", "box"):
        ring.box_public = evil.public.box
    if part in ("both", "sign"):
        ring.sign_public = evil.public.sign
    ring.save()
    before = set(Grant.objects.values_list("id", flat=True))
    with pytest.raises(KeysChanged):
        ada.renew()
    with pytest.raises(KeysChanged):
        keys = ada.keys()
        pair = Circle.objects.get(pk=bond.pair_circle)
        circles.rotate(ada.identity(), keys, pair, [ada.person.pk, ben.person.pk], "renew")
    assert set(Grant.objects.values_list("id", flat=True)) == before
    assert meeting.words(ada.here(bond.id)) is None


def test_a_ledger_that_was_taken_away_does_not_begin_anew(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    LedgerHead.objects.filter(pk=ada.person.pk).delete()
    with pytest.raises(Unopened):
        ada.keys().ledger.head  # noqa: B018
    with pytest.raises(Unopened):
        ada.write("words", ada.side_in(bond.id))


def test_anothers_ledger_in_place_of_mine_does_not_open(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    theirs = LedgerHead.objects.get(pk=ben.person.pk)
    LedgerHead.objects.filter(pk=ada.person.pk).update(sealed=theirs.sealed)
    with pytest.raises(Unopened):
        ada.here(bond.id)


def test_members_in_the_page_are_bound_to_its_digest(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    row = RosterPage.objects.filter(circle_id=bond.pair_circle).latest("number")
    evil = make()
    row.members = packed(tuple(Member(m.person, evil.public) for m in row.page.members))
    row.save()
    with pytest.raises(Unopened):
        ada.keys().roster(pair_of(bond))
    assert Open(ada.keys()).keys.person == ada.person.pk
