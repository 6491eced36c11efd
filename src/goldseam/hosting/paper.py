"""32 bytes on paper: groups of letters and digits that can be typed from a printed sheet.

One byte (a version or an id), the 32 bytes and a checksum of two are 56 characters of Crockford's base 32
(crockford.com/base32.html): no I, L, O or U, and 14 groups of 4.
"""

from __future__ import annotations

import re

from goldseam.vault import sodium

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans(
    {"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\n": None, "\r": None, "\t": None}
)
_CHECKSUM = 2
_PRINTED = re.compile(r"(?:\b[0-9A-Za-z]{4}[- \t\r\n]+){13}[0-9A-Za-z]{4}\b")
_BYTES = 1 + sodium.KEY + _CHECKSUM
_CHARACTERS = _BYTES * 8 // 5


class Mistyped(ValueError):
    """What was typed is not what was printed. Carries nothing of it."""


def printed(kind: str, number: int, key: bytes) -> str:
    """Two lines of seven groups. ``kind`` (at most 16 letters) keeps one sheet from passing for another."""
    body = bytes([number]) + key
    value = int.from_bytes(body + _checksum(kind, body), "big")
    letters = "".join(ALPHABET[value >> shift & 31] for shift in range(_BYTES * 8 - 5, -1, -5))
    groups = [letters[at : at + 4] for at in range(0, _CHARACTERS, 4)]
    return "-".join(groups[:7]) + "\n" + "-".join(groups[7:])


def typed(kind: str, text: str) -> tuple[int, bytes]:
    """The number and the 32 bytes, from the groups alone or from the text of a whole sheet.

    Small letters, blanks and look-alikes are fine. Raises ``Mistyped``.
    """
    for candidate in [text, *_PRINTED.findall(text)]:
        if found := _read(kind, candidate.upper().translate(_LOOKALIKES)):
            return found
    raise Mistyped


def _read(kind: str, letters: str) -> tuple[int, bytes] | None:
    if len(letters) != _CHARACTERS or not set(letters) <= set(ALPHABET):
        return None
    value = 0
    for letter in letters:
        value = value << 5 | ALPHABET.index(letter)
    whole = value.to_bytes(_BYTES, "big")
    body, checksum = whole[:-_CHECKSUM], whole[-_CHECKSUM:]
    return (body[0], body[1:]) if sodium.same(checksum, _checksum(kind, body)) else None


def _checksum(kind: str, body: bytes) -> bytes:
    return sodium.digest(body, person=kind.encode(), size=_CHECKSUM)
