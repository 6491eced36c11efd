"""Slots: the account root, wrapped once under the passphrase and once under the recovery code.

Wire format TWK1:
"TWK" 1 type | passes u32 | KiB u32 | salt 16 | pepper id u8 | nonce 24 | commitment 32 | sealed
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

from goldseam.vault import sodium
from goldseam.vault.kdf import MIB, Cost, Kdf
from goldseam.vault.sodium import Unopened

MAGIC = b"TWK"
VERSION = 1
_HEAD = struct.Struct(">3sBBII16sB")


class Type(IntEnum):
    PASSPHRASE = 1
    RECOVERY = 2


class PepperMissing(Unopened):
    """The passphrase can not be tried: the server's pepper file is not the one this slot was made with."""


@dataclass(frozen=True)
class Owner:
    """What a slot is bound to, beside its own header."""

    person: UUID
    slot: UUID
    epoch: int

    def bound(self, header: bytes) -> bytes:
        return b"".join(
            (b"trust-wrap/1\0", header, self.person.bytes, self.slot.bytes, self.epoch.to_bytes(4, "big"))
        )


@dataclass(frozen=True, repr=False)
class Peppers:
    """The peppers this server holds by id (1 to 255), and the one that new slots use."""

    held: Mapping[int, bytes]
    current: int

    def get(self, pepper_id: int) -> bytes:
        try:
            return self.held[pepper_id]
        except KeyError:
            raise PepperMissing from None


def _passphrase_key(
    kdf: Kdf, passphrase: bytes, salt: bytes, cost: Cost, pepper: bytes, owner: Owner
) -> bytes:
    stretched = kdf.stretch(passphrase, salt, cost)
    return sodium.digest(
        stretched + owner.person.bytes + owner.slot.bytes, key=pepper, person=b"tw1-kek-pass"
    )


def _recovery_key(code: bytes, owner: Owner) -> bytes:
    return sodium.digest(owner.person.bytes + owner.slot.bytes, key=code, person=b"tw1-kek-rec")


def _sealed(key: bytes, header: bytes, owner: Owner, root: bytes) -> bytes:
    nonce = sodium.random(sodium.NONCE)
    bound = owner.bound(header)
    sealed = sodium.aead_seal(sodium.digest(bound, nonce, key=key, person=b"twk-enc"), nonce, root, bound)
    committing = sodium.digest(bound, nonce, key=key, person=b"twk-com")
    return header + nonce + sodium.digest(sealed[-16:], key=committing, person=b"twk-tag") + sealed


def _opened(key: bytes, owner: Owner, blob: bytes) -> bytes:
    header, nonce = blob[: _HEAD.size], blob[_HEAD.size : _HEAD.size + 24]
    commitment, sealed = blob[_HEAD.size + 24 : _HEAD.size + 56], blob[_HEAD.size + 56 :]
    bound = owner.bound(header)
    committing = sodium.digest(bound, nonce, key=key, person=b"twk-com")
    if not sodium.same(commitment, sodium.digest(sealed[-16:], key=committing, person=b"twk-tag")):
        raise Unopened
    return sodium.aead_open(sodium.digest(bound, nonce, key=key, person=b"twk-enc"), nonce, sealed, bound)


def wrap_passphrase(kdf: Kdf, peppers: Peppers, passphrase: bytes, owner: Owner, root: bytes) -> bytes:
    """A passphrase slot over a 32-byte account root, at the Kdf's present cost."""
    salt = sodium.random(16)
    cost = kdf.cost
    header = _HEAD.pack(MAGIC, VERSION, Type.PASSPHRASE, cost.passes, cost.mib * MIB, salt, peppers.current)
    key = _passphrase_key(kdf, passphrase, salt, cost, peppers.get(peppers.current), owner)
    return _sealed(key, header, owner, root)


def cost_of(blob: bytes) -> Cost:
    """The figures a slot was made with. Raises ``Unopened`` on anything that is no slot."""
    if len(blob) < _HEAD.size + 56 + 32 + 16:
        raise Unopened
    magic, version, _, passes, kib, _, _ = _HEAD.unpack(blob[: _HEAD.size])
    if magic != MAGIC or version != VERSION or kib % MIB:
        raise Unopened
    return Cost(kib // MIB, passes)


def unwrap_passphrase(kdf: Kdf, peppers: Peppers, passphrase: bytes, owner: Owner, blob: bytes) -> bytes:
    """The account root. Raises ``Unopened`` for a wrong passphrase, ``PepperMissing``, ``kdf.Refused``
    for figures under the floor (checked before Argon2 runs), ``kdf.Busy``."""
    cost = cost_of(blob)
    _, _, kind, _, _, salt, pepper_id = _HEAD.unpack(blob[: _HEAD.size])
    if kind != Type.PASSPHRASE:
        raise Unopened
    kdf.check(cost)
    key = _passphrase_key(kdf, passphrase, salt, cost, peppers.get(pepper_id), owner)
    return _opened(key, owner, blob)


def wrap_recovery(code: bytes, owner: Owner, root: bytes) -> bytes:
    """A recovery slot: 16 random bytes need neither stretching nor pepper, so a lost pepper is survivable."""
    header = _HEAD.pack(MAGIC, VERSION, Type.RECOVERY, 0, 0, bytes(16), 0)
    return _sealed(_recovery_key(code, owner), header, owner, root)


def unwrap_recovery(code: bytes, owner: Owner, blob: bytes) -> bytes:
    """The account root. Raises ``Unopened``."""
    if len(blob) < _HEAD.size + 56 + 48:
        raise Unopened
    if _HEAD.unpack(blob[: _HEAD.size])[:3] != (MAGIC, VERSION, Type.RECOVERY):
        raise Unopened
    return _opened(_recovery_key(code, owner), owner, blob)
