"""The pepper: 32 bytes that every passphrase is mixed with, kept in a file beside the database."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path

from goldseam.vault import sodium
from goldseam.vault.slots import Peppers

_FIRST = "goldseam-pepper 1 "


class BadPepper(ValueError):
    """The file is there and is no pepper file."""


def written(pepper_id: int, pepper: bytes) -> str:
    """The one line of a pepper file. ``pepper_id`` is 1 to 255."""
    return f"{_FIRST}{pepper_id} {base64.b64encode(pepper).decode()}\n"


def read(text: str) -> tuple[int, bytes]:
    """The id and the 32 bytes of a pepper file. Raises ``BadPepper``."""
    try:
        number, encoded = text.strip().removeprefix(_FIRST).split(" ")
        pepper_id, pepper = int(number), base64.b64decode(encoded, validate=True)
    except (ValueError, binascii.Error):
        raise BadPepper from None
    if not text.startswith(_FIRST) or not 1 <= pepper_id <= 255 or len(pepper) != sodium.KEY:
        raise BadPepper
    return pepper_id, pepper


def fingerprint(pepper: bytes) -> bytes:
    """Eight bytes by which a changed pepper is noticed."""
    return sodium.digest(pepper, person=b"goldseam-pepper", size=8)


def held(path: Path) -> Peppers:
    """The peppers of a home. Raises ``FileNotFoundError`` or ``BadPepper``."""
    pepper_id, pepper = read(path.read_text())
    return Peppers({pepper_id: pepper}, pepper_id)
