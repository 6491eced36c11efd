from __future__ import annotations

from collections.abc import Iterable

import msgspec
from django.db import models

from goldseam.bonds.models import Bond
from goldseam.vault.keys import Keys
from goldseam.vault.ledger import Seen
from goldseam.vault.models import SealedRow
from goldseam.vault.sodium import Unopened


class NamingKey(msgspec.Struct):
    """The key both tag with. It hides what names are about, and opens no words."""

    key: bytes

    def __repr__(self) -> str:
        return "NamingKey(...)"


class Naming(SealedRow):
    """How both find what lies between them, while nobody else learns what it is about. One for a bond.

    Each person's ledger begins with a tag key of its own for the circle of both. Whoever first needs a common
    name gives theirs here; the other takes it into their ledger, and both keep it when this row goes. Not in
    the ledger as a row: it holds no words of anybody.
    """

    Payload = NamingKey
    sealed_kind = "naming"
    given = True
    ledgered = False

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond"], name="one_naming_a_bond")]

    @classmethod
    def topics(cls, bond: Bond, keys: Keys, slugs: Iterable[str]) -> dict[str, str]:
        """What things between the two are called in the open, 32 letters that say nothing, each with its
        slug. None while there is no circle of both that I know."""
        seen = _seen(bond, keys)
        if seen is None or bond.pair_circle is None:
            return {}
        _take(cls.objects.filter(bond=bond.id).first(), seen, keys)
        return {keys.tag(bond.pair_circle, slug).hex(): slug for slug in slugs}

    @classmethod
    def topic(cls, bond: Bond, keys: Keys, slug: str) -> str:
        """The same for one; empty while there is no circle of both that I know."""
        return next(iter(cls.topics(bond, keys, [slug])), "")

    @classmethod
    def settle(cls, bond: Bond, keys: Keys) -> None:
        """From now on both tag with one key. Inside the caller's transaction, which has locked the bond;
        saves the ledger when it changed. Raises ``Unopened`` while there is no circle of both I know."""
        keys.ledger.begin()
        seen = _seen(bond, keys)
        if seen is None or bond.pair_circle is None:
            raise Unopened
        row = cls.objects.filter(bond=bond.id).first()
        if row is None:
            given = cls(bond=bond.id, circle=bond.pair_circle, author=keys.person)
            given.write(keys, NamingKey(seen.tags))
            given.save(force_insert=True)
        if row is None or _take(row, seen, keys):
            keys.ledger.save()


def _seen(bond: Bond, keys: Keys) -> Seen | None:
    return keys.ledger.head.circles.get(bond.pair_circle.bytes) if bond.pair_circle else None


def _take(row: Naming | None, seen: Seen, keys: Keys) -> bool:
    """Takes the key given here for mine; whether that changed it. What does not open changes nothing."""
    try:
        key = msgspec.json.decode(keys.open(row), type=NamingKey).key if row is not None else seen.tags
    except Unopened:
        return False
    changed, seen.tags = key != seen.tags, key
    return changed
