"""A grant opens for its member when signature, terms, box and inside all agree, and never otherwise."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldseam.vault import identity as identities
from goldseam.vault import sodium
from goldseam.vault.grants import Terms, _signed, grant, key_id, open_grant
from goldseam.vault.identity import Identity
from goldseam.vault.sodium import Unopened


@dataclass(frozen=True)
class Given:
    """Everything an opening is asked with."""

    terms: Terms
    named: bytes
    box: bytes
    signature: bytes
    box_secret: bytes
    signer_sign: bytes


def made() -> tuple[Given, bytes, Identity, Identity]:
    """A grant from one to another, with keys nobody had before."""
    ada, ben = identities.make(), identities.make()
    terms = Terms(uuid.uuid4(), 1, uuid.uuid4(), ben.public.box, uuid.uuid4(), sodium.random())
    key = sodium.random()
    box, signature = grant(terms, key, ada.sign_secret)
    named = key_id(terms.circle, key)
    return Given(terms, named, box, signature, ben.bundle.box_secret, ada.public.sign), key, ada, ben


def opened(given_: Given) -> bytes:
    return open_grant(
        given_.terms, given_.named, given_.box, given_.signature, given_.box_secret, given_.signer_sign
    )


def signed_by_member(given_: Given, inside: bytes, secret: bytes) -> Given:
    """A box with anything inside, properly signed by the very member who may sign."""
    box = sodium.box_seal(given_.terms.member_box, inside)
    signature = sodium.sign(secret, _signed(given_.terms.stem() + given_.named, box))
    return replace(given_, box=box, signature=signature)


Attack = Callable[[Given, Identity], Given]


def another_key_by_a_stranger(given_: Given, ada: Identity) -> Given:
    box, signature = grant(given_.terms, sodium.random(), identities.make().sign_secret)
    return replace(given_, box=box, signature=signature)


ATTACKS: dict[str, Attack] = {
    "a key planted by a stranger": another_key_by_a_stranger,
    "another circle": lambda g, _: replace(g, terms=replace(g.terms, circle=uuid.uuid4())),
    "another epoch": lambda g, _: replace(g, terms=replace(g.terms, epoch=2)),
    "another member": lambda g, _: replace(g, terms=replace(g.terms, member=uuid.uuid4())),
    "another member's key": lambda g, _: replace(g, terms=replace(g.terms, member_box=sodium.random())),
    "another signer": lambda g, _: replace(g, terms=replace(g.terms, signer=uuid.uuid4())),
    "another roster": lambda g, _: replace(g, terms=replace(g.terms, roster=sodium.random())),
    "another pinned key": lambda g, _: replace(g, signer_sign=identities.make().public.sign),
    "another reader": lambda g, _: replace(g, box_secret=identities.make().bundle.box_secret),
    "another box": lambda g, _: replace(g, box=sodium.box_seal(g.terms.member_box, g.box[:217])),
    "another key's name": lambda g, _: replace(g, named=sodium.random()),
    "no signature": lambda g, _: replace(g, signature=bytes(64)),
    "an empty box": lambda g, _: replace(g, box=b""),
    "a key inside that is not the one named": lambda g, ada: signed_by_member(
        g, g.terms.stem() + g.named + sodium.random(), ada.sign_secret
    ),
}


def test_a_grant_opens_for_its_member() -> None:
    for _ in range(20):
        given_, key, _, _ = made()
        assert opened(given_) == key


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_grant_with_one_thing_wrong_never_opens(attack: str) -> None:
    for _ in range(12):
        given_, _, ada, _ = made()
        with pytest.raises(Unopened):
            opened(ATTACKS[attack](given_, ada))


def test_terms_inside_that_are_not_the_terms_outside_never_open() -> None:
    """Signed by the right person over other words than lie in the box."""
    given_, key, ada, _ = made()
    other = replace(given_.terms, epoch=9).stem() + given_.named + key
    with pytest.raises(Unopened):
        opened(signed_by_member(given_, other, ada.sign_secret))


@settings(max_examples=150)
@given(st.data())
def test_one_turned_bit_of_box_or_signature_never_opens(data: st.DataObject) -> None:
    given_, _, _, _ = made()
    part = data.draw(st.sampled_from(["box", "signature", "named"]))
    turned = bytearray(getattr(given_, part))
    bit = data.draw(st.integers(0, len(turned) * 8 - 1))
    turned[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Unopened):
        opened(replace(given_, **{part: bytes(turned)}))
