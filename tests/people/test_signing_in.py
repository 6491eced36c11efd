"""Signing in: one derivation for every try, and nothing that tells a known name from an unknown (I-06)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from goldseam.people.models import Device, SignedIn
from goldseam.vault.door import door
from tests.cast import Actor

EVENING = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


def attempt(name: str, passphrase: str, client: Client | None = None) -> HttpResponse:
    form = {"sign_in_name": name, "passphrase": passphrase, "device": "shared"}
    return (client or Client()).post(reverse("sign-in"), form)  # type: ignore[return-value]


def plain(response: HttpResponse, name: str) -> str:
    """The page without its form token and without the name that was typed into it."""
    text = re.sub(r'value="\w{64}"', "", response.content.decode())
    return text.replace(f'value="{name}"', 'value="a name"')


def test_an_unknown_name_and_a_wrong_passphrase_look_the_same(ines: Actor) -> None:
    known, unknown = attempt("ines", "not this one at all"), attempt("nobody", "not this one at all")
    assert known.status_code == unknown.status_code == 200
    assert plain(known, "ines") == plain(unknown, "nobody")
    assert dict(known.headers) == dict(unknown.headers)


@pytest.mark.parametrize("name", ["ines", "nobody"])
def test_every_try_costs_exactly_one_derivation(ines: Actor, name: str) -> None:
    before = door().kdf.calls
    attempt(name, "not this one at all")
    assert door().kdf.calls == before + 1


def test_the_right_passphrase_costs_one_derivation_too(ines: Actor) -> None:
    before = door().kdf.calls
    assert attempt("ines", ines.passphrase).status_code == 302
    assert door().kdf.calls == before + 1


def test_too_many_tries_look_the_same_for_everybody_and_compute_nothing(ines: Actor) -> None:
    with time_machine.travel(EVENING, tick=False):
        for name in ("ines", "nobody"):
            for _ in range(3):
                attempt(name, "not this one at all")
        before = door().kdf.calls
        known, unknown = attempt("ines", ines.passphrase), attempt("nobody", "not this one at all")
    assert door().kdf.calls == before
    assert known.status_code == unknown.status_code == 200
    assert plain(known, "ines") == plain(unknown, "nobody")
    assert "Please wait" in known.content.decode()


def test_a_passphrase_never_comes_back_in_a_page(ines: Actor) -> None:
    assert "not this one at all" not in attempt("ines", "not this one at all").content.decode()


def test_capitals_and_spaces_around_the_name_do_not_matter(ines: Actor) -> None:
    assert attempt("  INES ", ines.passphrase).status_code == 302


def test_capitals_in_the_passphrase_do_matter(ines: Actor) -> None:
    assert attempt("ines", ines.passphrase.upper()).status_code == 200


def test_after_signing_in_one_is_where_one_wanted_to_go(ines: Actor) -> None:
    browser = Client()
    assert browser.get(ines.url("journey"))["Location"] == reverse("sign-in")
    assert attempt("ines", ines.passphrase, browser)["Location"] == ines.url("journey")


def test_nobody_is_sent_to_another_site(ines: Actor) -> None:
    browser = Client()
    browser.get(reverse("sign-in") + "?next=https://elsewhere.example/")
    assert attempt("ines", ines.passphrase, browser)["Location"] == reverse("home")


def test_signing_in_makes_a_new_cookie(ines: Actor) -> None:
    browser = Client()
    browser.get(ines.url("today"))
    before = browser.cookies["s"].value
    attempt("ines", ines.passphrase, browser)
    assert browser.cookies["s"].value != before


def test_a_shared_device_is_signed_out_after_an_hour_and_nothing_is_remembered(ines: Actor) -> None:
    with time_machine.travel(EVENING, tick=False) as clock:
        browser = Client()
        ines.sign_in(browser, device="shared")
        assert "d" not in browser.cookies
        row = SignedIn.objects.get(person=ines.person.pk, ends=EVENING + timedelta(hours=1))
        assert (row.own_device, row.idle_minutes) == (False, 5)
        for _ in range(14):
            clock.shift(timedelta(minutes=4))
            assert browser.get(ines.url("today")).status_code == 200
        clock.shift(timedelta(minutes=4))
        assert browser.get(ines.url("today"))["Location"] == reverse("sign-in")
    assert Device.objects.filter(person=ines.person).count() == 1  # the one of the account's first browser


def test_an_own_device_stays_for_twelve_hours_and_is_known_again(ines: Actor) -> None:
    with time_machine.travel(EVENING, tick=False):
        browser = Client()
        ines.sign_in(browser, device="own")
        row = SignedIn.objects.get(person=ines.person.pk, ends=EVENING + timedelta(hours=12))
        assert (row.own_device, row.idle_minutes) == (True, 10)
    cookie = browser.cookies["d"]
    assert cookie["httponly"] and cookie["samesite"] == "Strict" and int(cookie["max-age"]) > 0


def test_what_is_left_unsaid_counts_as_a_shared_device(ines: Actor) -> None:
    browser = Client()
    browser.post(reverse("sign-in"), {"sign_in_name": "ines", "passphrase": ines.passphrase})
    assert "d" not in browser.cookies


def test_the_session_cookie_is_only_for_this_browser_session_and_this_site(ines: Actor) -> None:
    browser = Client()
    attempt("ines", ines.passphrase, browser)
    cookie = browser.cookies["s"]
    assert cookie["httponly"] and cookie["samesite"] == "Strict" and cookie["path"] == "/"
    assert not cookie["max-age"] and not cookie["expires"]


def test_at_most_five_are_signed_in_and_the_one_longest_unused_goes(ines: Actor) -> None:
    SignedIn.objects.all().delete()
    browsers = []
    for minute in range(6):
        with time_machine.travel(EVENING + timedelta(minutes=minute), tick=False):
            browsers.append(Client())
            ines.sign_in(browsers[-1], device="own")
    assert SignedIn.objects.filter(person=ines.person.pk).count() == 5
    with time_machine.travel(EVENING + timedelta(minutes=6), tick=False):
        answers = [browser.get(ines.url("today")).status_code for browser in browsers]
    assert answers == [302, 200, 200, 200, 200, 200]


def test_a_row_of_the_sessions_file_alone_opens_nothing(ines: Actor) -> None:
    """The name in the file is a digest: put into a cookie it finds nothing."""
    import base64

    row = SignedIn.objects.filter(person=ines.person.pk).latest("touched")
    browser = Client()
    browser.cookies["s"] = base64.urlsafe_b64encode(bytes(row.name)).decode().rstrip("=")
    assert browser.get(ines.url("today"))["Location"] == reverse("sign-in")


def test_too_many_at_the_door_are_asked_to_come_back(ines: Actor) -> None:
    kdf = door().kdf
    held = [kdf._queue.acquire(blocking=False) for _ in range(64)]
    try:
        answer = attempt("ines", ines.passphrase)
    finally:
        for taken in held:
            if taken:
                kdf._queue.release()
    assert answer.status_code == 503
    assert answer["Retry-After"]
