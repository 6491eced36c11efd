"""The door: from a passphrase or a recovery code to a person's keys. There is no other verifier."""

from __future__ import annotations

import unicodedata
import uuid
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.conf import settings

from goldseam.lib import wiping
from goldseam.vault import identity as identities
from goldseam.vault import pepper, recovery, slots, sodium
from goldseam.vault.identity import Identity
from goldseam.vault.kdf import FLOOR, Cost, Kdf
from goldseam.vault.models import Keyring, Slot, Succession
from goldseam.vault.slots import Owner, PepperMissing, Peppers, Type
from goldseam.vault.sodium import Unopened


@dataclass(frozen=True, repr=False)
class Wrapped:
    """A passphrase slot that is made and not yet kept."""

    owner: Owner
    blob: bytes


@dataclass(frozen=True)
class Door:
    """Knows what a try costs and which peppers there are."""

    kdf: Kdf
    peppers: Peppers

    def wrap(self, person: UUID, identity: Identity, passphrase: str, epoch: int) -> Wrapped:
        """The account root behind a passphrase. Slow, touches no database: call it outside transactions."""
        owner = Owner(person, uuid.uuid4(), epoch)
        blob = slots.wrap_passphrase(self.kdf, self.peppers, _bytes(passphrase), owner, identity.root)
        return Wrapped(owner, blob)

    def settle(self, person: UUID, identity: Identity, wrapped: Wrapped, today: date) -> None:
        """Keeps a new person's keys."""
        self._keyring(person, identity, wrapped.owner.epoch)
        self.keep(wrapped, today)

    def keep(self, wrapped: Wrapped, today: date) -> None:
        """This passphrase opens from now on, and the one before no longer does."""
        self._replace(wrapped.owner, Type.PASSPHRASE, wrapped.blob, today)

    def epoch(self, person: UUID) -> int:
        """How often a person's keys were made anew, from 1."""
        return Keyring.objects.values_list("epoch", flat=True).get(person_id=person)

    def open(self, person: UUID | None, passphrase: str) -> Identity:
        """A person's keys. Raises ``Unopened`` (``PepperMissing`` when the server lost its pepper).

        For nobody it costs the same and fails the same.
        """
        slot = self._slot(person, Type.PASSPHRASE)
        if slot is None:
            self._pretend(passphrase)
            raise Unopened
        blob = bytes(slot.blob)
        try:
            root = slots.unwrap_passphrase(self.kdf, self.peppers, _bytes(passphrase), slot.owner, blob)
        except PepperMissing:
            self._pretend(passphrase)
            raise
        return self._keys(slot, root)

    def outdated(self, person: UUID) -> bool:
        """Whether the passphrase slot was made at a lower cost than this server uses now."""
        slot = self._slot(person, Type.PASSPHRASE)
        if slot is None:
            return False
        cost = slots.cost_of(bytes(slot.blob))
        return (cost.mib, cost.passes) < (self.kdf.cost.mib, self.kdf.cost.passes)

    def open_with_code(self, person: UUID | None, code: bytes) -> Identity:
        """A person's keys by their recovery code. Raises ``Unopened``."""
        slot = self._slot(person, Type.RECOVERY)
        if slot is None:
            raise Unopened
        return self._keys(slot, slots.unwrap_recovery(code, slot.owner, bytes(slot.blob)))

    def set_code(self, person: UUID, identity: Identity, today: date) -> bytes:
        """A new recovery code, 16 bytes, to be shown once; the one before no longer opens anything."""
        code = recovery.make()
        owner = Owner(person, uuid.uuid4(), self.epoch(person))
        self._replace(owner, Type.RECOVERY, slots.wrap_recovery(code, owner, identity.root), today)
        return code

    def drop_code(self, person: UUID) -> None:
        """No recovery code opens any more."""
        Slot.objects.filter(person_id=person, type=Type.RECOVERY).delete()
        wiping.afterwards()

    def has_code(self, person: UUID) -> bool:
        return self._slot(person, Type.RECOVERY) is not None

    def succeed(self, person: UUID, old: Identity, made: Identity, wrapped: Wrapped, today: date) -> None:
        """New root and keys take the place of the old ones, which vouch for them. All old slots are gone."""
        epoch = wrapped.owner.epoch
        vouched = identities.succession(person, epoch, old.public, made.public)
        Succession.objects.create(
            person=person,
            epoch=epoch,
            old_box=old.public.box,
            old_sign=old.public.sign,
            new_box=made.public.box,
            new_sign=made.public.sign,
            signature=sodium.sign(old.sign_secret, vouched),
        )
        Slot.objects.filter(person_id=person).delete()
        self.settle(person, made, wrapped, today)

    def _keyring(self, person: UUID, made: Identity, epoch: int) -> None:
        signing, bundle = identities.wrapped(made, person, epoch)
        Keyring.objects.update_or_create(
            person_id=person,
            defaults={
                "epoch": epoch,
                "box_public": made.public.box,
                "sign_public": made.public.sign,
                "signing": signing,
                "bundle": bundle,
            },
        )

    def _keys(self, slot: Slot, root: bytes) -> Identity:
        ring = Keyring.objects.get(person_id=slot.person_id)
        return identities.unwrapped(root, slot.person_id, ring.epoch, bytes(ring.signing), bytes(ring.bundle))

    def _slot(self, person: UUID | None, kind: Type) -> Slot | None:
        return Slot.objects.filter(person_id=person, type=kind).first() if person else None

    def _replace(self, owner: Owner, kind: Type, blob: bytes, today: date) -> None:
        Slot.objects.filter(person_id=owner.person, type=kind).delete()
        Slot.objects.create(
            id=owner.slot, person_id=owner.person, type=kind, epoch=owner.epoch, blob=blob, made_on=today
        )
        wiping.afterwards()

    def _pretend(self, passphrase: str) -> None:
        self.kdf.stretch(_bytes(passphrase), bytes(16), self.kdf.cost)


def _bytes(passphrase: str) -> bytes:
    """NFC, so that the same words typed on another keyboard are the same bytes; at most 1024 of them."""
    return unicodedata.normalize("NFC", passphrase).encode()[:1024]


@cache
def door() -> Door:
    """The door of this home. A home marked throw-away may use a cheap derivation, no other may."""
    home = settings.HOME
    throw_away = home.is_throw_away
    chosen = settings.GOLDSEAM_KDF or _tuned()
    cost = Cost.parsed(chosen) if chosen else Cost()
    floor = cost if throw_away else FLOOR
    kdf = Kdf(cost, floor, together=1 if cost.mib <= FLOOR.mib and not throw_away else 2)
    kdf.check(cost)
    return Door(kdf, pepper.held(home.pepper))


def _tuned() -> str | None:
    path = settings.HOME.path / "kdf"
    return path.read_text().strip() if path.exists() else None
