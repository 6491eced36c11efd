import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.hosting import archive
from goldseam.vault import sodium
from goldseam.vault.sodium import Unopened

PAIR = sodium.box_keypair()
SIZES = [0, 1, 5_000, archive.PIECE, archive.PIECE + 1, 3 * archive.PIECE + 17]


def sealed(data: bytes) -> bytes:
    file = io.BytesIO()
    writer = archive.Writer(file, PAIR.public)
    for at in range(0, len(data), 300_000):
        writer.write(data[at : at + 300_000])
    writer.finish()
    return file.getvalue()


def opened(file: bytes, secret: bytes = PAIR.secret) -> bytes:
    return b"".join(archive.pieces(io.BytesIO(file), secret))


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_opens_with_the_key_from_the_paper(size: int) -> None:
    data = sodium.random(max(size, 1))[:size]
    assert opened(sealed(data)) == data


def test_the_plain_bytes_are_not_in_the_file() -> None:
    assert b"a word nobody else should read" not in sealed(b"a word nobody else should read" * 9)


@given(st.data())
@settings(max_examples=60)
def test_a_changed_bit_anywhere_is_noticed(data: st.DataObject) -> None:
    whole = sealed(b"words" * 100)
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises((Unopened, archive.NotABackup, archive.OtherKey)):
        opened(bytes(changed))


def test_a_file_cut_off_anywhere_is_noticed() -> None:
    whole = sealed(sodium.random(2 * archive.PIECE + 9))
    head = 15 + 1 + 8 + 80
    piece = 4 + archive.PIECE + 16
    for length in (0, 10, head, head + 2, head + piece - 1, head + piece, head + 2 * piece, len(whole) - 1):
        with pytest.raises((Unopened, archive.NotABackup)):
            opened(whole[:length])


def test_pieces_left_out_swapped_or_added_are_noticed() -> None:
    whole = sealed(sodium.random(3 * archive.PIECE + 9))
    head, piece = 15 + 1 + 8 + 80, 4 + archive.PIECE + 16
    start, one, two, rest = (
        whole[:head],
        whole[head : head + piece],
        whole[head + piece : head + 2 * piece],
        whole[head + 2 * piece :],
    )
    for other in (
        start + two + one + rest,
        start + two + rest,
        whole + one,
        start + rest,
        start + one + one + rest,
    ):
        with pytest.raises(Unopened):
            opened(other)


def test_pieces_of_one_backup_do_not_fit_into_another() -> None:
    head = 15 + 1 + 8 + 80
    with pytest.raises(Unopened):
        opened(sealed(b"one")[:head] + sealed(b"two")[head:])


def test_another_key_is_called_another_key() -> None:
    with pytest.raises(archive.OtherKey):
        opened(sealed(b"words"), sodium.box_keypair().secret)


def test_a_later_version_and_a_foreign_file_are_no_backup() -> None:
    later = bytearray(sealed(b"words"))
    later[15] = 2
    for file in (bytes(later), b"SQLite format 3\0" + bytes(500), b""):
        with pytest.raises(archive.NotABackup):
            opened(file)
