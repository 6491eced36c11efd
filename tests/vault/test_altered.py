"""Rows set back, taken away or brought back behind the program's back: their author sees it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from goldseam.exercises.models import Reflection, Version
from goldseam.journey.audit import Altered, audit
from goldseam.vault.models import LedgerBucket, LedgerHead
from goldseam.vault.sodium import Unopened
from tests.vault.somebody import Somebody, propose, together


def test_nothing_is_found_where_nothing_was_done(ada: Somebody) -> None:
    row = ada.write("first")
    ada.revise(row, "second")
    ada.write("another")
    keys = ada.keys()
    assert not audit(keys)
    assert Reflection.objects.get(pk=row.pk).read(keys).text == "second"
    assert keys.altered == set()
    assert not keys.ledger.altered


def test_a_row_set_back_to_an_earlier_version_is_noticed_on_opening_and_on_looking_through(
    ada: Somebody,
) -> None:
    row = ada.write("first")
    before = Reflection.objects.filter(pk=row.pk).values("revision", "epoch", "envelope").get()
    ada.revise(row, "second")
    Reflection.objects.filter(pk=row.pk).update(**before)
    keys = ada.keys()
    assert Reflection.objects.get(pk=row.pk).read(keys).text == "first"
    assert keys.altered == {row.pk}
    assert audit(ada.keys()) == Altered(older=1)


def test_an_old_envelope_under_the_newest_revision_does_not_open(ada: Somebody) -> None:
    row = ada.write("first")
    old = bytes(Reflection.objects.get(pk=row.pk).envelope)
    ada.revise(row, "second")
    Reflection.objects.filter(pk=row.pk).update(envelope=old)
    with pytest.raises(Unopened):
        ada.read(row)


def test_a_kept_version_put_in_place_of_the_newest_is_noticed(ada: Somebody) -> None:
    row = ada.write("first")
    ada.revise(row, "second")
    kept = Version.objects.get()
    Reflection.objects.filter(pk=row.pk).update(revision=kept.revision, envelope=kept.envelope)
    keys = ada.keys()
    Reflection.objects.get(pk=row.pk).read(keys)
    assert keys.altered == {row.pk}


def test_a_row_taken_away_is_noticed(ada: Somebody) -> None:
    row = ada.write("gone")
    ada.write("stays")
    Reflection.objects.filter(pk=row.pk).delete()
    assert audit(ada.keys()) == Altered(gone=1)


def test_a_row_brought_back_after_it_was_deleted_is_noticed(ada: Somebody) -> None:
    row = ada.write("deleted")
    fresh = Reflection.objects.get(pk=row.pk)
    with transaction.atomic():
        Reflection.objects.get(pk=row.pk).remove(ada.keys())
    assert not audit(ada.keys())
    fresh.save(force_insert=True)
    keys = ada.keys()
    assert fresh.read(keys).text == "deleted"
    assert keys.altered == {row.pk}
    assert audit(keys) == Altered(unknown=1)


def test_a_row_moved_to_another_place_does_not_open(ada: Somebody, ben: Somebody) -> None:
    row, other = ada.write("one"), ada.write("two")
    Reflection.objects.filter(pk=row.pk).update(envelope=bytes(other.envelope))
    with pytest.raises(Unopened):
        ada.read(row)
    Reflection.objects.filter(pk=other.pk).update(author=ben.person.pk)
    with pytest.raises(Unopened):
        ada.read(other)
    assert audit(ada.keys()) == Altered(gone=1)


def bucket(ada: Somebody, row: Reflection) -> LedgerBucket:
    number = ada.keys().ledger._number(row.pk)
    return LedgerBucket.objects.get(person=ada.person, number=number)


@pytest.mark.parametrize("with_row", [False, True], ids=["alone", "together with its row"])
def test_a_part_of_the_ledger_set_back_is_noticed(ada: Somebody, with_row: bool) -> None:
    row = ada.write("first")
    old = bucket(ada, row)
    before = Reflection.objects.filter(pk=row.pk).values("revision", "epoch", "envelope").get()
    ada.revise(row, "second")
    LedgerBucket.objects.filter(pk=old.pk).update(sealed=bytes(old.sealed))
    if with_row:
        Reflection.objects.filter(pk=row.pk).update(**before)
    keys = ada.keys()
    finding = audit(keys)
    assert finding.ledger
    assert keys.ledger.altered
    assert finding.older == (0 if with_row else 1)


@pytest.mark.parametrize(
    "harm",
    [
        lambda row: row.delete(),
        lambda row: LedgerBucket.objects.filter(pk=row.pk).update(sealed=bytes(row.sealed)[:-1] + b"\0"),
        lambda row: LedgerBucket.objects.filter(pk=row.pk).update(sealed=b""),
    ],
    ids=["taken away", "one byte changed", "emptied"],
)
def test_a_part_of_the_ledger_that_is_harmed_is_noticed(
    ada: Somebody, harm: Callable[[LedgerBucket], object]
) -> None:
    row = ada.write("words")
    harm(bucket(ada, row))
    keys = ada.keys()
    finding = audit(keys)
    assert finding.ledger
    assert finding.unknown == 1
    assert Reflection.objects.get(pk=row.pk).read(keys).text == "words"
    assert keys.altered == {row.pk}


def test_another_bucket_in_place_of_one_is_noticed(ada: Somebody) -> None:
    rows = [ada.write(str(n)) for n in range(6)]
    numbers = {ada.keys().ledger._number(row.pk): row for row in rows}
    one, other = list(numbers)[:2]
    sealed = bytes(bucket(ada, numbers[other]).sealed)
    LedgerBucket.objects.filter(person=ada.person, number=one).update(sealed=sealed)
    assert audit(ada.keys()).ledger


def test_a_notice_never_comes_from_what_the_other_may_do(ada: Somebody, ben: Somebody) -> None:
    """Leaving, renewing and erasing by one raises nothing at the other's, who stays in another bond."""
    ada.write("mine, elsewhere", ada.begin_another())
    bond = together(ada, ben)
    propose(ada, bond, "given by me")
    propose(ben, bond, "given by him")
    ben.renew()
    ada.here(bond.id)
    assert not audit(ada.keys())
    ada.leave(ada.side_in(bond.id))
    assert not audit(ada.keys())
    ben.leave(ben.side_in(bond.id))
    assert not audit(ada.keys())
    assert not audit(ben.keys())


def test_the_ledger_survives_a_renewal_and_still_notices(ada: Somebody) -> None:
    row = ada.write("first")
    ada.renew()
    assert not audit(ada.keys())
    before = Reflection.objects.filter(pk=row.pk).values("revision", "epoch", "envelope").get()
    ada.revise(row, "second")
    Reflection.objects.filter(pk=row.pk).update(**before)
    assert audit(ada.keys()) == Altered(older=1)


def test_a_ledger_names_nothing_in_the_open(ada: Somebody) -> None:
    row = ada.write("words")
    blobs = [bytes(b.sealed) for b in LedgerBucket.objects.all()] + [
        bytes(h.sealed) for h in LedgerHead.objects.all()
    ]
    assert not any(row.pk.bytes in blob or ada.name.encode() in blob for blob in blobs)
