"""What every answer carries: pages, refusals, missing pages, broken pages and static files alike."""

from __future__ import annotations

import logging
import re
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django import Settings

from goldseam.hosting.quiet import Wordless
from goldseam.web import errors
from tests.audience import TABLE
from tests.cast import Actor
from tests.test_audience import World, world  # noqa: F401  the fixture
from tests.web.breaking import CANARY

EVERYWHERE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
}
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
    "report-uri /csp/",
}
REFUSED = ("geolocation", "camera", "microphone", "payment", "usb", "idle-detection", "clipboard-read")


def guarded(answer: HttpResponse) -> None:
    """Has all the headers of 5.2, each once."""
    for name, value in EVERYWHERE.items():
        assert answer[name] == value, name
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
    for feature in REFUSED:
        assert f"{feature}=()" in answer["Permissions-Policy"]
    assert "Server" not in answer and "X-Powered-By" not in answer


def private(answer: HttpResponse) -> None:
    assert answer["Cache-Control"] == "no-store"
    assert {part.strip() for part in answer["Vary"].split(",")} >= {"Cookie", "HX-Request"}


@pytest.mark.slow
def test_every_address_in_every_state(world: World) -> None:  # noqa: F811
    for role in ("side", "locked", "other", "stranger", "anonymous"):
        browser = world.client(role)
        for row in TABLE:
            for method in ("get", "post", "put"):
                if method == "post" and row.name in (
                    "sign-out",
                    "lock",
                    "leave",
                    "writing-delete",
                    "quick-exit",
                ):
                    continue
                answer = getattr(browser, method)(world.url(row.name))
                guarded(answer)
                private(answer)
                assert answer.status_code < 500, (method, row.name)


@pytest.mark.parametrize(
    "path", ["/no/such/page/", "/b/x/", "/static/no-such-file.css", "/%00", "/i//", "/..%2f"]
)
def test_what_is_not_there(path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code in (400, 404)
    guarded(answer)
    private(answer)


def test_a_file_may_be_kept_and_says_so_for_ever() -> None:
    answer = Client().get(staticfiles_storage.url("web/goldseam.css"))
    assert answer.status_code == 200
    guarded(answer)
    assert "immutable" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.parametrize("name", ["help", "safety-check", "before-inviting", "quick-exit-page"])
def test_help_sets_no_cookie_and_is_the_same_for_everybody(ines: Actor, name: str) -> None:
    anonymous, signed_in = Client().get(reverse(name)), ines.get(reverse(name))
    ines.post(reverse("lock"))
    locked = ines.get(reverse(name))
    for answer in (anonymous, signed_in, locked):
        assert not answer.cookies
        assert answer.content == anonymous.content
        assert dict(answer.headers) == dict(anonymous.headers)


def test_signing_in_sets_strict_cookies_and_over_tls_bound_ones(ines: Actor) -> None:
    names = {"SESSION_COOKIE_NAME": "__Host-s", "CSRF_COOKIE_NAME": "__Host-c"}
    with override_settings(TLS=True, SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True, **names):
        browser = Client()
        browser.get(reverse("sign-in"))
        answer = ines.sign_in(browser, device="own")
        assert answer["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
        assert "upgrade-insecure-requests" in answer["Content-Security-Policy"]
        assert set(browser.cookies) == {"__Host-s", "__Host-c", "d"}
        for cookie in browser.cookies.values():
            assert cookie["secure"] and cookie["httponly"] and cookie["path"] == "/"
            assert cookie["samesite"] == "Strict" and not cookie["domain"]


def test_a_broken_page_says_nothing_of_what_was_in_it(
    world: World,  # noqa: F811
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """I-20: no local variable, no posted word, no cookie, neither on the page nor in the log."""
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.web.breaking.Breaking"]
    browser = Client(raise_request_exception=False)
    browser.cookies.update(world.ines.client.cookies)
    posted = {"text": CANARY, "passphrase": CANARY, "place": world.ines.url("statement-propose")}
    for row in TABLE:
        caplog.clear()
        answer = browser.post(world.url(row.name), posted)
        assert (answer.status_code, answer.content) == (500, errors.page(500).content), row.name
        guarded(answer)
        private(answer)
        lines = [Wordless().format(one) for one in caplog.records if one.levelno >= logging.WARNING]
        assert lines, row.name
        for line in lines:
            assert CANARY not in line and str(world.ines.bond.id) not in line
            for cookie in browser.cookies.values():
                assert cookie.value not in line


@pytest.mark.parametrize("path", ["/", "/begin/", "/sign-in/", "/help/", "/no/such/page/", "/about/host/"])
def test_nothing_is_loaded_from_anywhere_else(db: None, path: str) -> None:
    page = Client().get(path).content.decode()
    for found in re.findall(r'(?:src|href|action|content)="([^"]+)"', page):
        assert not urlsplit(found).netloc or found.startswith("https://"), found
    assert not re.findall(r'(?:src|action)="https?:', page)
