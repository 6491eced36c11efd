"""No nonce twice: not in a million draws, not after ``fork``, not between two seals of the same words."""

from __future__ import annotations

import multiprocessing
import uuid

import pytest

from goldseam.vault import envelope, sodium
from goldseam.vault.envelope import Place

DRAWS = 500_000


def drawn(count: int) -> bytes:
    """So many nonces in one string: 24 bytes each."""
    return b"".join(sodium.random(sodium.NONCE) for _ in range(count))


def sealed(count: int) -> bytes:
    """The nonces of so many seals of the same words under the same key in the same place."""
    place = Place(uuid.UUID(int=1), 1, "note", uuid.UUID(int=2), uuid.UUID(int=3), 1)
    return b"".join(envelope.seal(bytes(32), place, b"hello")[24:48] for _ in range(count))


def each(nonces: bytes) -> set[bytes]:
    return {nonces[at : at + sodium.NONCE] for at in range(0, len(nonces), sodium.NONCE)}


@pytest.mark.slow
def test_a_million_nonces_of_two_forked_processes_are_all_different() -> None:
    with multiprocessing.get_context("fork").Pool(2) as pool:
        both = pool.map(drawn, [DRAWS, DRAWS], chunksize=1)
    assert len(each(both[0]) | each(both[1])) == 2 * DRAWS


def test_seals_of_the_same_words_in_forked_processes_share_no_nonce() -> None:
    mine = sealed(10_000)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        both = pool.map(sealed, [10_000, 10_000], chunksize=1)
    assert len(each(mine) | each(both[0]) | each(both[1])) == 30_000
