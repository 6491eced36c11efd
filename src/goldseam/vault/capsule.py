"""The session capsule: a cookie's secret and a row that only open each other.

The row alone is nothing, the cookie alone is nothing once the row is gone (security.md 2.4).
"""

from __future__ import annotations

from uuid import UUID

from goldseam.vault import sodium


def name(secret: bytes) -> bytes:
    """Under which name the row of this cookie is stored."""
    return sodium.digest(b"", key=secret, person=b"tw1-sid")


def _key(secret: bytes, use: bytes, who: UUID | None) -> tuple[bytes, bytes]:
    bound = b"capsule/1\0" + use + name(secret) + (who.bytes if who else bytes(16))
    return sodium.digest(bound, key=secret, person=b"tw1-wrap"), bound


def shut(secret: bytes, use: bytes, who: UUID | None, plain: bytes) -> bytes:
    """``plain`` sealed so that only this cookie opens it, for this use and this person."""
    key, bound = _key(secret, use, who)
    nonce = sodium.random(sodium.NONCE)
    return nonce + sodium.aead_seal(key, nonce, plain, bound)


def opened(secret: bytes, use: bytes, who: UUID | None, blob: bytes) -> bytes:
    """The plain bytes again. Raises ``Unopened``."""
    key, bound = _key(secret, use, who)
    return sodium.aead_open(key, blob[: sodium.NONCE], blob[sodium.NONCE :], bound)
