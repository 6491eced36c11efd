"""Beginning a bond of one, and inviting the other into it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from goldseam.bonds.models import Bond, Invitation, Name, Side
from goldseam.bonds.models.invitation import VALID, Token
from goldseam.bonds.models.name import Called
from goldseam.people.models import Person
from goldseam.vault import circles, tokens
from goldseam.vault.identity import Identity
from goldseam.vault.keys import Keys
from goldseam.vault.models import Circle
from goldseam.vault.sodium import Unopened


def begin_alone(person: Person, identity: Identity, keys: Keys, today: date) -> Side:
    """A bond of one side with a circle only this person is in. The caller saves the ledger."""
    bond = Bond.objects.create(began_on=today)
    circle = circles.begin(identity, keys, bond.id)
    return Side.objects.create(bond=bond, person=person, me_circle=circle.id, joined_on=today)


def invite(side: Side, identity: Identity, keys: Keys, kind: str, now: datetime, today: date) -> Invitation:
    """A new link for the other side; earlier links stop opening. One transaction; saves the ledger.

    Raises ``Unopened`` when the circle the link would carry is not one that waits for the other.
    """
    keys.ledger.begin()
    bond = side.bond
    if bond.pair_circle is None:
        circle = circles.begin(identity, keys, bond.id, shared=True)
        bond.pair_circle = circle.id
    else:
        circle = Circle.objects.get(id=bond.pair_circle)
        seen = keys.ledger.head.circles.get(circle.id.bytes)
        if seen is None or not seen.shared or seen.others or seen.bond != bond.id.bytes:
            raise Unopened
        circles.rotate(identity, keys, circle, [keys.person], "renew")
    bond.kind = kind
    bond.save(update_fields=["kind", "pair_circle"])
    call(bond.id, circle.id, keys, keys.ledger.head.name)
    Invitation.objects.filter(bond=bond.id, used_on=None, revoked_on=None).update(
        revoked_on=today, carried=b""
    )
    made = _link(side, circle, keys, kind, now, today)
    keys.ledger.save()
    return made


def call(bond: UUID, circle: UUID, keys: Keys, name: str) -> None:
    """Writes what I am called where the other can read it. The caller saves the ledger."""
    row = Name.objects.filter(bond=bond, author=keys.person).first()
    if row is None:
        row = Name(bond=bond, circle=circle, author=keys.person, revision=0)
    row.revision += 1
    row.write(keys, Called(name))
    row.save()


def _link(side: Side, circle: Circle, keys: Keys, kind: str, now: datetime, today: date) -> Invitation:
    token = tokens.make()
    carried = tokens.Carried(
        circle=circle.id.bytes,
        key=keys.key(circle.bond, circle.id, keys.epoch(circle.bond, circle.id)),
        inviter=keys.person.bytes,
        box=keys.public.box,
        sign=keys.public.sign,
        page=keys.roster(circle.id).digest(),
        name=keys.ledger.head.name,
        kind=kind,
    )
    row = Invitation(
        bond=side.bond_id,
        circle=side.me_circle,
        author=keys.person,
        token_name=tokens.name(token),
        carried=tokens.wrap(token, side.bond_id, carried),
        made_on=today,
        ends_at=now + VALID,
    )
    row.write(keys, Token(token))
    row.save(force_insert=True)
    return row
