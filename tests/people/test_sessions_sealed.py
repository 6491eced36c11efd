"""A sign-in is two halves: the row without the cookie is nothing, the cookie without the row is nothing."""

from __future__ import annotations

import base64
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from goldseam.people.models import SignedIn
from goldseam.people.sessions import SessionStore
from goldseam.vault import capsule, sodium
from goldseam.vault import identity as identities
from goldseam.vault.sodium import Unopened
from goldseam.writing.models import Held
from tests.cast import Actor

secrets = st.binary(min_size=32, max_size=32)
uses = st.sampled_from([b"keys", b"data"])
people = st.one_of(st.none(), st.uuids())


@given(secrets, uses, people, st.binary(max_size=300))
def test_a_capsule_opens_with_its_cookie_for_its_use_and_person(
    secret: bytes, use: bytes, who: uuid.UUID | None, plain: bytes
) -> None:
    assert capsule.opened(secret, use, who, capsule.shut(secret, use, who, plain)) == plain


@given(secrets, secrets, uses, uses, people, people, st.binary(max_size=300))
def test_another_cookie_use_or_person_opens_nothing(
    secret: bytes,
    other: bytes,
    use: bytes,
    another: bytes,
    who: uuid.UUID | None,
    whom: uuid.UUID | None,
    plain: bytes,
) -> None:
    blob = capsule.shut(secret, use, who, plain)
    for key, way, person in ((other, use, who), (secret, another, who), (secret, use, whom)):
        if (key, way, person) != (secret, use, who):
            with pytest.raises(Unopened):
                capsule.opened(key, way, person, blob)


@given(secrets, people, st.binary(max_size=64), st.data())
def test_one_turned_bit_of_a_capsule_opens_nothing(
    secret: bytes, who: uuid.UUID | None, plain: bytes, data: st.DataObject
) -> None:
    blob = bytearray(capsule.shut(secret, b"keys", who, plain))
    bit = data.draw(st.integers(0, len(blob) * 8 - 1))
    blob[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Unopened):
        capsule.opened(secret, b"keys", who, bytes(blob))


def test_the_row_holds_neither_the_cookie_nor_a_key(ines: Actor) -> None:
    cookie = ines.client.cookies["s"].value
    secret = base64.urlsafe_b64decode(cookie + "=")
    row = SignedIn.objects.get(person=ines.person.pk)
    stored = b"".join(bytes(part or b"") for part in (row.name, row.data, row.capsule, row.label))
    bundle = ines.identity().bundle
    for known in (secret, cookie.encode(), bundle.box_secret, bundle.ledger_key, ines.name.encode()):
        assert known not in stored
    with pytest.raises(Unopened):
        capsule.opened(bytes(row.name), b"keys", row.person, bytes(row.capsule or b""))


def test_a_cookie_whose_row_is_gone_is_nobody(ines: Actor) -> None:
    SignedIn.objects.all().delete()
    assert ines.get(ines.url("today")).status_code == 302


def test_a_cookie_nobody_gave_out_is_nobody(ines: Actor) -> None:
    guess = base64.urlsafe_b64encode(sodium.random()).decode().rstrip("=")
    for value in (guess, "", "x", "é" * 40, bytes(SignedIn.objects.get().name).hex()):
        visitor = Client()
        visitor.cookies["s"] = value
        assert visitor.get(ines.url("today")).status_code == 302


def keys_of(actor: Actor) -> object:
    store = SessionStore(actor.client.cookies["s"].value)
    store.load()
    return store.held()


def test_anothers_row_under_my_cookie_gives_me_none_of_their_keys(ines: Actor, jonas: Actor) -> None:
    """Jonas, with the sessions' file in his hands, puts what lies in her row into his own."""
    hers = SignedIn.objects.get(person=ines.person.pk)
    his = SignedIn.objects.get(person=jonas.person.pk)
    assert keys_of(jonas) == jonas.identity().bundle
    for columns in ({"person": hers.person}, {"capsule": hers.capsule, "person": hers.person}):
        SignedIn.objects.filter(name=his.name).update(**columns)
        assert keys_of(jonas) is None
        assert jonas.get(ines.url("today")).status_code == 302
    SignedIn.objects.filter(name=his.name).update(person=his.person, capsule=hers.capsule)
    assert keys_of(jonas) is None
    SignedIn.objects.filter(name=his.name).update(data=hers.data)
    assert jonas.get(reverse("account")).status_code == 302


def test_the_name_of_a_row_says_nothing_of_its_cookie(ines: Actor) -> None:
    row = SignedIn.objects.get()
    secret = base64.urlsafe_b64decode(ines.client.cookies["s"].value + "=")
    assert bytes(row.name) == capsule.name(secret) != secret


def test_locking_takes_the_keys_out_of_the_row_and_unlocking_makes_another(ines: Actor) -> None:
    before = SignedIn.objects.get()
    ines.post(reverse("lock"))
    assert SignedIn.objects.get().capsule is None
    assert keys_of(ines) is None
    ines.post(reverse("unlock"), {"passphrase": ines.passphrase})
    after = SignedIn.objects.get()
    assert (bytes(after.name) != bytes(before.name)) and after.capsule is not None
    assert keys_of(ines) == ines.identity().bundle


def test_words_sent_while_locked_are_sealed_to_me_whatever_key_the_database_shows(ines: Actor) -> None:
    """Somebody swaps her public key in the database while her place is locked."""
    from goldseam.vault.models import Keyring

    page, evil = ines.url("statement-propose"), identities.make()
    ines.post(reverse("lock"))
    Keyring.objects.filter(pk=ines.person.pk).update(box_public=evil.public.box)
    ines.post(page, {"p-story": "words typed while locked", "place": page})
    held = Held.objects.get()
    with pytest.raises(Unopened):
        sodium.box_open(evil.bundle.box_secret, bytes(held.sealed))
    assert b"words typed while locked" in sodium.box_open(
        ines.identity().bundle.box_secret, bytes(held.sealed)
    )


def test_after_a_renewal_no_row_of_a_session_opens_with_the_old_keys(ines: Actor) -> None:
    old, passphrase = ines.identity(), f"{ines.passphrase} and one more"
    ines.sign_in(Client())
    form = {"present": ines.passphrase, "passphrase": passphrase, "passphrase_again": passphrase}
    assert ines.post(reverse("renewal"), form).status_code == 302
    ines.passphrase = passphrase
    row = SignedIn.objects.get(person=ines.person.pk)
    with pytest.raises(Unopened):
        sodium.box_open(old.bundle.box_secret, bytes(row.label or b""))
    assert sodium.box_open(ines.identity().bundle.box_secret, bytes(row.label or b""))
