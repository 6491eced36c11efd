"""Leaving a bond, alone and at once; closing an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from goldseam.bonds.models import Parting, Pause, Side
from goldseam.bonds.models.side import Rule
from goldseam.export.erasure import erase_bond, erase_side, forget_successions
from goldseam.lib import wiping
from goldseam.people.models import Person, SignedIn
from goldseam.vault.keys import Keys


@dataclass(frozen=True)
class Receipt:
    """What leaving did: how many rows went, whether given words stayed, and whether anybody is left."""

    on: date
    erased: int
    words_went: bool
    alone: bool


def words_go(side: Side) -> bool:
    """The rule of day one: whoever wants "go" is followed."""
    return side.bond.sides.filter(rule=Rule.GO).exists()


def part(side: Side, keys: Keys, today: date) -> Receipt:
    """This person leaves this bond, whatever became of the other. One transaction."""
    with transaction.atomic():
        keys.ledger.begin()
        bond = side.bond
        going = words_go(side)
        erased = erase_side(side, keys, going)
        Pause.objects.filter(side=side).delete()
        partner = bond.sides.exclude(id=side.id).exclude(person=None).first()
        if partner is None:
            erase_bond(bond)
        else:
            if partner.person_id is not None and not _shared_elsewhere(side, partner):
                keys.ledger.head.pins.pop(partner.person_id.bytes, None)
            Parting.objects.create(bond=bond, side=side, on=today, words_went=going)
            side.person = None
            side.save(update_fields=["person"])
        keys.ledger.save()
        wiping.afterwards()
    return Receipt(today, erased, going, partner is None)


def _shared_elsewhere(side: Side, partner: Side) -> bool:
    mine = Side.objects.filter(person=side.person).exclude(bond=side.bond).values("bond")
    return Side.objects.filter(bond__in=mine, person=partner.person).exists()


def close(person: Person, keys: Keys, today: date) -> list[Receipt]:
    """Leaves every bond, then erases the account with every key that ever opened anything of it."""
    with transaction.atomic():
        receipts = [part(side, keys, today) for side in Side.objects.of(person)]
        Person.objects.filter(pk=person.pk).delete()
        forget_successions()
        wiping.afterwards()
    SignedIn.objects.filter(person=person.pk).delete()
    return receipts
