"""The formats of docs/trust.md, read as they are written there and with none of the vault's own helpers."""

from __future__ import annotations

import hashlib
import os
import uuid

import msgspec
from nacl import bindings

from goldseam.vault import (
    capsule,
    commitments,
    envelope,
    grants,
    identity,
    kdf,
    recovery,
    rosters,
    slots,
    tokens,
    words,
)

CIRCLE, ROW, AUTHOR = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
KEY = bytes(range(32))


def b2(*parts: bytes, key: bytes = b"", person: bytes = b"", size: int = 32) -> bytes:
    """BLAKE2b over each part behind its length in 8 bytes."""
    data = b"".join(len(part).to_bytes(8, "big") + part for part in parts)
    return hashlib.blake2b(data, key=key, digest_size=size, person=person).digest()


def aead(key: bytes, nonce_and_sealed: bytes, bound: bytes) -> bytes:
    nonce, sealed = nonce_and_sealed[:24], nonce_and_sealed[24:]
    return bytes(bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, bound, nonce, key))


def u4(number: int) -> bytes:
    return number.to_bytes(4, "big")


def signed(public: bytes, message: bytes, signature: bytes) -> bool:
    return bytes(bindings.crypto_sign_open(signature + message, public)) == message


def test_the_envelope() -> None:
    place = envelope.Place(CIRCLE, 7, "reflection", ROW, AUTHOR, 3)
    sealed = envelope.seal(KEY, place, b"hello")
    header, nonce, commitment, body = sealed[:24], sealed[24:48], sealed[48:80], sealed[80:]
    assert header == b"TW\x01\x01" + CIRCLE.bytes + u4(7)
    bound = b"trust-writing/aad/1\0" + header + bytes([10]) + b"reflection" + ROW.bytes + AUTHOR.bytes
    bound += (3).to_bytes(8, "big")
    committing = b2(bound, nonce, key=KEY, person=b"tw1-com")
    assert commitment == b2(body[-16:], key=committing, person=b"tw1-tag")
    padded = aead(b2(bound, nonce, key=KEY, person=b"tw1-enc"), nonce + body, bound)
    assert padded == u4(5) + b"hello" + bytes(256 - 9)
    assert len(sealed) == 352


def test_both_slots() -> None:
    owner = slots.Owner(AUTHOR, ROW, 2)
    cost, pepper, code = kdf.Cost(1, 1), os.urandom(32), os.urandom(16)
    made = slots.wrap_passphrase(kdf.Kdf(cost, cost), slots.Peppers({9: pepper}, 9), b"seven", owner, KEY)
    assert made[:13] == b"TWK\x01\x01" + u4(1) + u4(1024) and made[29] == 9
    algorithm = bindings.crypto_pwhash_ALG_ARGON2ID13
    stretched = bindings.crypto_pwhash_alg(64, b"seven", made[13:29], 1, 1024 * 1024, algorithm)
    by_passphrase = b2(stretched + AUTHOR.bytes + ROW.bytes, key=pepper, person=b"tw1-kek-pass")
    by_code = b2(AUTHOR.bytes + ROW.bytes, key=code, person=b"tw1-kek-rec")
    for blob, key in ((made, by_passphrase), (slots.wrap_recovery(code, owner, KEY), by_code)):
        assert len(blob) == 134
        head, nonce, commitment, sealed = blob[:30], blob[30:54], blob[54:86], blob[86:]
        bound = b"trust-wrap/1\0" + head + AUTHOR.bytes + ROW.bytes + u4(2)
        assert aead(b2(bound, nonce, key=key, person=b"twk-enc"), nonce + sealed, bound) == KEY
        committing = b2(bound, nonce, key=key, person=b"twk-com")
        assert commitment == b2(sealed[-16:], key=committing, person=b"twk-tag")


def test_what_the_root_opens() -> None:
    made = identity.make()
    signing, bundle = identity.wrapped(made, AUTHOR, 4)
    for use, blob in ((b"sign", signing), (b"bundle", bundle)):
        bound = b"identity/1\0" + use + AUTHOR.bytes + u4(4)
        plain = aead(b2(bound, key=made.root, person=b"tw1-root-" + use), blob, bound)
        if use == b"sign":
            assert plain == made.sign_secret
        else:
            kept = made.bundle
            told = [kept.box_secret, kept.ledger_key, kept.box_public, kept.sign_public]
            assert msgspec.msgpack.decode(plain) == told


def test_a_grant() -> None:
    made = identity.make()
    terms = grants.Terms(CIRCLE, 7, AUTHOR, made.public.box, ROW, os.urandom(32))
    box, signature = grants.grant(terms, KEY, made.sign_secret)
    body = (
        b"trust-grant/1\0" + CIRCLE.bytes + u4(7) + AUTHOR.bytes + made.public.box + ROW.bytes + terms.roster
    )
    body += b2(CIRCLE.bytes, key=KEY, person=b"tw1-ckid")
    assert (len(box), len(signature)) == (242, 64)
    assert bindings.crypto_box_seal_open(box, made.public.box, made.bundle.box_secret) == body + KEY
    assert signed(
        made.public.sign, b"trust-grant-sig/1\0" + body + b2(box, person=b"tw1-grantbox"), signature
    )


def test_a_roster_page_and_its_voucher() -> None:
    made, token = identity.make(), tokens.make()
    member = rosters.Member(AUTHOR, made.public)
    page = rosters.Page(CIRCLE, 1, 2, "begin", (member,), rosters.NONE_BEFORE)
    body = b"trust-roster/1\0" + CIRCLE.bytes + u4(1) + u4(2) + b"\x05begin" + b"\x00\x01"
    body += AUTHOR.bytes + made.public.box + made.public.sign + bytes(32)
    assert page.digest() == b2(body, person=b"tw1-roster")
    assert signed(made.public.sign, b"trust-roster-sig/1\0" + body, page.signed_by(made.sign_secret))
    assert tokens.voucher(token, page) == b2(body, key=tokens._bytes(token), person=b"tw1-invite-join")


def test_a_session_capsule() -> None:
    secret = os.urandom(32)
    name = b2(b"", key=secret, person=b"tw1-sid")
    assert capsule.name(secret) == name
    for use, who in ((b"keys", AUTHOR), (b"data", None)):
        bound = b"capsule/1\0" + use + name + (who.bytes if who else bytes(16))
        blob = capsule.shut(secret, use, who, b"words")
        assert aead(b2(bound, key=secret, person=b"tw1-wrap"), blob, bound) == b"words"


def test_an_invitation() -> None:
    token = tokens.make()
    raw, bond = tokens._bytes(token), ROW.bytes
    carried = tokens.Carried(CIRCLE.bytes, KEY, AUTHOR.bytes, KEY, KEY, KEY, "Ines", "friends")
    blob = tokens.wrap(token, ROW, carried)
    plain = aead(b2(bond, key=raw, person=b"tw1-invite-key"), blob, b"invite/1\0" + bond)
    told = [CIRCLE.bytes, KEY, AUTHOR.bytes, KEY, KEY, KEY, "Ines", "friends"]
    assert msgspec.msgpack.decode(plain) == told
    assert (len(token), len(raw)) == (22, 16)
    assert tokens.name(token) == b2(key=raw, person=b"tw1-invite-id")


def test_code_commitment_and_words() -> None:
    code = recovery.make()
    check = int.from_bytes(b2(code, person=b"tw1-rec-check", size=2), "big") >> 4
    number = int.from_bytes(code, "big") << 12 | check
    letters = "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[number >> 5 * at & 31] for at in range(27, -1, -1))
    assert recovery.printed(code).replace("-", "") == letters
    commitment, key = commitments.commit(b"words")
    assert commitment == b2(b"words", key=key, person=b"tw1-commit")
    one, other = identity.make().public, identity.make().public
    both = sorted((one.sign + one.box, other.sign + other.box))
    drawn = int.from_bytes(b2(*both, person=b"tw1-words", size=64), "big")
    listed, told = words.listed(), []
    for _ in range(8):
        drawn, at = divmod(drawn, len(listed))
        told.append(listed[at])
    assert words.fingerprint_words(one, other) == told
