"""The recovery code: optional, shown once, usable once, in one piece or in two halves."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from goldseam.people.models import Device
from goldseam.vault.door import door
from goldseam.vault.models import Slot
from tests.cast import Actor

NEW = "nine slow rivers carry copper moons"
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){6}")


def made(actor: Actor) -> list[str]:
    """The new code and its two halves, as the page shows them."""
    assert actor.step_up(reverse("code"))["Location"] == reverse("code-once")
    return list(dict.fromkeys(CODE.findall(actor.get(reverse("code-once")).content.decode())))


def recover(
    name: str, code: str, second: str = "", client: Client | None = None, new: str = NEW
) -> HttpResponse:
    form = {"sign_in_name": name, "code": code, "second_half": second}
    form |= {"passphrase": new, "passphrase_again": new}
    return (client or Client()).post(reverse("recover"), form)  # type: ignore[return-value]


def test_nobody_has_a_code_before_asking_for_one(ines: Actor) -> None:
    assert not door().has_code(ines.person.pk)
    answer = ines.post(reverse("code"), {"passphrase": "something I think it is"})
    assert answer.status_code == 200
    assert not door().has_code(ines.person.pk)


def test_it_is_shown_this_one_time(ines: Actor) -> None:
    _code, *halves = made(ines)
    assert len(halves) == 2
    assert CODE.findall(ines.get(reverse("code-once")).content.decode()) == []


def test_it_opens_the_account_and_sets_a_new_passphrase(ines: Actor) -> None:
    page = ines.write("Written before.")
    code = made(ines)[0]
    browser = Client()
    answer = recover("ines", code.lower().replace("-", " "), client=browser)
    assert answer["Location"] == reverse("code-once")
    following = CODE.findall(browser.get(reverse("code-once")).content.decode())[0]
    assert following != code
    assert "Written before." in browser.get(page).content.decode()
    assert ines.sign_in(Client()).status_code == 200
    ines.passphrase = NEW
    assert ines.sign_in(Client()).status_code == 302


def test_it_opens_once_and_the_new_one_after_it(ines: Actor) -> None:
    code = made(ines)[0]
    browser = Client()
    recover("ines", code, client=browser)
    following = CODE.findall(browser.get(reverse("code-once")).content.decode())[0]
    assert recover("ines", code).status_code == 200
    assert recover("ines", following).status_code == 302


def test_both_halves_together_open_and_each_alone_does_not(ines: Actor) -> None:
    _, first, second = made(ines)
    assert recover("ines", first).status_code == 200
    assert recover("ines", second).status_code == 200
    assert recover("ines", second, first).status_code == 302


def test_every_other_sign_in_is_ended_by_it_and_it_is_seen_on_the_account_page(ines: Actor) -> None:
    code = made(ines)[0]
    browser = Client()
    recover("ines", code, client=browser)
    assert ines.get(ines.url("today"))["Location"] == reverse("sign-in")
    assert not Device.objects.filter(person=ines.person).exists()
    assert "Your recovery code was last used on" in browser.get(reverse("account")).content.decode()


def test_an_unknown_name_and_a_wrong_code_look_the_same(ines: Actor, jonas: Actor) -> None:
    made(ines)
    foreign = made(jonas)[0]

    def plain(name: str) -> str:
        text = recover(name, foreign).content.decode()
        text = re.sub(r'value="\w{64}"|<bdi>[a-z ]+</bdi>|name="offered" value="[a-z ]+"', "", text)
        return text.replace(f'value="{name}"', "")

    assert plain("ines") == plain("nobody")


def test_a_slip_of_the_pen_is_said_before_anything_is_tried(ines: Actor) -> None:
    code = made(ines)[0]
    slipped = code[:-1] + ("0" if code[-1] != "0" else "1")
    answer = recover("ines", slipped)
    assert "has a slip in it" in answer.content.decode()


@pytest.mark.parametrize("code", ["", "x", "é" * 28, "0" * 28, "\x00", "U" * 28, "9" * 60])
def test_nonsense_is_no_code(ines: Actor, code: str) -> None:
    assert recover("ines", code).status_code == 200


def test_it_can_be_taken_away(ines: Actor) -> None:
    code = made(ines)[0]
    assert ines.step_up(reverse("code"), {"remove": "1"})["Location"] == reverse("account")
    assert not door().has_code(ines.person.pk)
    assert recover("ines", code).status_code == 200
    assert Slot.objects.filter(person=ines.person).count() == 1


def test_a_weak_passphrase_does_not_use_the_code_up(ines: Actor) -> None:
    code = made(ines)[0]
    assert recover("ines", code, new="short").status_code == 200
    assert recover("ines", code).status_code == 302
