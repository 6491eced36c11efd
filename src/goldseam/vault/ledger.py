"""The private ledger: what a person's own program remembers, so that the database can not pretend.

It holds whom I pinned, which circles I saw at which epoch, and for every row I wrote its last revision and a
digest over its plain text. It is sealed under my own key: 256 buckets and a head that names each bucket.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

import msgspec

from goldseam.vault import sodium
from goldseam.vault.envelope import padded, unpadded
from goldseam.vault.identity import Public
from goldseam.vault.models import LedgerBucket, LedgerHead
from goldseam.vault.sodium import Unopened

BUCKETS = 256
T = TypeVar("T")
_HEAD = -1


class Pin(msgspec.Struct, array_like=True):
    """Another person's keys as I first saw them; ``compared`` once we read the words to each other."""

    box: bytes
    sign: bytes
    compared: bool = False

    @property
    def public(self) -> Public:
        return Public(self.box, self.sign)


class Seen(msgspec.Struct, array_like=True):
    """A circle as I know it: the newest page of its roster I accepted, the key of my private tags in it, the
    name of its key, its bond, whether it is for both, who was in it beside me, and the keys of
    us two as they were when we met (my box and sign, then the other's).

    No column of the database can turn a circle for both into one that I take for mine alone. Words to compare
    come from the keys of the meeting: keys that followed are vouched for, and nobody sees that they did.
    """

    epoch: int
    number: int
    page: bytes
    tags: bytes
    key: bytes
    bond: bytes
    shared: bool
    others: list[bytes] = []
    met: bytes = b""


class Head(msgspec.Struct, array_like=True):
    """``naming`` chooses buckets and keys digests; it stays when the ledger is sealed under another key."""

    naming: bytes = b""
    counter: int = 0
    name: str = ""
    buckets: dict[int, bytes] = {}
    pins: dict[bytes, Pin] = {}
    circles: dict[bytes, Seen] = {}


Bucket = dict[bytes, tuple[int, bytes]]


class Ledger:
    """One person's ledger as it stands in the database. Nothing is read before it is asked for.

    ``read`` is the head's row, when it was read already, along with its person.
    """

    def __init__(self, person: UUID, key: bytes, read: LedgerHead | None = None) -> None:
        self.person = person
        self._key = key
        self._head_read = read
        self._head: Head | None = None
        self._buckets: dict[int, Bucket] = {}
        self._dirty: set[int] = set()
        self.altered = False

    def __repr__(self) -> str:
        return "Ledger(...)"

    @property
    def head(self) -> Head:
        """What it knows. Raises ``Unopened`` when the head was taken away or is not mine."""
        if self._head is None:
            row = self._head_read or next(iter(LedgerHead.objects.filter(person_id=self.person)), None)
            self._head = self._taken(row)
        return self._head

    def _taken(self, row: LedgerHead | None) -> Head:
        if row is None:
            raise Unopened
        return self._decoded(_HEAD, bytes(row.sealed), Head)

    def start(self, name: str) -> None:
        """The first, empty ledger of a new person. Nobody else ever gets an empty one. Saves it."""
        self._head = Head(sodium.random(), name=name)
        LedgerHead.objects.create(person_id=self.person, sealed=self._encoded(_HEAD, self._head))

    def begin(self) -> None:
        """Reads the head anew and forgets the rest, inside the transaction that will ``save``."""
        locked = LedgerHead.objects.select_for_update().filter(person_id=self.person)
        self._head = self._taken(next(iter(locked), None))
        self._buckets, self._dirty = {}, set()

    def load(self, rows: Iterable[UUID]) -> None:
        """Reads the buckets of these rows in one query."""
        self._read({self._number(row) for row in rows} - self._buckets.keys())

    def load_all(self) -> dict[UUID, int]:
        """The last revision of every row I wrote."""
        self._read(set(self.head.buckets) - self._buckets.keys())
        return {UUID(bytes=row): rev for bucket in self._buckets.values() for row, (rev, _) in bucket.items()}

    def agrees(self, row: UUID, revision: int, plain: bytes) -> bool:
        """Whether this is the last text that I put into that row."""
        entry = self._bucket(row).get(row.bytes)
        return entry is not None and entry == (revision, self._digest(row, plain))

    def enter(self, row: UUID, revision: int, plain: bytes) -> None:
        self._bucket(row)[row.bytes] = (revision, self._digest(row, plain))
        self._dirty.add(self._number(row))

    def strike(self, row: UUID) -> None:
        if self._bucket(row).pop(row.bytes, None):
            self._dirty.add(self._number(row))

    def save(self) -> None:
        """Writes what changed, head last. Belongs into the transaction of the change itself."""
        head = self.head
        head.counter += 1
        changed = []
        for number in sorted(self._dirty):
            sealed = self._encoded(number, self._buckets[number])
            head.buckets[number] = sodium.digest(sealed, size=16)
            changed.append(LedgerBucket(person_id=self.person, number=number, sealed=sealed))
        LedgerBucket.objects.bulk_create(
            changed, update_conflicts=True, unique_fields=["person", "number"], update_fields=["sealed"]
        )
        self._dirty = set()
        sealed = self._encoded(_HEAD, head)
        LedgerHead.objects.filter(person_id=self.person).update(sealed=sealed)

    def rekey(self, key: bytes) -> None:
        """Seals everything anew under another ledger key."""
        self.load_all()
        self._key, self._dirty = key, set(self._buckets)
        self.save()

    def _number(self, row: UUID) -> int:
        return sodium.digest(row.bytes, key=self.head.naming, person=b"tw1-bucket", size=1)[0]

    def _digest(self, row: UUID, plain: bytes) -> bytes:
        return sodium.digest(row.bytes, plain, key=self.head.naming, person=b"tw1-ledger", size=16)

    def _bucket(self, row: UUID) -> Bucket:
        number = self._number(row)
        if number not in self._buckets:
            self._read({number})
        return self._buckets[number]

    def _read(self, numbers: set[int]) -> None:
        expected = {n: self.head.buckets[n] for n in numbers if n in self.head.buckets}
        for number in numbers:
            self._buckets[number] = {}
        if not expected:
            return
        found = LedgerBucket.objects.filter(person_id=self.person, number__in=expected)
        for bucket in found:
            sealed = bytes(bucket.sealed)
            try:
                self._buckets[bucket.number] = self._decoded(bucket.number, sealed, Bucket)
            except Unopened:
                self.altered = True
            if sodium.digest(sealed, size=16) != expected.pop(bucket.number):
                self.altered = True
        self.altered = self.altered or bool(expected)

    def _bound(self, number: int) -> bytes:
        return b"ledger/1\0" + self.person.bytes + number.to_bytes(2, "big", signed=True)

    def _encoded(self, number: int, what: Head | Bucket) -> bytes:
        nonce = sodium.random(sodium.NONCE)
        plain = padded(msgspec.msgpack.encode(what))
        return nonce + sodium.aead_seal(self._key, nonce, plain, self._bound(number))

    def _decoded(self, number: int, sealed: bytes, kind: type[T]) -> T:
        nonce, body = sealed[: sodium.NONCE], sealed[sodium.NONCE :]
        plain = unpadded(sodium.aead_open(self._key, nonce, body, self._bound(number)))
        return msgspec.msgpack.decode(plain, type=kind)
