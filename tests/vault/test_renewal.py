"""Everything anew: silent for who was let in, closed to whoever held the old keys."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldseam.agreements.models import Wording
from goldseam.bonds import joining, meeting
from goldseam.bonds.models import Bond, Invitation, Name
from goldseam.export.leaving import close
from goldseam.people.kept import Carried
from goldseam.vault import envelope, sodium
from goldseam.vault.circles import KeysChanged
from goldseam.vault.door import door
from goldseam.vault.identity import make
from goldseam.vault.keys import Keys
from goldseam.vault.models import Grant, Keyring, LedgerHead, RosterPage, Slot, Succession
from goldseam.vault.sodium import Unopened
from goldseam.writing.holding import Shelf
from goldseam.writing.models import Draft, Held
from tests.vault.somebody import NOW, TODAY, Somebody, propose, reads


def test_the_other_goes_on_reading_and_writing_after_i_renew(
    ada: Somebody, ben: Somebody, bond: Bond
) -> None:
    first = propose(ada, bond, "before")
    ben.renew()
    second = propose(ben, bond, "after")
    ada.here(bond.id)
    assert (reads(ada, first), reads(ada, second)) == ("before", "after")
    assert reads(ben, propose(ada, bond, "and on")) == "and on"


def test_nobody_has_to_compare_again_and_the_words_stay(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    words = ada.compare(bond.id)
    for one in (ben, ada, ben):
        one.renew()
        assert meeting.words(ada.here(bond.id)) == meeting.words(ben.here(bond.id)) == words
    assert ada.keys().ledger.head.pins[ben.person.pk.bytes].compared
    assert ada.keys().ledger.head.pins[ben.person.pk.bytes].public == ben.keys().public


def test_both_renewing_many_times_in_any_order_lose_nothing(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    row, private = propose(ada, bond, "given"), ada.write("mine", ada.side_in(bond.id))
    for one in (ben, ben, ada, ben, ada, ada):
        one.renew()
    assert reads(ada, row) == reads(ben, row) == "given"
    assert ada.read(private) == "mine"
    assert RosterPage.objects.filter(circle_id=bond.pair_circle).count() == 2 + 6


def test_two_bonds_with_the_same_person_both_stay_open(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    """He renews between my visits, so that each bond's roster is signed with other keys of his."""
    second = ben.join(ada.invite(ada.begin_another()))
    assert second is not None
    other = Bond.objects.get(pk=second.bond_id)
    ben.renew()
    ada.here(bond.id)
    ben.renew()
    rows = [propose(ben, one, "given") for one in (bond, other)]
    for one, row in ((bond, rows[0]), (other, rows[1])):
        ada.here(one.id)
        assert reads(ada, row) == "given"


def test_who_came_and_renewed_before_the_inviter_looked_is_still_met(ada: Somebody, ben: Somebody) -> None:
    side = ben.join(ada.invite())
    assert side is not None
    ben.renew()
    assert meeting.words(ada.here(side.bond_id)) == meeting.words(ben.here(side.bond_id)) is not None


def test_an_inviter_who_renews_before_looking_loses_nobody(ada: Somebody, ben: Somebody) -> None:
    side = ben.join(ada.invite())
    assert side is not None
    ada.renew()
    assert Grant.objects.filter(circle=side.bond.pair_circle, member=ben.person.pk).exists()
    assert meeting.words(ben.here(side.bond_id)) == meeting.words(ada.here(side.bond_id)) is not None


def test_renewal_takes_back_a_link_that_may_have_been_seen(ada: Somebody, ben: Somebody) -> None:
    token = ada.invite()
    ada.renew()
    assert joining.opened(token, NOW) is None
    assert ben.join(token) is None
    assert bytes(Invitation.objects.get().carried) == b""
    assert ben.join(ada.invite()) is not None


def test_words_held_for_the_old_keys_become_drafts_before_these_go(ada: Somebody) -> None:
    place = reverse("statement-propose", kwargs={"bond": ada.side.bond_id})
    Shelf().hold(ada.person.pk, ada.keys().public.box, Carried(place, {"text": ["typed while locked"]}))
    ada.renew()
    assert not Held.objects.exists()
    assert Draft.objects.get().read(ada.keys()).fields == {"text": ["typed while locked"]}


def test_the_old_passphrase_and_the_old_code_open_nothing_after_a_renewal(ada: Somebody) -> None:
    old, code = ada.passphrase, ada.take_code()
    ada.renew()
    with pytest.raises(Unopened):
        door().open(ada.person.pk, old)
    with pytest.raises(Unopened):
        door().open_with_code(ada.person.pk, code)
    assert door().open_with_code(ada.person.pk, ada.codes[-1]).root == ada.identity().root
    assert Slot.objects.filter(person=ada.person).count() == 2


def test_old_keys_open_no_ledger_and_no_grant_after_a_renewal(
    ada: Somebody, ben: Somebody, bond: Bond
) -> None:
    old = Keys(ada.person.pk, ada.identity().bundle)
    ada.renew()
    with pytest.raises(Unopened):
        old.ledger.head  # noqa: B018
    for grant in Grant.objects.filter(member=ada.person.pk):
        with pytest.raises(Unopened):
            sodium.box_open(old.bundle.box_secret, bytes(grant.box))


def test_who_has_left_is_not_let_in_again_when_i_renew(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    row, held = propose(ada, bond, "given"), ben.keys()
    key = held.key(bond.id, row.circle, 1)
    ben.leave(ben.side_in(bond.id))
    ada.renew()
    assert not Grant.objects.filter(member=ben.person.pk, bond=bond.id).exists()
    assert reads(ada, row) == "given"
    fresh = Wording.objects.get(pk=row.pk)
    assert fresh.epoch == 2
    with pytest.raises(Unopened):
        envelope.open_(key, fresh.place(), bytes(fresh.envelope))


@pytest.mark.parametrize("closed", [False, True], ids=["left", "closed the account"])
def test_what_was_given_stays_readable_when_who_left_had_renewed_unseen(
    ada: Somebody, ben: Somebody, bond: Bond, closed: bool
) -> None:
    """He renews, goes, and renews again elsewhere, all before she looks."""
    row = propose(ben, bond, "given")
    ben.renew()
    ben.renew()
    if closed:
        close(ben.person, ben.keys(), TODAY)
    else:
        ben.begin_another()
        ben.leave(ben.side_in(bond.id))
        ben.renew()
    assert reads(ada, row) == "given"
    ada.here(bond.id)
    assert reads(ada, row) == "given"
    ada.renew()
    assert reads(ada, row) == "given"
    ada.leave(ada.side_in(bond.id))
    assert Succession.objects.filter(person=ben.person.pk).exists() == (not closed)


def test_rotating_seals_every_row_of_the_circle_anew(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    rows = [propose(ada, bond, str(n)) for n in range(3)]
    before = {bytes(r.envelope) for r in Wording.objects.all()}
    ben.renew()
    after = Wording.objects.all()
    assert {r.epoch for r in after} == {n.epoch for n in Name.objects.all()} == {2}
    assert not before & {bytes(r.envelope) for r in after}
    ada.here(bond.id)
    assert [reads(ada, row) for row in rows] == ["0", "1", "2"]


def test_a_damaged_row_does_not_keep_the_others_from_being_rotated(ada: Somebody) -> None:
    good, bad = ada.write("good"), ada.write("bad")
    bad.envelope = bytes(bad.envelope)[:-1] + bytes([bytes(bad.envelope)[-1] ^ 1])
    bad.save()
    ada.renew()
    assert ada.read(good) == "good"
    with pytest.raises(Unopened):
        ada.read(bad)


def test_a_renewal_that_fails_changes_nothing(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    tables = (Keyring, Slot, Grant, RosterPage, Succession, LedgerHead)
    evil = make()
    Keyring.objects.filter(pk=ben.person.pk).update(sign_public=evil.public.sign)
    before = [list(table.objects.order_by("pk").values()) for table in tables]
    with pytest.raises(KeysChanged):
        ada.renew()
    assert [list(table.objects.order_by("pk").values()) for table in tables] == before
    assert ada.identity().public
