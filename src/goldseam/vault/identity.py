"""A person's keys: the account root, the signing key it alone opens, and the bundle a session may hold."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import msgspec

from goldseam.vault import sodium


@dataclass(frozen=True)
class Public:
    """What others may know of a person: two public keys."""

    box: bytes
    sign: bytes

    def fingerprint(self) -> bytes:
        return sodium.digest(self.sign, self.box, person=b"tw1-finger")


class Bundle(msgspec.Struct, frozen=True, array_like=True):
    """What a signed-in session holds: reading and writing, never changing who may read."""

    box_secret: bytes
    ledger_key: bytes
    box_public: bytes
    sign_public: bytes

    def __repr__(self) -> str:
        return "Bundle(...)"

    @property
    def public(self) -> Public:
        return Public(self.box_public, self.sign_public)


@dataclass(frozen=True, repr=False)
class Identity:
    """All of a person's keys, as they are only while a passphrase has just been given."""

    root: bytes
    sign_secret: bytes
    bundle: Bundle

    @property
    def public(self) -> Public:
        return self.bundle.public


def make() -> Identity:
    """New keys for a new person, or for one who changes all of them."""
    box, signing = sodium.box_keypair(), sodium.sign_keypair()
    bundle = Bundle(box.secret, sodium.random(), box.public, signing.public)
    return Identity(sodium.random(), signing.secret, bundle)


def _seal(root: bytes, person: UUID, epoch: int, use: bytes, plain: bytes) -> bytes:
    nonce = sodium.random(sodium.NONCE)
    bound = b"identity/1\0" + use + person.bytes + epoch.to_bytes(4, "big")
    key = sodium.digest(bound, key=root, person=b"tw1-root-" + use)
    return nonce + sodium.aead_seal(key, nonce, plain, bound)


def _open(root: bytes, person: UUID, epoch: int, use: bytes, blob: bytes) -> bytes:
    bound = b"identity/1\0" + use + person.bytes + epoch.to_bytes(4, "big")
    key = sodium.digest(bound, key=root, person=b"tw1-root-" + use)
    return sodium.aead_open(key, blob[: sodium.NONCE], blob[sodium.NONCE :], bound)


def wrapped(identity: Identity, person: UUID, epoch: int) -> tuple[bytes, bytes]:
    """The signing key and the bundle, each sealed under the account root."""
    bundle = msgspec.msgpack.encode(identity.bundle)
    return (
        _seal(identity.root, person, epoch, b"sign", identity.sign_secret),
        _seal(identity.root, person, epoch, b"bundle", bundle),
    )


def unwrapped(root: bytes, person: UUID, epoch: int, signing: bytes, bundle: bytes) -> Identity:
    """The keys again. Raises ``Unopened``."""
    opened = _open(root, person, epoch, b"bundle", bundle)
    return Identity(
        root, _open(root, person, epoch, b"sign", signing), msgspec.msgpack.decode(opened, type=Bundle)
    )


def succession(person: UUID, epoch: int, old: Public, new: Public) -> bytes:
    """What the old signing key signs when it names the keys that follow it."""
    return b"".join(
        (b"trust-next/1\0", person.bytes, epoch.to_bytes(4, "big"), old.box, old.sign, new.box, new.sign)
    )
