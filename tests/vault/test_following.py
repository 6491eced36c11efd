"""Keys that follow others, and rosters: each step vouched for by the one before, and none undone."""

from __future__ import annotations

import pytest

from goldseam.bonds import meeting
from goldseam.bonds.models import Bond
from goldseam.vault import circles, sodium
from goldseam.vault.circles import KeysChanged
from goldseam.vault.identity import Identity, make, succession
from goldseam.vault.models import Circle, Grant, Keyring, LedgerHead, RosterPage, Succession
from goldseam.vault.rosters import Member, Page
from goldseam.vault.sodium import Unopened
from tests.vault.somebody import Somebody, propose


def forge(person: Somebody, signer: Identity, new: Identity, epoch: int = 2) -> None:
    """A succession for somebody's keys as a forger would write it into the database, and the keys with it."""
    old = person.identity().public
    signature = sodium.sign(signer.sign_secret, succession(person.person.pk, epoch, old, new.public))
    Succession.objects.create(
        person=person.person.pk,
        epoch=epoch,
        old_box=old.box,
        old_sign=old.sign,
        new_box=new.public.box,
        new_sign=new.public.sign,
        signature=signature,
    )
    public = new.public
    Keyring.objects.filter(pk=person.person.pk).update(box_public=public.box, sign_public=public.sign)


def test_a_forged_succession_is_refused(ada: Somebody, ben: Somebody, eve: Somebody, bond: Bond) -> None:
    evil = make()
    forge(ben, eve.identity(), evil)
    with pytest.raises(Unopened):
        ada.keys().public_of(ben.person.pk)
    with pytest.raises(KeysChanged):
        ada.renew()
    assert meeting.words(ada.here(bond.id)) is None
    assert ada.keys().ledger.head.pins[ben.person.pk.bytes].public != evil.public


def test_a_succession_that_names_itself_is_refused(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    """The new keys sign that they follow the old ones: only the old ones could say so."""
    evil = make()
    forge(ben, evil, evil)
    with pytest.raises(Unopened):
        ada.keys().public_of(ben.person.pk)


def test_keys_that_were_left_behind_can_not_name_others_any_more(
    ada: Somebody, ben: Somebody, bond: Bond
) -> None:
    """Whoever stole his old keys, and has the database, forks the line; I have seen where it went."""
    stolen = ben.identity()
    ben.renew()
    ada.here(bond.id)
    known, evil = ada.keys().public_of(ben.person.pk), make()
    Succession.objects.all().delete()
    signature = sodium.sign(stolen.sign_secret, succession(ben.person.pk, 2, stolen.public, evil.public))
    Succession.objects.create(
        person=ben.person.pk,
        epoch=2,
        old_box=stolen.public.box,
        old_sign=stolen.public.sign,
        new_box=evil.public.box,
        new_sign=evil.public.sign,
        signature=signature,
    )
    assert ada.keys().public_of(ben.person.pk) == known
    Keyring.objects.filter(pk=ben.person.pk).update(box_public=evil.public.box, sign_public=evil.public.sign)
    with pytest.raises(Unopened):
        ada.keys().public_of(ben.person.pk)


def test_an_epoch_that_was_left_behind_does_not_come_back(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    """Grant and roster of before his renewal are put back, so that I would write under the old key."""
    pages, grants = list(RosterPage.objects.all()), list(Grant.objects.all())
    circle = Circle.objects.get(pk=bond.pair_circle)
    ben.renew()
    ada.here(bond.id)
    RosterPage.objects.all().delete()
    Grant.objects.all().delete()
    RosterPage.objects.bulk_create(pages)
    Grant.objects.bulk_create(grants)
    Circle.objects.filter(pk=circle.pk).update(epoch=1)
    keys = ada.keys()
    with pytest.raises(Unopened):
        keys.key(bond.id, circle.id, keys.epoch(bond.id, circle.id))
    with pytest.raises(Unopened):
        propose(ada, bond, "under the old key")


def test_what_the_other_changed_is_in_my_ledger_after_one_visit(
    ada: Somebody, ben: Somebody, bond: Bond
) -> None:
    assert bond.pair_circle is not None
    ben.renew()
    assert ada.keys().behind(bond.id)
    ada.here(bond.id)
    seen = ada.keys().ledger.head.circles[bond.pair_circle.bytes]
    assert (seen.epoch, seen.number) == (2, 3)
    before = LedgerHead.objects.get(pk=ada.person.pk).sealed
    ada.here(bond.id)
    assert LedgerHead.objects.get(pk=ada.person.pk).sealed == before


@pytest.mark.parametrize(
    "attack",
    [
        "a page left out",
        "a number left out",
        "another circle's page",
        "pages in another order",
        "an epoch skipped",
        "a page by somebody who was no member",
        "a page by somebody who comes in by it",
        "a page under another's name",
        "a page rewritten after it was signed",
    ],
)
def test_a_roster_that_does_not_follow_is_not_walked(
    ada: Somebody, ben: Somebody, eve: Somebody, bond: Bond, attack: str
) -> None:
    pair, known = bond.pair_circle, eve.join(ada.invite(ada.begin_another()))
    assert pair is not None and known is not None
    ada.here(known.bond_id)  # Eve is somebody Ada knows, only not here
    last = ada.keys().roster(pair)
    him, hers = ben.identity(), eve.identity()
    me, he, she = last.members[0], Member(ben.person.pk, him.public), Member(eve.person.pk, hers.public)
    me = next(m for m in last.members if m.person == ada.person.pk)

    def page(number: int, before: Page, epoch: int = 1, members: tuple[Member, ...] = (me, he)) -> Page:
        return Page(pair, number, epoch, "renew", members, before.digest())

    if attack == "a number left out":
        circles.write_page(page(4, last), ben.person.pk, him)
    elif attack == "a page left out":
        circles.write_page(page(4, page(3, last)), ben.person.pk, him)
    elif attack == "another circle's page":
        other = Page(eve.side.me_circle, 3, 1, "renew", (me, he), last.digest())
        row = circles.write_page(page(3, last), ben.person.pk, him)
        row.signature = other.signed_by(him.sign_secret)
        row.save()
    elif attack == "pages in another order":
        one, two = page(3, last), page(4, page(3, last))
        circles.write_page(Page(pair, 3, 1, "renew", two.members, two.before), ben.person.pk, him)
        circles.write_page(Page(pair, 4, 1, "renew", one.members, one.before), ben.person.pk, him)
    elif attack == "an epoch skipped":
        circles.write_page(page(3, last, epoch=3), ben.person.pk, him)
    elif attack == "a page by somebody who was no member":
        circles.write_page(page(3, last), eve.person.pk, hers)
    elif attack == "a page by somebody who comes in by it":
        circles.write_page(page(3, last, members=(me, he, she)), eve.person.pk, hers)
    elif attack == "a page under another's name":
        circles.write_page(page(3, last), ben.person.pk, hers)
    else:
        row = circles.write_page(page(3, last), ben.person.pk, him)
        row.reason = "begin"
        row.save()
    with pytest.raises(Unopened):
        ada.keys().roster(pair)


def test_a_page_the_other_really_wrote_is_walked(ada: Somebody, ben: Somebody, bond: Bond) -> None:
    pair = bond.pair_circle
    assert pair is not None
    last = ada.keys().roster(pair)
    page = Page(pair, 3, 2, "renew", last.members, last.digest())
    circles.write_page(page, ben.person.pk, ben.identity())
    assert ada.keys().roster(pair) == page
