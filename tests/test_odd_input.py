"""Whatever is sent, no page breaks: odd texts, wrong numbers, too much of everything."""

from __future__ import annotations

import os
import uuid
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audience import TABLE
from tests.cast import Actor
from tests.test_audience import World, undone, world  # noqa: F401  the fixture

pytestmark = pytest.mark.slow

ACCOUNT = ("name", "sign_in_name", "device", "timezone", "theme", "adult", "idle_minutes", "language", "back")
SECRETS = ("passphrase", "passphrase_again", "present", "code", "second_half", "remove")
WRITTEN = ("text", "feelings", "revision", "place", "form_id", "carried", "offered", "shown")
SEALED = ("p-words", "heard", "is_it", "number", "question1", "matters.phone", "statements.angry.guess")
WALKED = ("p-story", "p-feelings", "p-over", "p-honesty", "p-line", "part")
PACE = ("begin", "end", "hard_dates", "slower")
TOLD = ("role", "breach", "cause", "when", "line", "generation")
LOOKS = ("close", "calm", "months", "since", "lasts")
FIELDS = (*ACCOUNT, *SECRETS, *WRITTEN, *SEALED, *WALKED, *PACE, "kind", "until", "rule", "moving", *TOLD)
FIELDS += LOOKS
ODD = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "\ud800",
    "\udfff\ud800",
    "é" * 41,
    "x" * 100_000,
    "0",
    "-1",
    "1e309",
    "9" * 400,
    "٣",
    "NaN",
    "True",
    "2026-02-30",
    "2026-02-30 a day",
    "0001-01-01",
    "9999-12-31 the last\n2024-02-29",
    "24:00",
    "23:59:59.9",
    "22:00",
    "0000-00-00",
    "9999-12-31",
    "10000-01-01",
    "on",
    "stay",
    "go",
    "partners",
    "/b/",
    "/b/x/",
    "//elsewhere.example/",
    "/b/" + "00000000-0000-4000-8000-000000000000/",
    "00000000-0000-4000-8000-000000000000",
    "{00000000000040008000000000000000}",
    '{"place": "/b/x/", "fields": {"text": ["\\ud800"]}}',
    '{"place": "/b/x/", "fields": {"' + "a" * 999 + '": [1]}}',
    "[" * 5000,
    "<script>",
    "%00",
    "\u202e\u2066",
    "../../../../etc/passwd",
)
PAIRS = st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from(ODD) | st.text(max_size=40)), max_size=8)
FORMS = [row for row in TABLE if row.post]
EXAMPLES = 2000 if os.environ.get("GOLDSEAM_LONG") else 120


def body(pairs: list[tuple[str, str]]) -> str:
    return urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in pairs])


def send(browser: Client, url: str, data: str | bytes, kind: str) -> int:
    answer = browser.generic("POST", url, data, kind, headers={"Sec-Fetch-Site": "same-origin"})
    return int(answer.status_code)


@pytest.mark.slow
@pytest.mark.parametrize("role", ["side", "other", "locked", "anonymous"])
def test_no_form_breaks(role: str, world: World) -> None:  # noqa: F811
    usual = world.client(role).cookies

    @settings(max_examples=EXAMPLES, derandomize=True)
    @given(row=st.sampled_from(FORMS), pairs=PAIRS, right=st.booleans())
    def forms(row: Any, pairs: list[tuple[str, str]], right: bool) -> None:
        browser = Client(raise_request_exception=False)
        browser.cookies.update(usual)
        known = [("passphrase", world.ines.passphrase), ("form_id", str(uuid.uuid4()))] if right else []
        with undone():
            status = send(
                browser, world.url(row.name), body(pairs + known), "application/x-www-form-urlencoded"
            )
        assert status < 500, (row.name, pairs)

    forms()


BODIES = {
    "broken utf-8": (b"text=\xff\xfe%ff%00", "application/x-www-form-urlencoded"),
    "too many fields": (b"&".join(b"a%d=1" % n for n in range(500)), "application/x-www-form-urlencoded"),
    "too much": (b"text=" + b"x" * (1024 * 1024 + 1), "application/x-www-form-urlencoded"),
    "no boundary": (b"--x\r\n", "multipart/form-data"),
    "broken parts": (b"--x\r\nContent-Disposition: form-data\r\n\r\n\xff", "multipart/form-data; boundary=x"),
    "a file": (
        b'--x\r\nContent-Disposition: form-data; name="text"; filename="a.txt"\r\n\r\nwords\r\n--x--\r\n',
        "multipart/form-data; boundary=x",
    ),
    "an object": (b'{"text": "x"}', "application/json"),
    "an unknown kind": (b"text=x", "text/x-nothing; charset=no-such"),
    "an odd charset": (b"text=x", "application/x-www-form-urlencoded; charset=no-such"),
}


@pytest.mark.parametrize("kind", BODIES)
def test_no_body_breaks(kind: str, world: World) -> None:  # noqa: F811
    content, declared = BODIES[kind]
    for row in FORMS:
        browser = Client(raise_request_exception=False)
        browser.cookies.update(world.ines.client.cookies)
        with undone():
            assert send(browser, world.url(row.name), content, declared) < 500, row.name


ODD_PATHS = (
    "/b/00000000-0000-4000-8000-000000000000/",
    "/b/00000000-0000-4000-8000-000000000000/writings/00000000-0000-4000-8000-000000000000/99999999999999999999/",
    "/b/not-a-number/",
    "/i/%00/",
    "/i/" + "é" * 22 + "/",
    "/i/" + "A" * 2000 + "/",
    "/i/..%2f..%2f/",
    "/%ff",
    "/" + "a/" * 500,
)


@pytest.mark.parametrize("path", ODD_PATHS, ids=range(len(ODD_PATHS)))
def test_no_address_breaks(path: str, ines: Actor) -> None:
    ines.client.raise_request_exception = False
    assert ines.get(path).status_code in (400, 404)
    assert ines.get(ines.url("writings") + path.replace("/", "?", 1)).status_code in (200, 400, 404)


@pytest.mark.parametrize("number", [2**31, 2**63, 2**64, 10**50])
def test_no_number_in_an_address_breaks(number: int, ines: Actor) -> None:
    ines.client.raise_request_exception = False
    page = ines.write("Something.")
    assert ines.get(f"{page}{number}/").status_code == 404
    for name in ("statement-version", "statement-sign", "statement-withdraw"):
        url = reverse(name, kwargs={"bond": ines.bond.id, "number": number})
        assert ines.get(url).status_code in (404, 405)
        assert ines.post(url).status_code in (302, 404, 405)


@pytest.mark.parametrize("cookie", ["", "x", "A" * 43, "A" * 5000, "é", '"', "\x7f"])
def test_no_cookie_breaks(cookie: str, ines: Actor) -> None:
    browser = Client(raise_request_exception=False)
    for name in ("s", "c", "d"):
        browser.cookies[name] = cookie
    assert browser.get(ines.url("today"))["Location"] == reverse("sign-in")
    assert browser.get(reverse("welcome")).status_code == 200
    assert ines.sign_in(browser).status_code == 302
