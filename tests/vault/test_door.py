"""The door: one derivation, one verifier, and nobody else's keys behind it."""

from __future__ import annotations

import contextlib

import pytest

from goldseam.vault.door import door
from goldseam.vault.identity import make
from goldseam.vault.models import Keyring, Slot
from goldseam.vault.sodium import Unopened
from tests.vault.somebody import Somebody


def test_an_everyday_change_keeps_keys_and_drops_the_old_passphrase(ada: Somebody) -> None:
    old, keys, row = ada.passphrase, ada.keys().public, ada.write("mine")
    ada.change()
    assert (ada.keys().public, ada.read(row)) == (keys, "mine")
    with pytest.raises(Unopened):
        door().open(ada.person.pk, old)


def test_the_door_costs_the_same_for_nobody(ada: Somebody) -> None:
    for who, passphrase in ((ada.person.pk, ada.passphrase), (ada.person.pk, "wrong"), (None, "wrong")):
        calls = door().kdf.calls
        with contextlib.suppress(Unopened):
            door().open(who, passphrase)
        assert door().kdf.calls == calls + 1


def test_anothers_slot_in_place_of_mine_opens_nothing(ada: Somebody, eve: Somebody) -> None:
    hers = Slot.objects.get(person=eve.person)
    Slot.objects.filter(person=ada.person).update(blob=hers.blob)
    for passphrase in (eve.passphrase, ada.passphrase):
        with pytest.raises(Unopened):
            door().open(ada.person.pk, passphrase)


def test_anothers_keyring_in_place_of_mine_opens_nothing(ada: Somebody, eve: Somebody) -> None:
    hers = Keyring.objects.get(pk=eve.person.pk)
    Keyring.objects.filter(pk=ada.person.pk).update(signing=hers.signing, bundle=hers.bundle)
    with pytest.raises(Unopened):
        ada.identity()


def test_public_keys_are_taken_from_under_the_root_never_from_the_column(ada: Somebody) -> None:
    mine, evil = ada.keys().public, make()
    Keyring.objects.filter(pk=ada.person.pk).update(box_public=evil.public.box, sign_public=evil.public.sign)
    assert ada.keys().public == mine


def test_a_slot_of_an_earlier_epoch_does_not_open_the_keys_of_a_later_one(ada: Somebody) -> None:
    old, slot = ada.passphrase, Slot.objects.get(person=ada.person)
    ada.renew()
    Slot.objects.filter(person=ada.person).delete()
    slot.save(force_insert=True)
    with pytest.raises(Unopened):
        door().open(ada.person.pk, old)
