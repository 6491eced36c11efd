"""The envelope TW1: padded, committing, bound to its place. Wire format in docs/trust.md.

offset len  field
0      2    magic "TW"
2      1    version, 1
3      1    suite, 1: XChaCha20-Poly1305 (IETF) with a BLAKE2b commitment (2 is kept for device-sealed)
4      16   circle
20     4    epoch, big endian
24     24   nonce
48     32   commitment
80     n    ciphertext and 16-byte tag
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from goldseam.vault import sodium
from goldseam.vault.sodium import Unopened

MAGIC = b"TW"
VERSION = 1
SUITE = 1
HEADER = 24
BODY = HEADER + sodium.NONCE + 32
BUCKETS = tuple(256 << n for n in range(11))
SMALLEST = BODY + BUCKETS[0] + sodium.TAG


@dataclass(frozen=True)
class Place:
    """Where an envelope belongs. Changing any part of it makes the envelope unopenable.

    ``revision`` counts from 1; ``kind`` is at most 255 bytes of UTF-8.
    """

    circle: UUID
    epoch: int
    kind: str
    row: UUID
    author: UUID
    revision: int

    def header(self) -> bytes:
        return MAGIC + bytes([VERSION, SUITE]) + self.circle.bytes + self.epoch.to_bytes(4, "big")

    def bound(self) -> bytes:
        """Everything the seal is bound to, in one injective encoding."""
        kind = self.kind.encode()
        return b"".join(
            (
                b"trust-writing/aad/1\0",
                self.header(),
                bytes([len(kind)]),
                kind,
                self.row.bytes,
                self.author.bytes,
                self.revision.to_bytes(8, "big"),
            )
        )


def padded(plain: bytes) -> bytes:
    """Length, bytes and zeros up to the next bucket, so that sizes tell only a bucket."""
    size = len(plain) + 4
    largest = BUCKETS[-1]
    bucket = next((b for b in BUCKETS if size <= b), -(-size // largest) * largest)
    return len(plain).to_bytes(4, "big") + plain + bytes(bucket - size)


def unpadded(full: bytes) -> bytes:
    size = int.from_bytes(full[:4], "big")
    if size > len(full) - 4 or any(full[4 + size :]):
        raise Unopened
    return full[4 : 4 + size]


def _keys(key: bytes, bound: bytes, nonce: bytes) -> tuple[bytes, bytes]:
    return (
        sodium.digest(bound, nonce, key=key, person=b"tw1-enc"),
        sodium.digest(bound, nonce, key=key, person=b"tw1-com"),
    )


def seal(key: bytes, place: Place, plain: bytes, nonce: bytes | None = None) -> bytes:
    """``plain`` sealed under a circle's key for one place. ``nonce`` is given only by known-answer tests."""
    nonce = nonce or sodium.random(sodium.NONCE)
    bound = place.bound()
    encrypting, committing = _keys(key, bound, nonce)
    sealed = sodium.aead_seal(encrypting, nonce, padded(plain), bound)
    commitment = sodium.digest(sealed[-sodium.TAG :], key=committing, person=b"tw1-tag")
    return place.header() + nonce + commitment + sealed


def open_(key: bytes, place: Place, envelope: bytes) -> bytes:
    """The plain bytes. Raises ``Unopened``, the same for every fault, and never gives a part."""
    if len(envelope) < SMALLEST or envelope[:HEADER] != place.header():
        raise Unopened
    nonce = envelope[HEADER : HEADER + sodium.NONCE]
    commitment, sealed = envelope[HEADER + sodium.NONCE : BODY], envelope[BODY:]
    bound = place.bound()
    encrypting, committing = _keys(key, bound, nonce)
    expected = sodium.digest(sealed[-sodium.TAG :], key=committing, person=b"tw1-tag")
    if not sodium.same(commitment, expected):
        raise Unopened
    return unpadded(sodium.aead_open(encrypting, nonce, sealed, bound))
