"""What tests of the vault are made of: places, peppers, cheap derivations, deterministic keys."""

from __future__ import annotations

import hashlib
import uuid

from hypothesis import strategies as st

from goldseam.vault.envelope import Place
from goldseam.vault.identity import Bundle, Identity
from goldseam.vault.kdf import Cost, Kdf
from goldseam.vault.slots import Peppers

CHEAP = Cost(1, 1)

keys = st.binary(min_size=32, max_size=32)
places = st.builds(
    Place,
    circle=st.uuids(),
    epoch=st.integers(0, 2**32 - 1),
    kind=st.text(max_size=60),
    row=st.uuids(),
    author=st.uuids(),
    revision=st.integers(0, 2**64 - 1),
)


def cheap() -> Kdf:
    """A derivation that takes next to no time; only for what is not about its cost."""
    return Kdf(CHEAP, floor=CHEAP)


def peppers(number: int = 1) -> Peppers:
    return Peppers({number: bytes([number]) * 32}, number)


def seed(name: str, size: int = 32) -> bytes:
    """The same bytes for the same name, on every machine and for ever."""
    return hashlib.shake_256(b"goldseam golden " + name.encode()).digest(size)


def known_uuid(name: str) -> uuid.UUID:
    return uuid.UUID(bytes=seed(name, 16))


def known_identity(name: str) -> Identity:
    """All keys of a person whose keys never change."""
    from nacl import bindings

    sign_public, sign_secret = bindings.crypto_sign_seed_keypair(seed(f"{name} sign"))
    box_secret = seed(f"{name} box")
    box_public = bindings.crypto_scalarmult_base(box_secret)
    bundle = Bundle(box_secret, seed(f"{name} ledger"), box_public, sign_public)
    return Identity(seed(f"{name} root"), sign_secret, bundle)
