"""Erasing: rows, then the keys they were sealed with."""

from __future__ import annotations

from django.db.models import Q

from goldseam.bonds.models import Bond, Name, Side
from goldseam.exercises.models import Answer
from goldseam.people.models import Person
from goldseam.vault.keys import Keys
from goldseam.vault.models import Circle, Grant, RosterPage, Succession
from goldseam.vault.models.row import SealedRow, sealed_models


def erase_side(side: Side, keys: Keys, words_go: bool) -> int:
    """Erases one side's own circle, and what it gave when words go. Returns how many rows went.

    Inside the caller's transaction; strikes every row of the bond from the ledger, which the caller saves:
    what I gave is from now on the other's to keep or to erase.
    """
    bond, count = side.bond, 0
    for model in sealed_models():
        mine = model._default_manager.filter(bond=bond.id, author=keys.person)
        for row in mine.values_list("id", flat=True) if model.ledgered else ():
            keys.ledger.strike(row)
        if not words_go and model is not Name:
            mine = mine.filter(_never_given(model, side))
        count += mine.count()
        mine.delete()
    Circle.objects.filter(id=side.me_circle).delete()
    Grant.objects.filter(bond=bond.id, member=keys.person).delete()
    forgotten = [side.me_circle.bytes, bond.pair_circle.bytes if bond.pair_circle else b""]
    for circle in forgotten:
        keys.ledger.head.circles.pop(circle, None)
    return count


def _never_given(model: type[SealedRow], side: Side) -> Q:
    """What goes whatever the rule is: my own circle, and answers of mine that wait for the other's. They were
    to open together or not at all."""
    alone = Q(circle=side.me_circle)
    return alone | Q(released=True, exchange__opened_on=None) if model is Answer else alone


def erase_bond(bond: Bond) -> None:
    """Erases everything of a bond in which nobody is left."""
    for model in sealed_models():
        model._default_manager.filter(bond=bond.id).delete()
    Circle.objects.filter(bond=bond.id).delete()
    bond.delete()
    forget_successions()


def forget_successions() -> None:
    """Erases which keys followed which, of accounts that are closed: not while a roster they signed is left,
    because whoever was given words needs it to go on reading them."""
    signers = RosterPage.objects.values("signer")
    closed = Succession.objects.exclude(person__in=Person.objects.values("pk"))
    closed.exclude(person__in=signers).delete()
