"""Somebody who watches the whole database with every key they ever held, and keeps what they learn.

Signatures, rosters and rules of the program mean nothing to a watcher: whatever opens, opens.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from typing import Any

import msgspec

from goldseam.bonds.models import Invitation
from goldseam.vault import envelope, slots, sodium, tokens
from goldseam.vault import identity as identities
from goldseam.vault.door import door
from goldseam.vault.envelope import unpadded
from goldseam.vault.identity import Identity
from goldseam.vault.ledger import Head, Ledger
from goldseam.vault.models import Grant, Keyring, LedgerBucket, LedgerHead, SealedRow, Slot
from goldseam.vault.models.row import sealed_models
from goldseam.vault.slots import Type
from goldseam.vault.sodium import Unopened
from goldseam.writing.models import Held

MARK = re.compile(rb"<[a-z]+\d+>")
_tried: dict[tuple[Any, ...], bytes | None] = {}


def forget() -> None:
    """Drops what was remembered of tries; for the beginning of a run."""
    _tried.clear()


def _try(what: str, key: object, blob: bytes, place: object, opening: Any) -> bytes | None:
    """What ``opening`` gives, tried once for each key, blob and place."""
    name = (what, key, blob, place)
    if name not in _tried:
        try:
            _tried[name] = opening()
        except Unopened:
            _tried[name] = None
    return _tried[name]


@dataclass
class Stored:
    """Everything sealed in the database, read at one moment."""

    slots: list[Slot]
    rings: list[Keyring]
    grants: list[Grant]
    heads: list[LedgerHead]
    buckets: list[LedgerBucket]
    held: list[Held]
    rows: list[SealedRow]

    @classmethod
    def now(cls) -> Stored:
        tables = (Slot, Keyring, Grant, LedgerHead, LedgerBucket, Held)
        found = [list(table.objects.all()) for table in tables]  # type: ignore[attr-defined]
        return cls(*found, rows=[row for model in sealed_models() for row in model._default_manager.all()])


@dataclass
class Watcher:
    """Secrets, and what they open. ``texts`` are the marks found, ``own`` names the other blobs opened."""

    passphrases: set[str] = field(default_factory=set)
    codes: set[bytes] = field(default_factory=set)
    tokens: set[str] = field(default_factory=set)
    roots: set[bytes] = field(default_factory=set)
    boxes: set[bytes] = field(default_factory=set)
    ledgers: set[bytes] = field(default_factory=set)
    circles: set[bytes] = field(default_factory=set)

    def grown(self) -> Watcher:
        """One who knows all of this and will learn more."""
        return copy.deepcopy(self)

    def hold(self, identity: Identity) -> None:
        self.roots.add(identity.root)
        self.boxes.add(identity.bundle.box_secret)
        self.ledgers.add(identity.bundle.ledger_key)

    def _size(self) -> int:
        return sum(map(len, (self.tokens, self.roots, self.boxes, self.ledgers, self.circles)))

    def watch(self, stored: Stored) -> tuple[set[bytes], set[tuple[str, object]]]:
        """The marks in all that opens, and which slots, keyrings, grants and ledger parts did."""
        while True:
            before = self._size()
            own = self._identities(stored) | self._grants(stored) | self._ledger(stored)
            plain = self._rows(stored) + self._held(stored) + self._carried(stored)
            if self._size() == before:
                break
        return {mark for text in plain for mark in MARK.findall(text)}, own

    def _identities(self, stored: Stored) -> set[tuple[str, object]]:
        own: set[tuple[str, object]] = set()
        for slot in stored.slots:
            blob, owner = bytes(slot.blob), slot.owner
            if slot.type == Type.PASSPHRASE:
                roots = [
                    _try("pass", p, blob, owner, lambda p=p, b=blob, o=owner: self._unwrap(p, o, b))
                    for p in self.passphrases
                ]
            else:
                roots = [
                    _try("code", c, blob, owner, lambda c=c, b=blob, o=owner: slots.unwrap_recovery(c, o, b))
                    for c in self.codes
                ]
            found = {root for root in roots if root is not None}
            own |= {("slot", slot.pk)} if found else set()
            self.roots |= found
        for ring in stored.rings:
            signing, bundle = bytes(ring.signing), bytes(ring.bundle)
            for root in list(self.roots):
                place = (ring.pk, ring.epoch)
                opened = _try("ring", root, bundle, place, lambda of=(root, ring): _bundle(*of))
                if opened is not None:
                    own.add(("ring", ring.pk))
                    self.hold(identities.unwrapped(root, ring.pk, ring.epoch, signing, bundle))
        return own

    @staticmethod
    def _unwrap(passphrase: str, owner: slots.Owner, blob: bytes) -> bytes:
        here = door()
        return slots.unwrap_passphrase(here.kdf, here.peppers, passphrase.encode(), owner, blob)

    def _grants(self, stored: Stored) -> set[tuple[str, object]]:
        own: set[tuple[str, object]] = set()
        for grant in stored.grants:
            sealed = bytes(grant.box)
            for secret in self.boxes:
                opened = _try("box", secret, sealed, None, lambda k=secret, b=sealed: sodium.box_open(k, b))
                if opened is not None:
                    own.add(("grant", grant.pk))
                    self.circles.add(opened[-32:])
        return own

    def _ledger(self, stored: Stored) -> set[tuple[str, object]]:
        parts = [(head.pk, -1, bytes(head.sealed)) for head in stored.heads]
        parts += [(bucket.person_id, bucket.number, bytes(bucket.sealed)) for bucket in stored.buckets]
        return {
            ("ledger", (person, number))
            for person, number, sealed in parts
            for key in self.ledgers
            if _try(
                "ledger", key, sealed, person, lambda p=person, k=key, n=number, s=sealed: _part(p, k, n, s)
            )
        }

    def _rows(self, stored: Stored) -> list[bytes]:
        found = []
        for row in stored.rows:
            place, sealed = row.place(), bytes(row.envelope)
            for key in self.circles:
                opened = _try(
                    "row", key, sealed, place, lambda k=key, p=place, s=sealed: envelope.open_(k, p, s)
                )
                if opened is not None:
                    found.append(opened)
                    if isinstance(row, Invitation):
                        self.tokens.add(msgspec.json.decode(opened)["token"])
        return found

    def _held(self, stored: Stored) -> list[bytes]:
        found = []
        for held in stored.held:
            sealed = bytes(held.sealed)
            for secret in self.boxes:
                opened = _try("box", secret, sealed, None, lambda k=secret, b=sealed: sodium.box_open(k, b))
                found += [unpadded(opened)] if opened is not None else []
        return found

    def _carried(self, stored: Stored) -> list[bytes]:
        found = []
        for row in stored.rows:
            if isinstance(row, Invitation):
                sealed = bytes(row.carried)
                for token in list(self.tokens):
                    opened = _try(
                        "link", token, sealed, row.bond, lambda t=token, r=row, s=sealed: _carrying(t, r, s)
                    )
                    if opened is not None:
                        carried = msgspec.msgpack.decode(opened, type=tokens.Carried)
                        self.circles.add(carried.key)
                        found.append(carried.name.encode())
        return found


def _bundle(root: bytes, ring: Keyring) -> bytes:
    signing, bundle = bytes(ring.signing), bytes(ring.bundle)
    return identities.unwrapped(root, ring.pk, ring.epoch, signing, bundle).root


def _part(person: Any, key: bytes, number: int, sealed: bytes) -> bytes:
    kind: Any = Head if number == -1 else dict
    Ledger(person, key)._decoded(number, sealed, kind)
    return b"opened"


def _carrying(token: str, row: Invitation, sealed: bytes) -> bytes:
    return msgspec.msgpack.encode(tokens.unwrap(token, row.bond, sealed))
