"""Signed grants: a circle's key, sealed to one member, by somebody the member can name.

A sealed box alone says nothing of its sender; the signature is what keeps a stranger with the database
from planting a key of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from goldseam.vault import sodium
from goldseam.vault.sodium import Unopened


@dataclass(frozen=True)
class Terms:
    """What a grant says in the open: which key, for whom, by whom, on which roster."""

    circle: UUID
    epoch: int
    member: UUID
    member_box: bytes
    signer: UUID
    roster: bytes

    def stem(self) -> bytes:
        return b"".join(
            (
                b"trust-grant/1\0",
                self.circle.bytes,
                self.epoch.to_bytes(4, "big"),
                self.member.bytes,
                self.member_box,
                self.signer.bytes,
                self.roster,
            )
        )


def key_id(circle: UUID, key: bytes) -> bytes:
    """Names a circle key without giving it away."""
    return sodium.digest(circle.bytes, key=key, person=b"tw1-ckid")


def _signed(body: bytes, box: bytes) -> bytes:
    return b"trust-grant-sig/1\0" + body + sodium.digest(box, person=b"tw1-grantbox")


def grant(terms: Terms, key: bytes, sign_secret: bytes) -> tuple[bytes, bytes]:
    """The sealed box and the signature over it."""
    body = terms.stem() + key_id(terms.circle, key)
    box = sodium.box_seal(terms.member_box, body + key)
    return box, sodium.sign(sign_secret, _signed(body, box))


def open_grant(
    terms: Terms, named: bytes, box: bytes, signature: bytes, box_secret: bytes, signer_sign: bytes
) -> bytes:
    """The circle key. ``named`` is the key id the row shows, ``signer_sign`` the signer's pinned key.

    Raises ``Unopened`` unless terms, signature, box, what lies inside and the key's name all agree.
    """
    if not signed(terms, named, box, signature, signer_sign):
        raise Unopened
    return open_box(terms, named, box, box_secret)


def signed(terms: Terms, named: bytes, box: bytes, signature: bytes, signer_sign: bytes) -> bool:
    """Whether a grant of these terms, with this key's name and this box, was signed with that key."""
    return sodium.verify(signer_sign, _signed(terms.stem() + named, box), signature)


def open_box(terms: Terms, named: bytes, box: bytes, box_secret: bytes) -> bytes:
    """The circle key of that name: for a grant whose signature was checked, or whose key's name is known.

    Raises ``Unopened`` unless the terms, what lies inside and the key's name agree.
    """
    body = terms.stem() + named
    inside = sodium.box_open(box_secret, box)
    key = inside[-sodium.KEY :]
    if inside[: -sodium.KEY] != body or key_id(terms.circle, key) != named:
        raise Unopened
    return key
