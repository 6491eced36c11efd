"""Making circles, letting somebody in, and rotating: everything that changes who may read.

All of it needs an ``Identity``, which exists only while a passphrase has just been given.
"""

from __future__ import annotations

from uuid import UUID

from goldseam.vault import envelope, sodium
from goldseam.vault.grants import grant, key_id
from goldseam.vault.identity import Identity, Public
from goldseam.vault.keys import Keys
from goldseam.vault.ledger import Seen
from goldseam.vault.models import Circle, Grant, Keyring, RosterPage
from goldseam.vault.models.circle import packed
from goldseam.vault.models.row import sealed_models
from goldseam.vault.rosters import NONE_BEFORE, Member, Page
from goldseam.vault.sodium import Unopened


class KeysChanged(Exception):
    """A member's keys in the database are not the ones that were pinned; nothing was granted."""


def begin(identity: Identity, keys: Keys, bond: UUID, shared: bool = False) -> Circle:
    """A new circle with one member, me; ``shared`` when it waits for the other. Enters it into my ledger."""
    circle = Circle.objects.create(bond=bond)
    page = Page(circle.id, 1, 1, "begin", (Member(keys.person, identity.public),), NONE_BEFORE)
    write_page(page, keys.person, identity)
    key = sodium.random()
    give(identity, keys.person, circle, 1, page, key, Member(keys.person, identity.public))
    keys.hold(circle.id, 1, key)
    keys.ledger.head.circles[circle.id.bytes] = Seen(
        1, 1, page.digest(), sodium.random(), key_id(circle.id, key), bond.bytes, shared
    )
    return circle


def write_page(page: Page, signer: UUID, identity: Identity, voucher: bytes | None = None) -> RosterPage:
    """Adds a signed page to a circle's roster."""
    return RosterPage.objects.create(
        circle_id=page.circle,
        number=page.number,
        epoch=page.epoch,
        reason=page.reason,
        members=packed(page.members),
        before=page.before,
        signer=signer,
        signature=page.signed_by(identity.sign_secret),
        voucher=voucher,
    )


def give(
    identity: Identity, signer: UUID, circle: Circle, epoch: int, page: Page, key: bytes, member: Member
) -> None:
    """Grants a circle's key to one member."""
    row = Grant(
        bond=circle.bond,
        circle=circle,
        epoch=epoch,
        member=member.person,
        member_box=member.public.box,
        signer=signer,
        roster=page.digest(),
        key_id=key_id(circle.id, key),
    )
    row.box, row.signature = grant(row.terms, key, identity.sign_secret)
    row.save(force_insert=True)


def countersign(identity: Identity, keys: Keys, page: RosterPage) -> None:
    """My second signature under a page another member wrote, which must be the one I accepted."""
    seen = keys.ledger.head.circles.get(page.circle_id.bytes)
    if seen is None or seen.page != page.page.digest():
        raise Unopened
    page.countersigner = keys.person
    page.countersignature = page.page.signed_by(identity.sign_secret)
    page.save(update_fields=["countersigner", "countersignature"])


def rotate(identity: Identity, keys: Keys, circle: Circle, members: list[UUID], reason: str) -> int:
    """A new key for these members and every row of the circle sealed under it; old grants are erased.

    Returns how many rows were sealed anew. Raises ``KeysChanged`` when a member's keys are not the pinned
    ones, ``Unopened`` when I do not hold the present key or the roster is not one I can follow. Runs inside
    one transaction; the caller saves the ledger.
    """
    old_epoch = keys.epoch(circle.bond, circle.id)
    keys.key(circle.bond, circle.id, old_epoch)
    last = keys.roster(circle.id)
    named = tuple(Member(who, _pinned(keys, identity, who)) for who in members)
    epoch = old_epoch + 1
    page = Page(circle.id, last.number + 1, epoch, reason, named, last.digest())
    write_page(page, keys.person, identity)
    key = sodium.random()
    Grant.objects.filter(circle=circle).delete()
    for member in named:
        give(identity, keys.person, circle, epoch, page, key, member)
    count = _reseal(keys, circle, old_epoch, epoch, key)
    circle.epoch = epoch
    circle.save(update_fields=["epoch"])
    keys.accept(page, key_id(circle.id, key))
    keys.hold(circle.id, epoch, key)
    return count


def _pinned(keys: Keys, identity: Identity, person: UUID) -> Public:
    if person == keys.person:
        return identity.public
    try:
        return keys.public_of(person)
    except Unopened:
        raise KeysChanged from None


def _reseal(keys: Keys, circle: Circle, old_epoch: int, epoch: int, key: bytes) -> int:
    count = 0
    old = keys.key(circle.bond, circle.id, old_epoch)
    for model in sealed_models():
        rows = list(model._default_manager.filter(bond=circle.bond, circle=circle.id))
        for row in rows:
            try:
                plain = envelope.open_(old, row.place(), bytes(row.envelope))
            except Unopened:
                continue  # damaged before; it stays as it is, and shows as what can not be opened
            row.epoch = epoch
            row.envelope = envelope.seal(key, row.place(), plain)
        model._default_manager.bulk_update(rows, ["epoch", "envelope"], batch_size=200)
        count += len(rows)
    return count


def shown_public(person: UUID) -> Public:
    """The keys the database shows for a person; believed only after a pin or a comparison."""
    return Keyring.objects.get(person_id=person).public
