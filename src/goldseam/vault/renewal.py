"""Somebody may know my passphrase: everything it ever opened gets new keys, silently."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from goldseam.lib import wiping
from goldseam.vault import circles
from goldseam.vault.door import Door, Wrapped
from goldseam.vault.identity import Identity
from goldseam.vault.keys import Keys
from goldseam.vault.models import Circle, Grant


def renew(door: Door, person: UUID, old: Identity, made: Identity, wrapped: Wrapped, today: date) -> Keys:
    """New identity keys vouched for by the old ones, new epochs of all my circles, rows sealed anew.

    The others get no alarm: the old keys vouch for the new. Runs inside one transaction. Returns the new
    open keys. Raises ``circles.KeysChanged`` when a partner's keys are not the ones I pinned, ``Unopened``
    when a circle of mine does not open.
    """
    before = Keys(person, old.bundle)
    before.ledger.begin()
    before.catch_up()
    mine = list(Circle.objects.filter(id__in=[UUID(bytes=circle) for circle in before.ledger.head.circles]))
    held = []
    for circle in mine:
        epoch = before.epoch(circle.bond, circle.id)
        held.append((circle.id, epoch, before.key(circle.bond, circle.id, epoch)))
    door.succeed(person, old, made, wrapped, today)
    after = Keys(person, made.bundle)
    after.ledger = before.ledger
    after.ledger.rekey(made.bundle.ledger_key)
    for circle_id, epoch, key in held:
        after.hold(circle_id, epoch, key)
    for circle in mine:
        circles.rotate(made, after, circle, _members(after, circle), "renew")
    after.ledger.save()
    wiping.afterwards()
    return after


def _members(keys: Keys, circle: Circle) -> list[UUID]:
    """Who is on the roster and still holds a grant: somebody who has left is not let in again."""
    holders = set(Grant.objects.filter(circle=circle).values_list("member", flat=True))
    return sorted(keys.roster(circle.id).persons & (holders | {keys.person}))
