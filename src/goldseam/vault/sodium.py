"""The one crypto door: every call into libsodium stands here, under the product's own names."""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass

from nacl import bindings
from nacl.exceptions import CryptoError

KEY = 32
NONCE = 24
TAG = 16


class Unopened(Exception):
    """Something sealed did not open. Always the same, whatever was wrong, and it carries no data."""

    def __init__(self) -> None:
        super().__init__("this could not be opened")


@dataclass(frozen=True, repr=False)
class Pair:
    """A secret key and its public half, 32 bytes each (Ed25519 secrets: 64)."""

    secret: bytes
    public: bytes


def random(size: int = KEY) -> bytes:
    """``size`` bytes from the operating system's generator (safe across ``fork``)."""
    return os.urandom(size)


def same(a: bytes, b: bytes) -> bool:
    """Whether two byte strings are equal, in time that does not depend on where they differ."""
    return hmac.compare_digest(a, b)


def digest(*parts: bytes, key: bytes = b"", person: bytes = b"", size: int = 32) -> bytes:
    """BLAKE2b over length-prefixed parts; ``person`` (at most 16 bytes) separates the uses (RFC 7693)."""
    state = hashlib.blake2b(key=key, digest_size=size, person=person.ljust(16, b"\0"))
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.digest()


def argon2id(secret: bytes, salt: bytes, passes: int, memory_kib: int, size: int = 64) -> bytes:
    """Argon2id 1.3 with one lane (RFC 9106). ``salt`` is 16 bytes; memory in KiB."""
    return bytes(
        bindings.crypto_pwhash_alg(
            size, secret, salt, passes, memory_kib * 1024, bindings.crypto_pwhash_ALG_ARGON2ID13
        )
    )


def aead_seal(key: bytes, nonce: bytes, plain: bytes, ad: bytes) -> bytes:
    """XChaCha20-Poly1305 (IETF): ciphertext followed by a 16-byte tag."""
    return bytes(bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, ad, nonce, key))


def aead_open(key: bytes, nonce: bytes, sealed: bytes, ad: bytes) -> bytes:
    """The plain bytes; raises ``Unopened`` when anything at all is wrong."""
    if len(sealed) < TAG:
        raise Unopened
    try:
        return bytes(bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, ad, nonce, key))
    except CryptoError:
        raise Unopened from None


def box_keypair() -> Pair:
    """A new X25519 pair."""
    public, secret = bindings.crypto_box_keypair()
    return Pair(bytes(secret), bytes(public))


def box_public(secret: bytes) -> bytes:
    """The public half of an X25519 secret."""
    return bytes(bindings.crypto_scalarmult_base(secret))


def box_seal(public: bytes, plain: bytes) -> bytes:
    """Sealed to a public key by nobody in particular (libsodium's sealed box)."""
    return bytes(bindings.crypto_box_seal(plain, public))


def box_open(secret: bytes, sealed: bytes) -> bytes:
    """Opens a sealed box; raises ``Unopened``."""
    if len(sealed) < bindings.crypto_box_SEALBYTES:
        raise Unopened
    try:
        return bytes(bindings.crypto_box_seal_open(sealed, box_public(secret), secret))
    except CryptoError:
        raise Unopened from None


def sign_keypair() -> Pair:
    """A new Ed25519 pair; the secret is 64 bytes as libsodium keeps it."""
    public, secret = bindings.crypto_sign_keypair()
    return Pair(bytes(secret), bytes(public))


def sign(secret: bytes, message: bytes) -> bytes:
    """A 64-byte Ed25519 signature."""
    return bytes(bindings.crypto_sign(message, secret))[: bindings.crypto_sign_BYTES]


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature over the message was made with this public key's secret."""
    try:
        bindings.crypto_sign_open(signature + message, public)
    except (CryptoError, ValueError, TypeError):
        return False
    return True
