"""The other side: opening a link, joining, refusing, and being known to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from goldseam.bonds.beginning import call
from goldseam.bonds.models import Bond, Invitation, Side
from goldseam.people.models import Person
from goldseam.vault import circles, sodium, tokens
from goldseam.vault.identity import Identity, Public
from goldseam.vault.keys import Keys
from goldseam.vault.ledger import Pin, Seen
from goldseam.vault.models import Circle, RosterPage
from goldseam.vault.rosters import Member, Page
from goldseam.vault.sodium import Unopened
from goldseam.vault.words import fingerprint_words

if TYPE_CHECKING:
    from goldseam.bonds.asking import Here


@dataclass(frozen=True, repr=False)
class Opened:
    """An invitation somebody holds the link of: who invites, and into what."""

    invitation: Invitation
    token: str
    carried: tokens.Carried


def opened(token: str, now: datetime) -> Opened | None:
    """What a link leads to, or nothing: used, taken back, refused, too old and never made look the same."""
    try:
        row = Invitation.objects.standing(now).filter(token_name=tokens.name(token)).first()
        return Opened(row, token, tokens.unwrap(token, row.bond, bytes(row.carried))) if row else None
    except Unopened:
        return None


def refuse(found: Opened, today: date) -> None:
    """The link stops opening. For the inviter it looks like time running out."""
    Invitation.objects.filter(id=found.invitation.id).update(refused_on=today, carried=b"")


def join(found: Opened, person: Person, identity: Identity, keys: Keys, name: str, today: date) -> Side | None:
    """The second side of a bond. One transaction; saves the ledger.

    Nothing when the link was used meanwhile, or leads into a bond this person is already in.
    Raises ``Unopened`` when what the link carries is not what the roster says.
    """
    taken = Invitation.objects.filter(id=found.invitation.id, used_on=None, revoked_on=None, refused_on=None)
    bond = Bond.objects.get(id=found.invitation.bond)
    if bond.sides.filter(person=person).exists() or bond.sides.count() != 1:
        return None
    if not taken.update(used_on=today, carried=b""):
        return None
    keys.ledger.begin()
    circle = Circle.objects.get(id=UUID(bytes=found.carried.circle))
    inviter = Member(UUID(bytes=found.carried.inviter), Public(found.carried.box, found.carried.sign))
    _sign_in_to(circle, found, inviter, identity, keys)
    mine = circles.begin(identity, keys, bond.id)
    side = Side.objects.create(bond=bond, person=person, me_circle=mine.id, joined_on=today)
    keys.ledger.head.name = keys.ledger.head.name or name
    call(bond.id, circle.id, keys, name)
    keys.ledger.save()
    return side


def _sign_in_to(circle: Circle, found: Opened, inviter: Member, identity: Identity, keys: Keys) -> None:
    last = RosterPage.objects.filter(circle=circle).order_by("-number").first()
    if last is None or last.page.digest() != found.carried.page:
        raise Unopened
    if not last.page.bears(bytes(last.signature), inviter.public.sign):
        raise Unopened
    me = Member(keys.person, identity.public)
    page = Page(circle.id, last.number + 1, last.epoch, "join", (inviter, me), found.carried.page)
    circles.write_page(page, keys.person, identity, tokens.voucher(found.token, page))
    circles.give(identity, keys.person, circle, last.epoch, page, found.carried.key, me)
    keys.hold(circle.id, last.epoch, found.carried.key)
    keys.ledger.head.pins[inviter.person.bytes] = Pin(inviter.public.box, inviter.public.sign)
    keys.ledger.head.circles[circle.id.bytes] = Seen(last.epoch, page.number, page.digest(), sodium.random())


def greet(here: Here) -> None:
    """The inviter's program meets who joined: pinned once the roster page shows they held the link."""
    bond, keys = here.bond, here.keys
    if bond.pair_circle is None or len(keys.ledger.head.pins) and _known(here):
        return
    page = RosterPage.objects.filter(circle_id=bond.pair_circle, reason="join").order_by("-number").first()
    if page is None or page.voucher is None or page.signer == keys.person:
        return
    joiner = next((m for m in page.page.members if m.person == page.signer), None)
    if joiner is None or not page.page.bears(bytes(page.signature), joiner.public.sign):
        return
    for invitation in Invitation.objects.filter(bond=bond.id, author=keys.person).exclude(used_on=None):
        if sodium.same(tokens.voucher(invitation.token(keys), page.page), bytes(page.voucher)):
            with transaction.atomic():
                keys.ledger.begin()
                keys.ledger.head.pins[joiner.person.bytes] = Pin(joiner.public.box, joiner.public.sign)
                seen = keys.ledger.head.circles[bond.pair_circle.bytes]
                seen.number, seen.page = page.number, page.page.digest()
                keys.ledger.save()
            return


def _known(here: Here) -> bool:
    partner = here.partner
    return partner is None or partner.person_id is None or partner.person_id.bytes in here.keys.ledger.head.pins


def words(here: Here) -> list[str] | None:
    """The eight words both should read, or nothing while the other is not known."""
    partner = here.partner
    if partner is None or partner.person_id is None:
        return None
    try:
        return fingerprint_words(here.keys.public, here.keys.public_of(partner.person_id))
    except Unopened:
        return None


def compared(here: Here, identity: Identity, today: date) -> None:
    """The words were the same: the pin is confirmed, and the roster page gets its second signature."""
    partner = here.partner
    assert partner is not None and partner.person_id is not None
    keys = here.keys
    with transaction.atomic():
        keys.ledger.begin()
        pin = keys.ledger.head.pins[partner.person_id.bytes]
        pin.compared = True
        page = RosterPage.objects.filter(circle_id=here.bond.pair_circle, reason="join").order_by("-number").first()
        if page is not None and page.signer != keys.person and page.countersigner is None:
            circles.countersign(identity, keys, page)
        here.side.compared_on = today
        here.side.save(update_fields=["compared_on"])
        keys.ledger.save()
