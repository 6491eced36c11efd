"""The envelope opens with its key in its place, and nowhere else, and never in part."""

from __future__ import annotations

import hashlib
import os
import uuid
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.vault import sodium
from goldseam.vault.envelope import BODY, BUCKETS, SMALLEST, Place, open_, padded, seal, unpadded
from goldseam.vault.sodium import Unopened
from tests.vault.parts import keys, places

# Six properties: 2,700 cases together in continuous integration; GOLDSEAM_LONG=1 runs the nightly share.
MANY = settings(max_examples=50_000 if os.environ.get("GOLDSEAM_LONG") else 450)
texts = st.binary(max_size=5_000)
short = st.binary(max_size=600)


@MANY
@given(keys, places, texts)
def test_what_was_sealed_opens_again_in_its_place(key: bytes, place: Place, plain: bytes) -> None:
    assert open_(key, place, seal(key, place, plain)) == plain


@MANY
@given(
    key=keys, place=places, other=places, plain=short, part=st.sampled_from(list(Place.__dataclass_fields__))
)
@pytest.mark.slow
def test_another_circle_epoch_kind_row_author_or_revision_opens_nothing(
    key: bytes, place: Place, other: Place, plain: bytes, part: str
) -> None:
    moved = replace(place, **{part: getattr(other, part)})
    sealed = seal(key, place, plain)
    if moved == place:
        return
    with pytest.raises(Unopened):
        open_(key, moved, sealed)


@MANY
@given(keys, keys, places, short)
@pytest.mark.slow
def test_another_key_opens_nothing(key: bytes, other: bytes, place: Place, plain: bytes) -> None:
    if key != other:
        with pytest.raises(Unopened):
            open_(other, place, seal(key, place, plain))


@MANY
@given(keys, places, short, st.data())
@pytest.mark.slow
def test_one_turned_bit_anywhere_opens_nothing(
    key: bytes, place: Place, plain: bytes, data: st.DataObject
) -> None:
    sealed = bytearray(seal(key, place, plain))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Unopened):
        open_(key, place, bytes(sealed))


@MANY
@given(keys, places, short, st.integers(0, 1_200), st.binary(min_size=1, max_size=400), st.booleans())
@pytest.mark.slow
def test_cut_off_or_added_to_it_opens_nothing(
    key: bytes, place: Place, plain: bytes, cut: int, more: bytes, in_front: bool
) -> None:
    sealed = seal(key, place, plain)
    twice = sealed + seal(key, place, plain)
    for wrong in (
        sealed[: cut % len(sealed)],
        sealed[1:],
        sealed + more,
        more + sealed if in_front else twice,
    ):
        with pytest.raises(Unopened):
            open_(key, place, wrong)


def test_every_single_bit_of_a_short_envelope_counts() -> None:
    key, place = bytes(range(32)), Place(uuid.UUID(int=1), 1, "note", uuid.UUID(int=2), uuid.UUID(int=3), 1)
    sealed = seal(key, place, b"hello")
    for bit in range(len(sealed) * 8):
        turned = bytearray(sealed)
        turned[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Unopened):
            open_(key, place, bytes(turned))


@MANY
@given(st.integers(0, 4 * BUCKETS[-1]), st.integers(0, 400))
def test_stored_sizes_tell_only_a_bucket(size: int, less: int) -> None:
    full = padded(bytes(size))
    assert len(full) in BUCKETS or len(full) % BUCKETS[-1] == 0
    assert len(full) - size >= 4
    assert unpadded(full) == bytes(size)
    shorter = padded(bytes(max(0, size - less)))
    assert len(shorter) <= len(full)


def test_two_texts_of_one_bucket_are_stored_at_one_size() -> None:
    key, place = sodium.random(), Place(uuid.uuid4(), 1, "note", uuid.uuid4(), uuid.uuid4(), 1)
    for least, most in ((0, 252), (253, 508), (509, 1020), (262_141, 524_284)):
        assert len({len(seal(key, place, bytes(size))) for size in (least, most)}) == 1
    assert len(seal(key, place, bytes(253))) > len(seal(key, place, bytes(252)))


def test_padding_that_is_not_empty_opens_nothing_though_every_tag_is_right() -> None:
    full = bytearray(padded(b"hello"))
    full[-1] = 1
    with pytest.raises(Unopened):
        unpadded(bytes(full))
    with pytest.raises(Unopened):
        unpadded((300).to_bytes(4, "big") + bytes(252))


def test_the_envelope_of_the_design_comes_out_byte_for_byte() -> None:
    place = Place(uuid.UUID(int=1), 1, "note", uuid.UUID(int=2), uuid.UUID(int=3), 1)
    sealed = seal(bytes(range(32)), place, b"hello", nonce=bytes(range(24)))
    assert len(sealed) == SMALLEST == 352
    assert sealed[:BODY][-32:].hex() == "dfb17f565b1657385e4d775d42ffbf6ae5481b7f3b986280890f1e1c8577a3dc"
    assert sealed[-16:].hex() == "c2c8ac3d34ed1574deca0493802ec3b4"
    whole = hashlib.blake2b(sealed, digest_size=32).hexdigest()
    assert whole == "ebc33d8b4a3fceaad322f157e753625e2c0bc5c475172cb4e23c4c04652b2428"
    assert open_(bytes(range(32)), place, sealed) == b"hello"


def test_the_commitment_is_looked_at_before_anything_is_decrypted() -> None:
    """An envelope valid under two keys can not be made, because each key has a commitment of its own."""
    place = Place(uuid.uuid4(), 1, "note", uuid.uuid4(), uuid.uuid4(), 1)
    one, other = sodium.random(), sodium.random()
    sealed = seal(one, place, b"for the first key")
    grafted = sealed[:48] + seal(other, place, b"for the second", nonce=sealed[24:48])[48:80] + sealed[80:]
    for key in (one, other):
        with pytest.raises(Unopened):
            open_(key, place, grafted)


def test_a_fault_says_nothing_about_what_was_wrong() -> None:
    key, place = sodium.random(), Place(uuid.uuid4(), 1, "note", uuid.uuid4(), uuid.uuid4(), 1)
    sealed = seal(key, place, b"words")
    said = set()
    for wrong in (b"", sealed[:-1], b"XX" + sealed[2:], sealed[:60] + b"\0" + sealed[61:]):
        with pytest.raises(Unopened) as caught:
            open_(key, place, wrong)
        said.add((str(caught.value), caught.value.args, caught.value.__cause__))
    assert len(said) == 1
