"""Writes one golden file for each stored format, in the version of today.

Run once when a format gets a new version (``python -m tests.vault.make_golden``). A file that is there is
never written again: what was stored once must open for ever.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

import tests.home

GOLDEN = Path(__file__).parent / "golden"


def plainly(value: Any) -> Any:
    """For JSON: bytes as hex, ids as text."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, dict):
        return {key: plainly(one) for key, one in value.items()}
    return [plainly(one) for one in value] if isinstance(value, list) else value


def formats() -> dict[str, dict[str, Any]]:
    """Every stored format, sealed under keys that everybody knows."""
    from goldseam.vault import capsule, commitments, envelope, pepper, recovery, slots, tokens
    from goldseam.vault import identity as identities
    from goldseam.vault.envelope import Place
    from goldseam.vault.grants import Terms, grant, key_id
    from goldseam.vault.kdf import FLOOR, Kdf
    from goldseam.vault.ledger import Head, Ledger, Pin, Seen
    from goldseam.vault.rosters import Member, Page
    from goldseam.vault.slots import Owner, Peppers
    from goldseam.vault.words import fingerprint_words
    from tests.vault.parts import known_identity, known_uuid, seed

    ada, ben = known_identity("ada"), known_identity("ben")
    one, other, circle, bond, row = (known_uuid(n) for n in ("ada", "ben", "circle", "bond", "row"))
    key, place = seed("circle key"), Place(circle, 3, "reflection", row, one, 7)
    owner, root, text = Owner(one, known_uuid("slot"), 2), ada.root, "Wörter, für immer".encode()
    page = Page(circle, 1, 1, "begin", (Member(one, ada.public),), bytes(32))
    joined = Page(circle, 2, 1, "join", (Member(one, ada.public), Member(other, ben.public)), page.digest())
    terms = Terms(circle, 1, other, ben.public.box, one, joined.digest())
    box, signature = grant(terms, key, ada.sign_secret)
    pin, seen = Pin(ben.public.box, ben.public.sign, True), seed("met", 128)
    head = Head(seed("naming"), 5, "Ada", {7: seed("bucket", 16)}, {other.bytes: pin})
    head.circles[circle.bytes] = Seen(
        1, 2, joined.digest(), seed("tags"), key_id(circle, key), bond.bytes, True, [other.bytes], seen
    )
    ledger, bucket = Ledger(one, ada.bundle.ledger_key), {row.bytes: (7, seed("entry", 16))}
    token = "AAECAwQFBgcICQoLDA0ODw"
    carried = tokens.Carried(
        circle.bytes, key, one.bytes, ada.public.box, ada.public.sign, page.digest(), "Ada", "friends"
    )
    signing, bundle = identities.wrapped(ada, one, 2)
    commitment, committed = commitments.commit(text)
    peppers = Peppers({1: seed("pepper")}, 1)
    passphrase = slots.wrap_passphrase(Kdf(FLOOR), peppers, b"seven quiet lanterns", owner, root)
    return {
        "envelope-1": {"key": key, **asdict(place), "plain": text, "sealed": envelope.seal(key, place, text)},
        "slot-passphrase-1": {
            "passphrase": "seven quiet lanterns",
            "pepper": seed("pepper"),
            **asdict(owner),
            "root": root,
            "blob": passphrase,
        },
        "slot-recovery-1": {
            "code": seed("code", 16),
            "printed": recovery.printed(seed("code", 16)),
            **asdict(owner),
            "root": root,
            "blob": slots.wrap_recovery(seed("code", 16), owner, root),
        },
        "identity-1": {"root": root, "person": one, "epoch": 2, "signing": signing, "bundle": bundle},
        "grant-1": {
            **asdict(terms),
            "named": key_id(circle, key),
            "box": box,
            "signature": signature,
            "box_secret": ben.bundle.box_secret,
            "signer_sign": ada.public.sign,
            "key": key,
        },
        "roster-1": {
            "circle": circle,
            "body": joined.body(),
            "digest": joined.digest(),
            "signature": joined.signed_by(ben.sign_secret),
            "signer_sign": ben.public.sign,
        },
        "succession-1": {
            "person": one,
            "body": identities.succession(one, 2, ada.public, ben.public),
        },
        "ledger-head-1": {"person": one, "key": ada.bundle.ledger_key, "sealed": ledger._encoded(-1, head)},
        "ledger-bucket-1": {
            "person": one,
            "key": ada.bundle.ledger_key,
            "sealed": ledger._encoded(7, bucket),
        },
        "capsule-1": {
            "secret": seed("cookie"),
            "name": capsule.name(seed("cookie")),
            "person": one,
            "blob": capsule.shut(seed("cookie"), b"keys", one, text),
            "data": capsule.shut(seed("cookie"), b"data", None, text),
            "plain": text,
        },
        "invitation-1": {
            "token": token,
            "bond": bond,
            "name": tokens.name(token),
            "voucher": tokens.voucher(token, joined),
            "blob": tokens.wrap(token, bond, carried),
            "key": key,
        },
        "commitment-1": {"plain": text, "key": committed, "commitment": commitment},
        "pepper-1": {"line": pepper.written(3, seed("pepper")), "id": 3, "pepper": seed("pepper")},
        "words-1": {"words": fingerprint_words(ada.public, ben.public)},
    }


if __name__ == "__main__":
    import django

    assert tests.home
    django.setup()
    GOLDEN.mkdir(exist_ok=True)
    for name, content in formats().items():
        path = GOLDEN / f"{name}.json"
        if not path.exists():
            path.write_text(json.dumps(plainly(content), indent=1, ensure_ascii=False) + "\n")
