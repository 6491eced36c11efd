"""Erasing: rows, then the keys they were sealed with, then the places in the file where both had stood."""

from __future__ import annotations

from django.db import connection, transaction

from goldseam.bonds.models import Bond, Name, Side
from goldseam.vault.keys import Keys
from goldseam.vault.models import Circle, Grant
from goldseam.vault.models.row import sealed_models


def erase_side(side: Side, keys: Keys, words_go: bool) -> int:
    """Erases one side's own circle, and what it gave when words go. Returns how many rows went.

    Inside the caller's transaction; strikes the rows from the ledger, which the caller saves.
    """
    bond, count = side.bond, 0
    for model in sealed_models():
        mine = model._default_manager.filter(bond=bond.id, author=keys.person)
        if not words_go and model is not Name:
            mine = mine.filter(circle=side.me_circle)
        for row in mine.values_list("id", flat=True):
            if model.ledgered:
                keys.ledger.strike(row)
            count += 1
        mine.delete()
    Circle.objects.filter(id=side.me_circle).delete()
    Grant.objects.filter(bond=bond.id, member=keys.person).delete()
    forgotten = [side.me_circle.bytes, bond.pair_circle.bytes if bond.pair_circle else b""]
    for circle in forgotten:
        keys.ledger.head.circles.pop(circle, None)
    return count


def erase_bond(bond: Bond) -> None:
    """Erases everything of a bond in which nobody is left."""
    for model in sealed_models():
        model._default_manager.filter(bond=bond.id).delete()
    Circle.objects.filter(bond=bond.id).delete()
    bond.delete()


def wipe_afterwards() -> None:
    """After the commit, moves the log into the file and empties it, so that no erased page is left in it."""
    if connection.vendor == "sqlite":
        transaction.on_commit(_checkpoint)


def _checkpoint() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
