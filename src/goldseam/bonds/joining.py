"""The other side: opening a link, joining, refusing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from goldseam.bonds.beginning import call
from goldseam.bonds.models import Bond, Invitation, Side
from goldseam.people.models import Person
from goldseam.vault import circles, sodium, tokens
from goldseam.vault.grants import key_id
from goldseam.vault.identity import Identity, Public
from goldseam.vault.keys import Keys
from goldseam.vault.ledger import Pin, Seen
from goldseam.vault.models import Circle, RosterPage
from goldseam.vault.rosters import Member, Page
from goldseam.vault.sodium import Unopened


@dataclass(frozen=True, repr=False)
class Opened:
    """An invitation somebody holds the link of: who invites, and into what."""

    invitation: Invitation
    token: str
    carried: tokens.Carried

    @property
    def circle(self) -> UUID:
        return UUID(bytes=self.carried.circle)

    @property
    def inviter(self) -> Member:
        return Member(UUID(bytes=self.carried.inviter), Public(self.carried.box, self.carried.sign))


def opened(token: str, now: datetime) -> Opened | None:
    """What a link leads to, or nothing: used, taken back, too old, never made and not fitting what the roster
    says look the same. One that was refused still shows what it showed: whoever made it could try it."""
    try:
        row = Invitation.objects.unfinished(now).filter(token_name=tokens.name(token)).first()
        found = Opened(row, token, tokens.unwrap(token, row.bond, bytes(row.carried))) if row else None
    except Unopened:
        return None
    return found if found is not None and _fits(found) else None


def _fits(found: Opened) -> bool:
    """Whether link, bond and roster speak of one circle, which the inviter alone is in so far."""
    bond = Bond.objects.filter(id=found.invitation.bond).first()
    circle = Circle.objects.filter(id=found.circle, bond=found.invitation.bond).first()
    if bond is None or circle is None or bond.pair_circle != circle.id:
        return False
    last = RosterPage.objects.filter(circle=circle).order_by("-number").first()
    if last is None or last.page.digest() != found.carried.page or last.page.members != (found.inviter,):
        return False
    return last.page.bears(bytes(last.signature), found.inviter.public.sign)


def refuse(found: Opened, today: date) -> None:
    """Nobody can join by this link any more. For the inviter it looks like time running out."""
    Invitation.objects.filter(id=found.invitation.id).update(refused_on=today)


def join(
    found: Opened, person: Person, identity: Identity, keys: Keys, name: str, today: date
) -> Side | None:
    """The second side of a bond. One transaction; saves the ledger.

    Nothing when the link was used meanwhile, no longer fits the roster, leads into a bond this person is
    already in, or shows other keys for the inviter than this person knows them by.
    """
    taken = Invitation.objects.filter(id=found.invitation.id, used_on=None, revoked_on=None, refused_on=None)
    bond = Bond.objects.get(id=found.invitation.bond)
    if bond.sides.filter(person=person).exists() or bond.sides.count() != 1 or not _fits(found):
        return None
    keys.ledger.begin()
    if not _knows(found, keys) or not taken.update(used_on=today, carried=b""):
        return None
    circle = Circle.objects.get(id=found.circle)
    _sign_in_to(circle, found, identity, keys)
    mine = circles.begin(identity, keys, bond.id)
    side = Side.objects.create(bond=bond, person=person, me_circle=mine.id, joined_on=today)
    keys.ledger.head.name = keys.ledger.head.name or name
    call(bond.id, circle.id, keys, name)
    keys.ledger.save()
    return side


def _knows(found: Opened, keys: Keys) -> bool:
    """Whether this link contradicts nothing I know: no circle twice, and nobody's pinned keys replaced."""
    if found.circle.bytes in keys.ledger.head.circles or found.inviter.person == keys.person:
        return False
    if found.inviter.person.bytes not in keys.ledger.head.pins:
        return True
    try:
        return keys.public_of(found.inviter.person) == found.inviter.public
    except Unopened:
        return False


def _sign_in_to(circle: Circle, found: Opened, identity: Identity, keys: Keys) -> None:
    last = RosterPage.objects.filter(circle=circle).latest("number")
    inviter, me = found.inviter, Member(keys.person, identity.public)
    page = Page(circle.id, last.number + 1, last.epoch, "join", (inviter, me), found.carried.page)
    circles.write_page(page, keys.person, identity, tokens.voucher(found.token, page))
    circles.give(identity, keys.person, circle, last.epoch, page, found.carried.key, me)
    keys.hold(circle.id, last.epoch, found.carried.key)
    head = keys.ledger.head
    head.pins.setdefault(inviter.person.bytes, Pin(inviter.public.box, inviter.public.sign))
    head.circles[circle.id.bytes] = Seen(
        last.epoch,
        page.number,
        page.digest(),
        sodium.random(),
        key_id(circle.id, found.carried.key),
        circle.bond.bytes,
        True,
        [inviter.person.bytes],
        me.bytes()[16:] + inviter.bytes()[16:],
    )
