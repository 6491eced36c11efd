"""Going: sign-out and quick exit, with and without cookies, and nothing left behind in this browser."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from goldseam.people.models import SignedIn
from tests.cast import Actor

HERE = {"Sec-Fetch-Site": "same-origin"}
EXIT = reverse("quick-exit")


def test_signing_out_ends_the_sign_in_on_the_server(ines: Actor) -> None:
    cookie = ines.client.cookies["s"].value
    answer = ines.post(reverse("sign-out"))
    assert answer["Location"] == reverse("welcome")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not SignedIn.objects.filter(person=ines.person.pk).exists()
    browser = Client()
    browser.cookies["s"] = cookie
    assert browser.get(ines.url("today"))["Location"] == reverse("sign-in")


def test_signing_out_works_while_locked(ines: Actor) -> None:
    ines.post(reverse("lock"))
    assert ines.post(reverse("sign-out"))["Location"] == reverse("welcome")
    assert not SignedIn.objects.filter(person=ines.person.pk).exists()


def test_quick_exit_ends_the_sign_in_blanks_the_page_and_goes_somewhere_neutral(ines: Actor) -> None:
    answer = ines.client.post(EXIT, headers=HERE)
    assert answer.status_code == 200
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer["Refresh"].startswith("0; url=https://")
    assert b"<body></body>" in answer.content
    assert not SignedIn.objects.filter(person=ines.person.pk).exists()


@pytest.mark.parametrize("name", ["today", "writings", "statement", "space"])
def test_going_back_after_quick_exit_shows_the_sign_in_page(ines: Actor, name: str) -> None:
    page = ines.url(name)
    cookie = ines.client.cookies["s"].value
    ines.client.post(EXIT, headers=HERE)
    ines.client.cookies["s"] = cookie  # a browser that did not forget
    assert ines.get(page)["Location"] == reverse("sign-in")


@pytest.mark.parametrize(
    "told",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://testserver"},
    ],
)
def test_quick_exit_needs_no_cookie_and_no_token(told: dict[str, str]) -> None:
    answer = Client(enforce_csrf_checks=True).post(EXIT, headers=told)
    assert answer.status_code == 200
    assert not [cookie for cookie in answer.cookies.values() if cookie.value]


@pytest.mark.parametrize(
    "told",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {},
    ],
)
def test_another_site_can_not_sign_anybody_out(ines: Actor, told: dict[str, str]) -> None:
    assert ines.client.post(EXIT, headers=told).status_code == 403
    assert ines.get(ines.url("today")).status_code == 200


@pytest.mark.slow
def test_every_page_has_a_way_out(ines: Actor) -> None:
    form = f'action="{EXIT}"'
    for name in (
        "today",
        "journey",
        "writings",
        "agreements",
        "statement",
        "space",
        "leave",
        "inviting",
        "pause",
    ):
        assert form in ines.get(ines.url(name)).content.decode(), name
    for name in ("account", "spaces", "preferences", "passphrase", "code", "close-account", "unlock"):
        assert form in ines.get(reverse(name)).content.decode(), name
    for name in ("welcome", "sign-in", "begin", "recover", "about-host"):
        assert form in Client().get(reverse(name)).content.decode(), name
    for path in ("/no/such/page/", "/i/" + "a" * 22 + "/"):
        assert form in Client().get(path).content.decode(), path
