"""What was stored once opens for ever: one file for each version of each format."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from goldseam.vault import capsule, commitments, envelope, pepper, recovery, slots, tokens
from goldseam.vault import identity as identities
from goldseam.vault.envelope import Place
from goldseam.vault.grants import Terms, open_grant
from goldseam.vault.kdf import FLOOR, Cost, Kdf
from goldseam.vault.ledger import Bucket, Head, Ledger
from goldseam.vault.rosters import Member, Page
from goldseam.vault.slots import Owner, Peppers
from goldseam.vault.words import fingerprint_words
from tests.vault.make_golden import formats
from tests.vault.parts import known_identity, known_uuid, seed

GOLDEN = Path(__file__).parent / "golden"
IDS = {"circle", "row", "author", "person", "slot", "member", "signer", "bond"}


def golden(name: str) -> dict[str, Any]:
    found = json.loads((GOLDEN / f"{name}.json").read_text())
    return {key: UUID(value) if key in IDS else value for key, value in found.items()}


def unhexed(found: dict[str, Any], *names: str) -> list[bytes]:
    return [bytes.fromhex(found[name]) for name in names]


def part(kind: type[Any], found: dict[str, Any], *hexed: str) -> Any:
    """A dataclass from the fields that bear its fields' names."""
    given = {f.name: found[f.name] for f in fields(kind)}
    return kind(**given | {name: bytes.fromhex(found[name]) for name in hexed})


def text() -> bytes:
    return "Wörter, für immer".encode()


def test_every_format_of_today_has_its_file() -> None:
    assert sorted(formats()) == sorted(path.stem for path in GOLDEN.glob("*.json"))


def test_an_envelope_of_version_1() -> None:
    found = golden("envelope-1")
    key, plain, sealed = unhexed(found, "key", "plain", "sealed")
    place = part(Place, found)
    assert envelope.open_(key, place, sealed) == plain == text()
    assert envelope.seal(key, place, plain, nonce=sealed[24:48]) == sealed


def test_a_passphrase_slot_of_version_1() -> None:
    found = golden("slot-passphrase-1")
    secret, root, blob = unhexed(found, "pepper", "root", "blob")
    owner, given = part(Owner, found), found["passphrase"].encode()
    assert slots.cost_of(blob) == FLOOR == Cost(64, 3)
    assert slots.unwrap_passphrase(Kdf(), Peppers({1: secret}, 1), given, owner, blob) == root


def test_a_recovery_slot_and_its_code_of_version_1() -> None:
    found = golden("slot-recovery-1")
    code, root, blob = unhexed(found, "code", "root", "blob")
    assert recovery.read(found["printed"]) == code
    assert recovery.printed(code) == found["printed"]
    assert slots.unwrap_recovery(code, part(Owner, found), blob) == root


def test_a_keyring_of_version_1() -> None:
    found = golden("identity-1")
    root, signing, bundle = unhexed(found, "root", "signing", "bundle")
    opened = identities.unwrapped(root, found["person"], found["epoch"], signing, bundle)
    assert opened == known_identity("ada")


def test_a_grant_of_version_1() -> None:
    found = golden("grant-1")
    terms = part(Terms, found, "member_box", "roster")
    named, box, signature, secret, sign, key = unhexed(
        found, "named", "box", "signature", "box_secret", "signer_sign", "key"
    )
    assert open_grant(terms, named, box, signature, secret, sign) == key


def test_a_roster_page_of_version_1() -> None:
    found = golden("roster-1")
    body, digest, signature, sign = unhexed(found, "body", "digest", "signature", "signer_sign")
    ada, ben = known_identity("ada"), known_identity("ben")
    first = Page(found["circle"], 1, 1, "begin", (Member(known_uuid("ada"), ada.public),), bytes(32))
    both = (Member(known_uuid("ada"), ada.public), Member(known_uuid("ben"), ben.public))
    page = Page(found["circle"], 2, 1, "join", both, first.digest())
    assert (page.body(), page.digest()) == (body, digest)
    assert page.bears(signature, sign)
    assert page.signed_by(ben.sign_secret) == signature
    assert Page(found["circle"], 2, 1, "join", both[::-1], first.digest()).body() == body


def test_a_succession_of_version_1() -> None:
    found = golden("succession-1")
    ada, ben = known_identity("ada"), known_identity("ben")
    assert identities.succession(found["person"], 2, ada.public, ben.public).hex() == found["body"]


def test_a_ledger_head_and_a_bucket_of_version_1() -> None:
    found = golden("ledger-head-1")
    key, sealed = unhexed(found, "key", "sealed")
    head = Ledger(found["person"], key)._decoded(-1, sealed, Head)
    assert (head.naming, head.counter, head.name) == (seed("naming"), 5, "Ada")
    assert head.buckets == {7: seed("bucket", 16)}
    pin = head.pins[known_uuid("ben").bytes]
    assert (pin.public, pin.compared) == (known_identity("ben").public, True)
    seen = head.circles[known_uuid("circle").bytes]
    assert (seen.epoch, seen.number, seen.tags, seen.shared) == (1, 2, seed("tags"), True)
    assert (seen.bond, seen.others) == (known_uuid("bond").bytes, [known_uuid("ben").bytes])
    assert seen.met == seed("met", 128)
    found = golden("ledger-bucket-1")
    key, sealed = unhexed(found, "key", "sealed")
    bucket = Ledger(found["person"], key)._decoded(7, sealed, Bucket)
    assert bucket == {known_uuid("row").bytes: (7, seed("entry", 16))}


def test_a_session_capsule_of_version_1() -> None:
    found = golden("capsule-1")
    secret, name, blob, data, plain = unhexed(found, "secret", "name", "blob", "data", "plain")
    assert capsule.name(secret) == name
    assert capsule.opened(secret, b"keys", found["person"], blob) == plain
    assert capsule.opened(secret, b"data", None, data) == plain


def test_an_invitation_of_version_1() -> None:
    found = golden("invitation-1")
    name, voucher, blob, key = unhexed(found, "name", "voucher", "blob", "key")
    token = found["token"]
    carried = tokens.unwrap(token, found["bond"], blob)
    assert (carried.key, carried.name, carried.kind) == (key, "Ada", "friends")
    assert msgspec.to_builtins(carried)[0] is not None
    ada, ben = known_identity("ada"), known_identity("ben")
    both = (Member(known_uuid("ada"), ada.public), Member(known_uuid("ben"), ben.public))
    page = Page(known_uuid("circle"), 2, 1, "join", both, carried.page)
    assert (tokens.name(token), tokens.voucher(token, page)) == (name, voucher)


def test_a_commitment_of_version_1() -> None:
    plain, key, commitment = unhexed(golden("commitment-1"), "plain", "key", "commitment")
    assert commitments.holds(commitment, key, plain)


def test_a_pepper_file_of_version_1() -> None:
    found = golden("pepper-1")
    assert pepper.read(found["line"]) == (found["id"], bytes.fromhex(found["pepper"]))


def test_the_words_of_two_known_people() -> None:
    words = fingerprint_words(known_identity("ada").public, known_identity("ben").public)
    assert words == golden("words-1")["words"]
