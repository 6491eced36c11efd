"""Being known to each other: who came by my link, whose keys changed since, and eight words to compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from goldseam.bonds.asking import Here
from goldseam.bonds.models import Invitation, Side
from goldseam.people.models import Person
from goldseam.vault import circles, sodium, tokens
from goldseam.vault.identity import Identity, Public
from goldseam.vault.keys import Keys
from goldseam.vault.ledger import Pin, Seen
from goldseam.vault.models import RosterPage
from goldseam.vault.rosters import Member
from goldseam.vault.sodium import Unopened
from goldseam.vault.words import fingerprint_words


def greet(here: Here) -> None:
    """The inviter's program meets who joined: pinned once the roster page shows they held the link.

    Only ever a first other, on the page right after the one I accepted; nobody's pinned keys are replaced.
    """
    keys, circle = here.keys, here.bond.pair_circle
    seen = keys.ledger.head.circles.get(circle.bytes) if circle else None
    if circle is None or seen is None or not seen.shared or seen.others or here.partner is None:
        return
    row = RosterPage.objects.filter(circle_id=circle, number=seen.number + 1, reason="join").first()
    joiner = _joined(row, seen, keys) if row else None
    if row is None or joiner is None:
        return
    for invitation in Invitation.objects.filter(bond=here.bond.id, author=keys.person).exclude(used_on=None):
        if sodium.same(tokens.voucher(invitation.token(keys), row.page), bytes(row.voucher or b"")):
            with transaction.atomic():
                keys.ledger.begin()
                pin = Pin(joiner.public.box, joiner.public.sign)
                keys.ledger.head.pins.setdefault(joiner.person.bytes, pin)
                keys.accept(row.page, keys.ledger.head.circles[circle.bytes].key)
                met = Member(keys.person, keys.public).bytes()[16:] + joiner.bytes()[16:]
                keys.ledger.head.circles[circle.bytes].met = met
                keys.ledger.save()
            return


def _joined(row: RosterPage, seen: Seen, keys: Keys) -> Member | None:
    """Who came by this page, when it follows what I accepted, adds one person to me, and bears their name."""
    page = row.page
    others = [member for member in page.members if member.person != keys.person]
    fits = page.before == seen.page and page.epoch == seen.epoch
    if not fits or len(others) != 1 or Member(keys.person, keys.public) not in page.members:
        return None
    joiner = others[0]
    if row.signer != joiner.person or not page.bears(bytes(row.signature), joiner.public.sign):
        return None
    known = joiner.person.bytes in keys.ledger.head.pins
    if known and joiner.public.sign not in keys.signed_by(joiner.person):
        return None
    return joiner


def keep_up(here: Here) -> None:
    """Writes into my ledger what the other's new keys changed, so that nobody can set it back behind me."""
    keys = here.keys
    if keys.behind(here.bond.id):
        greet_everywhere(keys)
        with transaction.atomic():
            keys.ledger.begin()
            if keys.catch_up():
                keys.ledger.save()


@dataclass
class _Open:
    keys: Keys


def greet_everywhere(keys: Keys) -> None:
    """Meets whoever came, in every bond of mine: before anybody's new keys take the place of the old."""
    for side in Side.objects.filter(person=keys.person).select_related("bond"):
        greet(Here(_Open(keys), side))


def before_renewal(person: Person, keys: Keys, today: date) -> None:
    """Before all my keys change: nobody who came is lost, and no link that may have been seen stays out."""
    greet_everywhere(keys)
    out = Invitation.objects.filter(author=person.pk, used_on=None, revoked_on=None)
    out.update(revoked_on=today, carried=b"")


def words(here: Here) -> list[str] | None:
    """The eight words both should read, or nothing while the other is not known, or when the keys shown for
    them are neither those I met nor vouched for by those. Keys that followed leave the words as they were."""
    keys, partner, circle = here.keys, here.partner, here.bond.pair_circle
    seen = keys.ledger.head.circles.get(circle.bytes) if circle else None
    if seen is None or partner is None or partner.person_id is None:
        return None
    if partner.person_id.bytes not in seen.others:
        return None
    try:
        keys.public_of(partner.person_id)
    except Unopened:
        return None
    mine, theirs = (Public(seen.met[at : at + 32], seen.met[at + 32 : at + 64]) for at in (0, 64))
    return fingerprint_words(mine, theirs)


def compared(here: Here, identity: Identity, today: date, shown: list[str] | None = None) -> None:
    """The words were the same: the pin is confirmed, and the roster page gets its second signature.

    One transaction. Raises ``circles.KeysChanged`` when ``shown``, the words that were read out, are not
    those of the keys we met with, or the keys shown now do not follow from them.
    """
    keys, partner, circle = here.keys, here.partner, here.bond.pair_circle
    assert partner is not None and partner.person_id is not None and circle is not None
    with transaction.atomic():
        keys.ledger.begin()
        keys.catch_up()
        pin = keys.ledger.head.pins[partner.person_id.bytes]
        if shown is not None and shown != words(here):
            raise circles.KeysChanged
        pin.compared = True
        accepted = keys.ledger.head.circles[circle.bytes].number
        page = RosterPage.objects.get(circle_id=circle, number=accepted)
        if page.reason == "join" and page.signer == partner.person_id and page.countersigner is None:
            circles.countersign(identity, keys, page)
        here.side.compared_on = today
        here.side.save(update_fields=["compared_on"])
        keys.ledger.save()
