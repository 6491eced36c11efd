"""A link opens once, for whoever holds it, until it is used, taken back, refused, too old or made anew."""

from __future__ import annotations

from datetime import timedelta

import pytest

from goldseam.bonds import joining
from goldseam.bonds.models import Bond, Invitation, Side
from goldseam.bonds.models.invitation import VALID
from goldseam.vault import tokens
from goldseam.vault.models import Circle, Grant
from goldseam.vault.sodium import Unopened
from tests.vault.somebody import NOW, TODAY, Somebody, propose, reads
from tests.vault.watching import Stored, Watcher


def test_who_joins_writes_and_reads_at_once(ada: Somebody, ben: Somebody) -> None:
    side = ben.join(ada.invite())
    assert side is not None
    row = propose(ben, side.bond, "<text1> before she has looked")
    assert reads(ada, row) == reads(ben, row)
    assert ada.here(side.bond_id).partner_name == "Ben"
    assert ben.here(side.bond_id).partner_name == "Ada"


def test_a_link_opens_once(ada: Somebody, ben: Somebody, eve: Somebody) -> None:
    token = ada.invite()
    assert ben.join(token) is not None
    assert eve.join(token) is None
    assert joining.opened(token, NOW) is None
    assert Side.objects.filter(bond=ada.side.bond).count() == 2


def test_looking_uses_nothing_up(ada: Somebody, ben: Somebody) -> None:
    token = ada.invite()
    for _ in range(3):
        assert joining.opened(token, NOW) is not None
    assert ben.join(token) is not None


def test_nobody_joins_their_own_bond(ada: Somebody) -> None:
    assert ada.join(ada.invite()) is None
    assert Invitation.objects.get().used_on is None


@pytest.mark.parametrize("end", ["time", "taken back", "made anew"])
def test_a_link_that_ended_leads_nowhere(ada: Somebody, ben: Somebody, end: str) -> None:
    token = ada.invite()
    found = joining.opened(token, NOW)
    assert found is not None
    if end == "time":
        assert joining.opened(token, NOW + VALID - timedelta(seconds=1)) is not None
        assert joining.opened(token, NOW + VALID) is None
        return
    if end == "taken back":
        Invitation.objects.update(revoked_on=TODAY, carried=b"")
    else:
        ada.invite()
    assert joining.opened(token, NOW) is None
    assert ben.join(token) is None
    assert joining.join(found, ben.person, ben.identity(), ben.keys(), "Ben", TODAY) is None
    assert bytes(Invitation.objects.get(pk=found.invitation.pk).carried) == b""


def test_a_link_that_was_refused_looks_as_it_did_and_lets_nobody_in(ada: Somebody, ben: Somebody) -> None:
    token = ada.invite()
    found = joining.opened(token, NOW)
    assert found is not None
    joining.refuse(found, TODAY)
    again = joining.opened(token, NOW)
    assert again is not None
    assert again.carried == found.carried
    assert ben.join(token) is None
    assert not Side.objects.filter(person=ben.person, bond=ada.side.bond).exists()


def test_a_new_link_closes_what_the_old_one_opened(ada: Somebody, eve: Somebody) -> None:
    """Whoever saw the old link and kept its key reads nothing that is written from then on."""
    token = ada.invite()
    found = joining.opened(token, NOW)
    assert found is not None
    kept = Watcher(tokens={token})
    kept.watch(Stored.now())
    assert kept.circles
    ada.invite()
    texts, own = kept.watch(Stored.now())
    assert (texts, own) == (set(), set())


def test_without_the_link_the_stored_invitation_is_nothing(ada: Somebody, eve: Somebody) -> None:
    token = ada.invite()
    row = Invitation.objects.get()
    watcher = Watcher(passphrases={eve.passphrase}, tokens={tokens.make()})
    watcher.hold(eve.identity())
    watcher.watch(Stored.now())
    assert len(watcher.circles) == Grant.objects.filter(member=eve.person.pk).count() == 1
    assert token.encode() not in bytes(row.carried) + bytes(row.envelope) + bytes(row.token_name)
    with pytest.raises(Unopened):
        tokens.unwrap(tokens.make(), row.bond, bytes(row.carried))
    with pytest.raises(Unopened):
        tokens.unwrap(token, row.pk, bytes(row.carried))


@pytest.mark.parametrize("token", ["", "short", "A" * 21, "A" * 23, "ü" * 22, "A" * 200, "\0" * 22, "%" * 22])
def test_what_is_no_token_leads_nowhere(db: None, token: str) -> None:
    assert joining.opened(token, NOW) is None


def test_a_link_of_another_bond_in_this_row_leads_nowhere(
    ada: Somebody, eve: Somebody, ben: Somebody
) -> None:
    token, hers = ada.invite(), eve.invite()
    mine, other = (Invitation.objects.get(author=p.person.pk) for p in (ada, eve))
    carried = tokens.unwrap(hers, other.bond, bytes(other.carried))
    Invitation.objects.filter(pk=mine.pk).update(carried=tokens.wrap(token, mine.bond, carried))
    assert joining.opened(token, NOW) is None
    assert ben.join(token) is None


def test_the_shared_circle_swapped_under_a_link_leads_nowhere(ada: Somebody, ben: Somebody) -> None:
    token = ada.invite()
    Bond.objects.filter(pk=ada.side.bond_id).update(pair_circle=ada.side.me_circle)
    assert joining.opened(token, NOW) is None
    assert ben.join(token) is None


def test_each_has_a_circle_alone_beside_the_shared_one(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    holders = {
        circle.pk: {g.member for g in Grant.objects.filter(circle=circle)}
        for circle in Circle.objects.filter(bond=bond.id)
    }
    assert holders == {
        ada.side_in(bond.id).me_circle: {ada.person.pk},
        ben.side_in(bond.id).me_circle: {ben.person.pk},
        bond.pair_circle: {ada.person.pk, ben.person.pk},
    }


def test_several_bonds_stay_apart(ada: Somebody, ben: Somebody, eve: Somebody, bond: Bond) -> None:
    side = eve.join(ada.invite(ada.begin_another()))
    assert side is not None
    other = Bond.objects.get(pk=side.bond_id)
    ada.here(other.id)
    propose(ada, bond, "<text1>")
    propose(ada, other, "<text2>")
    for one, sees, not_ in ((ben, b"<text1>", b"<text2>"), (eve, b"<text2>", b"<text1>")):
        watcher = Watcher(passphrases={one.passphrase})
        texts, _ = watcher.watch(Stored.now())
        assert sees in texts
        assert not_ not in texts


def test_a_second_bond_with_the_same_person_keeps_that_we_compared(
    ada: Somebody, ben: Somebody, bond: Bond
) -> None:
    ada.compare(bond.id)
    ben.compare(bond.id)
    side = ada.join(ben.invite(ben.begin_another()))
    assert side is not None
    ben.here(side.bond_id)
    for one, other in ((ada, ben), (ben, ada)):
        assert one.keys().ledger.head.pins[other.person.pk.bytes].compared


def test_a_name_is_sealed_to_both_and_goes_with_who_leaves(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    ben.leave(ben.side_in(bond.id))
    here = ada.here(bond.id)
    assert here.partner is not None
    assert not here.both
    assert here.partner_name == ""
