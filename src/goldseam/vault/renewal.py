"""Somebody may know my passphrase: everything it ever opened gets new keys, silently."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from goldseam.vault import circles
from goldseam.vault.door import Door, Wrapped
from goldseam.vault.identity import Identity
from goldseam.vault.keys import Keys
from goldseam.vault.models import Circle, Grant, RosterPage


def renew(
    door: Door, person: UUID, old: Identity, made: Identity, wrapped: Wrapped, today: date
) -> Keys:
    """New identity keys vouched for by the old ones, new epochs of all my circles, rows sealed anew.

    The others get no alarm: the old keys vouch for the new. Runs inside one transaction. Returns the new
    open keys. Raises ``circles.KeysChanged`` when a partner's keys are not the ones I pinned.
    """
    before = Keys(person, old.bundle)
    before.ledger.begin()
    held = []
    for grant in Grant.objects.filter(member=person).order_by("epoch"):
        held.append((grant.circle_id, grant.epoch, before.key(grant.bond, grant.circle_id, grant.epoch)))
    door.succeed(person, old, made, wrapped, today)
    after = Keys(person, made.bundle)
    after.ledger = before.ledger
    after.ledger.rekey(made.bundle.ledger_key)
    for circle_id, epoch, key in held:
        after.hold(circle_id, epoch, key)
    for circle in Circle.objects.filter(id__in=[c for c, _, _ in held]):
        circles.rotate(made, after, circle, _members(circle), "renew")
    after.ledger.save()
    return after


def _members(circle: Circle) -> list[UUID]:
    page = RosterPage.objects.filter(circle=circle).order_by("-number").first()
    return [member.person for member in page.page.members] if page else []
