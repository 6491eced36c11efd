"""Changing the passphrase, and making everything anew when somebody may know it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from goldseam.people.models import Device, SignedIn
from goldseam.vault.models import Grant, Keyring, Slot
from goldseam.vault.sodium import Unopened
from tests.cast import Actor

NEW = "nine slow rivers carry copper moons"


def asked(actor: Actor, **changed: str) -> dict[str, str]:
    return {"present": actor.passphrase, "passphrase": NEW, "passphrase_again": NEW} | changed


def change(actor: Actor, name: str = "passphrase") -> str:
    answer = actor.post(reverse(name), asked(actor))
    assert answer.status_code == 302, answer.content.decode()
    actor.passphrase = NEW
    return str(answer["Location"])


@pytest.mark.parametrize("name", ["passphrase", "renewal"])
def test_the_old_one_opens_nothing_and_the_new_one_everything(ines: Actor, name: str) -> None:
    page = ines.write("Written before.")
    old = ines.passphrase
    change(ines, name)
    assert "Written before." in ines.get(page).content.decode()
    browser = Client()
    assert ines.sign_in(browser).status_code == 302
    assert "Written before." in browser.get(page).content.decode()
    ines.passphrase = old
    assert ines.sign_in(Client()).status_code == 200
    with pytest.raises(Unopened):
        ines.identity()


@pytest.mark.parametrize("name", ["passphrase", "renewal"])
def test_without_the_present_one_nothing_changes(ines: Actor, name: str) -> None:
    before = bytes(Slot.objects.get(person=ines.person).blob)
    answer = ines.post(reverse(name), asked(ines, present="something I think it is"))
    assert answer.status_code == 200
    assert "does not match" in answer.content.decode()
    assert bytes(Slot.objects.get(person=ines.person).blob) == before


@pytest.mark.parametrize("name", ["passphrase", "renewal"])
@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("too short", "too short", "too short"),
        ("ines ines ines ines ines", "ines ines ines ines ines", "could be guessed"),
        (NEW, NEW + " ", "not the same"),
        ("x" * 1025, "x" * 1025, "1024"),
    ],
)
def test_a_weak_or_mistyped_one_is_not_taken(
    ines: Actor, name: str, first: str, again: str, said: str
) -> None:
    answer = ines.post(reverse(name), asked(ines, passphrase=first, passphrase_again=again))
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert ines.sign_in(Client()).status_code == 302


def test_a_change_leaves_other_sign_ins_until_they_are_ended(ines: Actor) -> None:
    other = Client()
    ines.sign_in(other, device="own")
    assert change(ines) == reverse("passphrase-changed")
    assert other.get(ines.url("today")).status_code == 200
    ines.post(reverse("end-other-sign-ins"))
    assert other.get(ines.url("today"))["Location"] == reverse("sign-in")


def test_a_renewal_ends_every_other_sign_in_and_forgets_every_device(ines: Actor) -> None:
    other = Client()
    ines.sign_in(other, device="own")
    change(ines, "renewal")
    assert other.get(ines.url("today"))["Location"] == reverse("sign-in")
    assert SignedIn.objects.filter(person=ines.person.pk).count() == 1
    assert not Device.objects.filter(person=ines.person).exists()


def test_a_renewal_makes_new_keys_and_the_partner_notices_nothing(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.get(ines.url("today"))
    ines.propose("In May the car was sold.")
    before = bytes(Keyring.objects.get(person=ines.person).box_public)
    change(ines, "renewal")
    assert bytes(Keyring.objects.get(person=ines.person).box_public) != before
    assert "In May the car was sold." in jonas.get(jonas.url("statement")).content.decode()
    jonas.propose("In May our car was sold.", seen=1)
    assert "<ins>our </ins>" in ines.get(ines.url("statement")).content.decode()
    assert ines.sign(2).status_code == 302


def test_a_renewal_works_before_the_inviter_has_looked_at_who_came(pair: tuple[Actor, Actor]) -> None:
    """Straight after the other joined, without opening a page of the bond in between."""
    ines, jonas = pair
    change(ines, "renewal")
    ines.propose("In May the car was sold.")
    assert "In May the car was sold." in jonas.get(jonas.url("statement")).content.decode()


def test_a_renewal_does_not_let_in_who_has_left(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.get(ines.url("today"))
    jonas.step_up(jonas.url("leave"))
    change(ines, "renewal")
    assert not Grant.objects.filter(bond=ines.bond.id, member=jonas.person.pk).exists()
    assert ines.get(ines.url("today")).status_code == 200


def test_a_link_made_before_a_renewal_stops_opening(ines: Actor, jonas: Actor) -> None:
    link = ines.invite()
    change(ines, "renewal")
    assert jonas.get(link).status_code == 404
    assert ines.get(ines.url("inviting")).status_code == 200
    jonas.join(ines.invite())
    assert "Jonas" in ines.get(ines.url("space")).content.decode()


def test_a_renewal_with_a_code_shows_a_new_code(ines: Actor) -> None:
    ines.step_up(reverse("code"))
    ines.get(reverse("code-once"))
    assert change(ines, "renewal") == reverse("code-once")
    assert ines.get(reverse("code-once")).context["code"]


def test_the_change_works_in_the_browser_that_made_it_without_signing_in_again(ines: Actor) -> None:
    change(ines)
    assert ines.get(ines.url("today")).status_code == 200
    assert ines.get(reverse("passphrase-changed")).status_code == 200
