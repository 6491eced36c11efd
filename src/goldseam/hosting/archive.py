"""The sealed file of a backup: a stream of sealed pieces that only the host's paper key opens.

    "goldseam-backup" 1 | key fingerprint 8 | sealed file key 80 | pieces

Each piece is a 4-byte length and XChaCha20-Poly1305 under the file key, its nonce the number of the piece,
bound to the head of the file and to whether it is the last: pieces can not be left out, added, swapped or cut
off. The file key is random and sealed to the backup key (X25519).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

from goldseam.vault import sodium
from goldseam.vault.sodium import Unopened

MAGIC = b"goldseam-backup"
VERSION = 1
PIECE = 1024 * 1024
_HEAD = struct.Struct(">15sB8s80s")
_LENGTH = struct.Struct(">I")


class NotABackup(Exception):
    """The file does not begin like a sealed backup of a known version."""


class OtherKey(Exception):
    """The backup was sealed to another key than this one."""


def fingerprint(public: bytes) -> bytes:
    """Eight bytes by which a backup key is told from another."""
    return sodium.digest(public, person=b"goldseam-backup", size=8)


class Writer:
    """Seals what is written to it; nothing of it opens before ``finish``."""

    def __init__(self, file: BinaryIO, public: bytes) -> None:
        self._key = sodium.random()
        head = _HEAD.pack(MAGIC, VERSION, fingerprint(public), sodium.box_seal(public, self._key))
        self._bound = sodium.digest(head)
        self._file, self._waiting, self._number = file, bytearray(), 0
        file.write(head)

    def write(self, data: bytes) -> None:
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._piece(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]

    def finish(self) -> None:
        """Writes the last piece."""
        self._piece(bytes(self._waiting), last=True)

    def _piece(self, plain: bytes, last: bool) -> None:
        sealed = sodium.aead_seal(self._key, _nonce(self._number), plain, _ad(self._bound, last))
        self._file.write(_LENGTH.pack(len(sealed)) + sealed)
        self._number += 1


def pieces(file: BinaryIO, secret: bytes) -> Iterator[bytes]:
    """The plain bytes, piece by piece. Nothing may be trusted before the last piece has come.

    Raises ``NotABackup``, ``OtherKey``, or ``Unopened`` when anything was changed, left out or cut off.
    """
    head = file.read(_HEAD.size)
    if len(head) != _HEAD.size:
        raise NotABackup
    magic, version, of_key, sealed_key = _HEAD.unpack(head)
    if magic != MAGIC or version != VERSION:
        raise NotABackup
    if of_key != fingerprint(sodium.box_public(secret)):
        raise OtherKey
    key, bound = sodium.box_open(secret, sealed_key), sodium.digest(head)
    number, last = 0, False
    while not last:
        sealed, last = _next(file)
        yield sodium.aead_open(key, _nonce(number), sealed, _ad(bound, last))
        number += 1


def _next(file: BinaryIO) -> tuple[bytes, bool]:
    length = file.read(_LENGTH.size)
    if len(length) != _LENGTH.size:
        raise Unopened
    size = _LENGTH.unpack(length)[0]
    if size > PIECE + sodium.TAG:
        raise Unopened
    sealed = file.read(size)
    if len(sealed) != size:
        raise Unopened
    more = file.read(1)
    if more:
        file.seek(-1, 1)
    return sealed, not more


def _nonce(number: int) -> bytes:
    return number.to_bytes(sodium.NONCE, "big")


def _ad(bound: bytes, last: bool) -> bytes:
    return bound + (b"last" if last else b"more")
