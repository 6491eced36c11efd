"""Somebody may know my passphrase: what has to be done first, and then everything anew in one act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import transaction

from goldseam.people.models import Person
from goldseam.vault import identity as identities
from goldseam.vault.door import door
from goldseam.vault.identity import Identity
from goldseam.vault.keys import Keys
from goldseam.vault.renewal import renew

Before = Callable[[Person, Keys, date], None]

_before: list[Before] = []


def register(before: Before) -> None:
    """Called once by each app that has something waiting for a person's present keys."""
    if before not in _before:
        _before.append(before)


def everything_anew(
    person: Person, old: Identity, passphrase: str, today: date
) -> tuple[Identity, bytes | None]:
    """New keys under a new passphrase, and a new recovery code when there was one.

    Raises ``circles.KeysChanged`` or ``Unopened``, and then nothing was changed.
    """
    made = identities.make()
    wrapped = door().wrap(person.pk, made, passphrase, door().epoch(person.pk) + 1)
    with transaction.atomic():
        had_code = door().has_code(person.pk)
        for before in _before:
            before(person, Keys(person.pk, old.bundle), today)
        renew(door(), person.pk, old, made, wrapped, today)
        return made, door().set_code(person.pk, made, today) if had_code else None
