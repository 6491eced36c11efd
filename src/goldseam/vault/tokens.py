"""The invitation's token: a bearer secret that carries the pair's key to whoever holds the link."""

from __future__ import annotations

import base64
import binascii
from uuid import UUID

import msgspec

from goldseam.vault import sodium
from goldseam.vault.rosters import Page
from goldseam.vault.sodium import Unopened


class Carried(msgspec.Struct, array_like=True):
    """What an invitation carries: the pair's key, who invites, and the roster page it stands on."""

    circle: bytes
    key: bytes
    inviter: bytes
    box: bytes
    sign: bytes
    page: bytes
    name: str
    kind: str

    def __repr__(self) -> str:
        return "Carried(...)"


def make() -> str:
    """128 random bits as 22 letters for a link."""
    return base64.urlsafe_b64encode(sodium.random(16)).decode().rstrip("=")


def _bytes(token: str) -> bytes:
    try:
        raw = base64.urlsafe_b64decode(token + "==")
    except (ValueError, binascii.Error):
        raise Unopened from None
    if len(raw) != 16:
        raise Unopened
    return raw


def name(token: str) -> bytes:
    """What is stored of a token. Raises ``Unopened`` for what is no token at all."""
    return sodium.digest(key=_bytes(token), person=b"tw1-invite-id")


def wrap(token: str, bond: UUID, carried: Carried) -> bytes:
    nonce = sodium.random(sodium.NONCE)
    key = sodium.digest(bond.bytes, key=_bytes(token), person=b"tw1-invite-key")
    return nonce + sodium.aead_seal(key, nonce, msgspec.msgpack.encode(carried), b"invite/1\0" + bond.bytes)


def unwrap(token: str, bond: UUID, blob: bytes) -> Carried:
    """Raises ``Unopened``."""
    key = sodium.digest(bond.bytes, key=_bytes(token), person=b"tw1-invite-key")
    plain = sodium.aead_open(key, blob[: sodium.NONCE], blob[sodium.NONCE :], b"invite/1\0" + bond.bytes)
    return msgspec.msgpack.decode(plain, type=Carried)


def voucher(token: str, page: Page) -> bytes:
    """Shows the inviter that whoever wrote this roster page held the link."""
    return sodium.digest(page.body(), key=_bytes(token), person=b"tw1-invite-join")
