"""Keyed commitments: a public promise about a text that nobody can guess the text from.

A plain digest of eight answers of 1 to 7 is guessed in seconds; the 32 random bytes stay in the envelope.
"""

from __future__ import annotations

from goldseam.vault import sodium


def commit(plain: bytes) -> tuple[bytes, bytes]:
    """The commitment to show and the random key to keep inside the sealed text (32 bytes each)."""
    key = sodium.random()
    return sodium.digest(plain, key=key, person=b"tw1-commit"), key


def holds(commitment: bytes, key: bytes, plain: bytes) -> bool:
    """Whether this is the very text that was committed to."""
    return sodium.same(commitment, sodium.digest(plain, key=key, person=b"tw1-commit"))
