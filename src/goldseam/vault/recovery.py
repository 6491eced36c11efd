"""The recovery code: 128 random bits and a 12-bit check, as 28 characters a person can copy by hand."""

from __future__ import annotations

from goldseam.vault import sodium

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_LOOKALIKES = str.maketrans("ILO", "110")


class Mistyped(ValueError):
    """The code's own check does not fit: a slip of the pen, nothing was tried."""


def make() -> bytes:
    """16 random bytes."""
    return sodium.random(16)


def _check(code: bytes) -> int:
    return int.from_bytes(sodium.digest(code, person=b"tw1-rec-check", size=2), "big") >> 4


def printed(code: bytes) -> str:
    """Seven groups of four characters."""
    number = int.from_bytes(code, "big") << 12 | _check(code)
    text = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(28)))
    return "-".join(text[start : start + 4] for start in range(0, 28, 4))


def read(text: str) -> bytes:
    """The 16 bytes of a code as somebody typed it. Raises ``Mistyped``."""
    letters = "".join(c for c in text.upper() if c.isalnum()).translate(_LOOKALIKES)
    if len(letters) != 28 or any(c not in ALPHABET for c in letters):
        raise Mistyped
    number = 0
    for letter in letters:
        number = number << 5 | ALPHABET.index(letter)
    if number >> 140:
        raise Mistyped
    code = (number >> 12).to_bytes(16, "big")
    if number & 0xFFF != _check(code):
        raise Mistyped
    return code


def halves(code: bytes) -> tuple[bytes, bytes]:
    """Two codes that together give this one back (exclusive or); each alone tells nothing."""
    first = sodium.random(16)
    return first, bytes(a ^ b for a, b in zip(first, code, strict=True))


def joined(first: bytes, second: bytes) -> bytes:
    """The code of which these are the halves."""
    return bytes(a ^ b for a, b in zip(first, second, strict=True))
