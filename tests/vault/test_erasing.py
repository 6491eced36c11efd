"""Erased means erased: the bytes are in no file of the database any more, the log included."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from django.db import connection, transaction

from goldseam.exercises.models import Exchange, Reflection, Version
from goldseam.export.leaving import close
from goldseam.vault.models import Grant, Keyring, LedgerBucket, LedgerHead, Slot
from goldseam.vault.models.row import sealed_models
from tests.vault.somebody import TODAY, Somebody, propose, together

pytestmark = [
    pytest.mark.django_db(databases=["default", "sessions"], transaction=True),
    pytest.mark.sqlite("PostgreSQL keeps erased bytes in its files for a while; trust.md says so"),
]


@pytest.fixture
def ada(transactional_db: None) -> Somebody:
    return Somebody.new("Ada")


@pytest.fixture
def ben(transactional_db: None) -> Somebody:
    return Somebody.new("Ben")


def files() -> bytes:
    """Everything that stands in the database's file, its log and its index."""
    main = Path(str(connection.settings_dict["NAME"]))
    return b"".join(path.read_bytes() for path in main.parent.glob(f"{main.name}*") if path.suffix != ".lock")


def traces(blobs: Iterable[bytes]) -> list[bytes]:
    """Of each blob some bytes from its middle and end, so that a part of it is found as well."""
    found = []
    for blob in blobs:
        found += [blob[-24:], blob[len(blob) // 2 :][:24]]
    return found


def standing(blobs: Iterable[bytes]) -> list[bool]:
    stored = files()
    return [trace in stored for trace in traces(blobs)]


def sealed_by(person: Somebody) -> list[bytes]:
    rows = [model._default_manager.filter(author=person.person.pk) for model in sealed_models()]
    return [bytes(row.envelope) for found in rows for row in found]


def grants_of(person: Somebody) -> list[bytes]:
    return [bytes(grant.box) for grant in Grant.objects.filter(member=person.person.pk)]


def keys_of(person: Somebody) -> list[bytes]:
    ring = Keyring.objects.get(pk=person.person.pk)
    slots = [bytes(slot.blob) for slot in Slot.objects.filter(person=person.person)]
    buckets = [bytes(b.sealed) for b in LedgerBucket.objects.filter(person=person.person)]
    head = LedgerHead.objects.get(pk=person.person.pk)
    return [bytes(ring.signing), bytes(ring.bundle), *slots, *buckets, bytes(head.sealed)]


def test_what_is_kept_is_found_by_this_measure(ada: Somebody) -> None:
    ada.write("kept")
    assert all(standing([*sealed_by(ada), *keys_of(ada), *grants_of(ada)]))


def test_a_deleted_writing_and_its_versions_are_gone_from_the_files(ada: Somebody) -> None:
    row = ada.write("first")
    ada.revise(row, "second")
    blobs = [bytes(Reflection.objects.get().envelope), bytes(Version.objects.get().envelope)]
    kept = ada.write("stays")
    assert all(standing(blobs))
    with transaction.atomic():
        Reflection.objects.get(pk=row.pk).remove(ada.keys())
    assert not any(standing(blobs))
    assert all(standing([bytes(kept.envelope)]))


def test_a_withdrawn_answer_is_gone_from_the_files(ada: Somebody, ben: Somebody) -> None:
    exchange = Exchange.objects.create(bond=together(ada, ben), topic="fears")
    ada.seal(exchange, "hers")
    blobs = [bytes(answer.envelope) for answer in exchange.answers.all()]
    assert all(standing(blobs))
    ada.withdraw(exchange)
    assert not any(standing(blobs))


@pytest.mark.parametrize("go", [False, True], ids=["given words stay", "given words go"])
def test_who_leaves_takes_their_own_circle_and_its_key_out_of_the_files(
    ada: Somebody, ben: Somebody, go: bool
) -> None:
    bond = together(ada, ben)
    side = ben.side_in(bond.id)
    side.rule = "go" if go else "stay"
    side.save()
    given = propose(ben, bond, "given")
    ben.write("mine", side)
    mine = [blob for blob in sealed_by(ben) if blob != bytes(given.envelope)]
    granted, given_too = grants_of(ben), [bytes(given.envelope)]
    assert all(standing(mine + granted + given_too))
    grants = [g for g in granted if Grant.objects.filter(bond=bond.id, box=g).exists()]
    private = [bytes(row.envelope) for row in Reflection.objects.filter(author=ben.person.pk, bond=bond.id)]
    ben.leave(ben.side_in(bond.id))
    assert not any(standing(private + grants))
    assert all(standing(given_too)) == (not go)
    assert any(standing(given_too)) != go


def test_a_closed_account_leaves_no_key_in_the_files(ada: Somebody, ben: Somebody) -> None:
    bond = together(ada, ben)
    ben.take_code()
    ben.write("mine", ben.side_in(bond.id))
    blobs = keys_of(ben) + grants_of(ben)
    assert all(standing(blobs))
    close(ben.person, ben.keys(), TODAY)
    assert not any(standing(blobs))
    assert not Keyring.objects.filter(pk=ben.person.pk).exists()


def test_a_passphrase_that_was_changed_leaves_no_slot_in_the_files(ada: Somebody) -> None:
    old = [bytes(Slot.objects.get(person=ada.person).blob)]
    assert all(standing(old))
    ada.change()
    assert not any(standing(old))


def test_a_renewal_leaves_no_old_key_and_no_old_envelope_in_the_files(ada: Somebody, ben: Somebody) -> None:
    bond = together(ada, ben)
    ada.take_code()
    ada.write("mine", ada.side_in(bond.id))
    propose(ada, bond, "given")
    before = sealed_by(ada) + keys_of(ada) + grants_of(ada)
    assert all(standing(before))
    ada.renew()
    assert not any(standing(before))


def test_the_database_overwrites_what_it_deletes(transactional_db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone() == (1,)
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
