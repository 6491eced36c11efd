"""Who may ask for what: every address, every role, every method, and nothing that is not in the table."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from goldseam.web.audience import audience_of
from tests.again import again
from tests.agreements.agreed import one_of_each
from tests.apology import sheet
from tests.audience import ROLES, TABLE, Row
from tests.cast import Actor
from tests.checkins.looking import check_in, come_far, show
from tests.dialogue import talking
from tests.exercises.letters import beside, handed
from tests.exercises.talk import both_answered
from tests.keepsakes import rooms
from tests.keepsakes.keeping import kept
from tests.questions.asking import asked_and_answered

METHODS = ("GET", "HEAD", "HX", "POST", "PUT")


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    """Every address of the product, below every include."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one)
        else:
            yield one


@dataclass
class World:
    """A bond of two with a writing and a statement in it, and somebody outside."""

    ines: Actor
    jonas: Actor
    stranger: Actor
    given: dict[str, Any]

    def client(self, role: str) -> Client:
        """A browser in this role, with cookies of its own."""
        browser = Client()
        who = {"side": self.ines, "locked": self.ines, "other": self.jonas, "left": self.jonas}
        if role == "anonymous":
            return browser
        actor = who.get(role, self.stranger)
        browser.cookies.update(actor.client.cookies)
        if role == "locked":
            browser.post(reverse("lock"))
        if role == "left":
            assert actor.step_up(actor.url("leave")).status_code == 302
        return browser

    def url(self, name: str) -> str:
        wanted = next(p for p in patterns() if p.name == name).pattern.converters
        return reverse(name, kwargs={key: self.given[key] for key in wanted})


_given: dict[str, Any] = {}


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """Lived in by its pages once, and put back for the tests that follow."""
    translation.deactivate()
    with beside(), rooms.beside():
        actors = again("a bond that is lived in", lambda: begun(*map(Actor.new, ("Ines", "Jonas", "Noor"))))
        yield World(*actors, given=dict(_given))


def begun(ines: Actor, jonas: Actor, stranger: Actor) -> tuple[Actor, Actor, Actor]:
    jonas.join(ines.invite())
    for one in (ines, jonas):
        one.cross()
    _given.clear()
    _given.update(lived_in(ines, jonas, stranger).given)
    return ines, jonas, stranger


def lived_in(ines: Actor, jonas: Actor, stranger: Actor) -> World:
    for one in (ines, jonas, stranger):
        come_far(one)
    page = ines.write("Only mine.")
    row = uuid.UUID(page.split("/")[-2])
    edit = ines.url("writing-edit", row=row)
    ines.post(edit, {"p-story": "Only mine, and longer.", "revision": "1"})
    ines.propose("In May the car was sold.")
    shown = ines.post(ines.url("writing-show", row=row), {"part": "story", "revision": "2"})["Location"]
    tag = ines.keys().tag(ines.side.me_circle, "what-happened").hex()
    token = stranger.invite().split("/")[2]
    told = uuid.UUID(ines.tell().split("/")[-2])
    offered = ines.offer(told)
    given = {"bond": ines.bond.id, "row": row, "tag": tag, "revision": 1, "number": 1, "token": token}
    given |= {"drawn": ines.tag("where-i-am")}
    given |= {"text": uuid.UUID(shown.split("/")[-2])}
    given |= {"incident": told, "offered": offered}
    page = handed(ines)
    jonas.post(f"{page}open/")
    given |= {"letter": uuid.UUID(page.split("/")[-2])}
    given |= {"sealed": both_answered(ines, jonas)}
    given |= kept(ines) | one_of_each(ines) | talking.world(ines, jonas) | asked_and_answered(ines, jonas)
    given |= {"sheet": sheet.saved(ines, did="Only mine, too."), "version": 1}
    page = check_in(ines)
    look = show(ines, page, "line")["Location"].split("/")[-2]
    given |= {"check": uuid.UUID(page.split("/")[-2]), "look": uuid.UUID(look), "months": 1}
    return World(ines, jonas, stranger, given)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is asked inside leaves no trace in either database."""
    with transaction.atomic(), transaction.atomic("sessions"):
        yield
        transaction.set_rollback(True)
        transaction.set_rollback(True, "sessions")


def ask(browser: Client, method: str, url: str) -> HttpResponse:
    cookies = browser.cookies.copy()
    fresh = Client()
    fresh.cookies.update(cookies)
    headers = {"HX-Request": "true"} if method == "HX" else {"Sec-Fetch-Site": "same-origin"}
    verb = {"HX": "GET"}.get(method, method)
    body = {"form_id": str(uuid.uuid4())} if verb == "POST" else None
    if body is not None:
        return fresh.post(url, body, headers=headers)  # type: ignore[return-value]
    return fresh.generic(verb, url, headers=headers)  # type: ignore[return-value]


def told(response: HttpResponse, world: World, expected: str) -> str:
    """The answer in the words of the table."""
    place = response.headers.get("Location") or response.headers.get("HX-Redirect")
    if place is None:
        return str(response.status_code)
    if expected.endswith(" *"):
        return f"{response.status_code} *"
    wanted = expected.partition(" ")[2]
    named = wanted if wanted and place == world.url(wanted) else place
    return f"{response.status_code} {named}"


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert sorted(str(p.name) for p in patterns()) == sorted(row.name for row in TABLE)


def test_every_view_names_its_audience_as_the_table_does() -> None:
    kept = {row.name: "bond" if row.audience == "mine" else row.audience for row in TABLE}
    assert {str(p.name): audience_of(p.callback) for p in patterns()} == kept


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.slow
def test_the_table_is_what_is_answered(role: str, world: World) -> None:
    wrong = []
    browser = world.client(role)
    for row in TABLE:
        for method in METHODS:
            expected = row.answer(role, method)
            with undone():
                answer = told(ask(browser, method, world.url(row.name)), world, expected)
            if answer != expected:
                wrong.append(f"{method} {row.name}: {answer}, not {expected}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", ["other", "stranger", "left"])
def test_refused_and_missing_are_the_same_bytes(role: str, world: World) -> None:
    browser = world.client(role)
    missing = browser.get("/there/is/no/such/page/")
    assert missing.status_code == 404
    for row in TABLE:
        if row.answer(role, "GET") == "404" and row.audience != "anyone":
            refused = browser.get(world.url(row.name))
            assert refused.content == missing.content, row.name
            assert refused.headers.items() == missing.headers.items(), row.name


def test_a_writing_that_is_gone_looks_like_one_that_is_not_mine(world: World) -> None:
    theirs = world.jonas.get(world.url("writing"))
    nobodys = world.jonas.get(world.jonas.url("writing", row=uuid.uuid4()))
    assert (theirs.status_code, theirs.content) == (nobodys.status_code, nobodys.content)


def test_a_writing_does_not_open_through_another_bond_of_its_own_author(world: World) -> None:
    ines = world.ines
    other = ines.step_up(reverse("begin-another"))["Location"]
    bond = other.split("/")[2]
    row = world.given["row"]
    assert ines.get(reverse("writing", kwargs={"bond": bond, "row": row})).status_code == 404


def test_b_reads_own_tag_but_not_the_tag_of_a(world: World) -> None:
    jonas = world.jonas
    own = jonas.keys().tag(jonas.side.me_circle, "what-happened").hex()
    assert own != world.given["tag"]
    assert jonas.get(jonas.url("activity", tag=own)).status_code == 200
    assert jonas.get(jonas.url("activity", tag=world.given["tag"])).status_code == 404


def rows_named(*names: str) -> list[Row]:
    return [row for row in TABLE if row.name in names]


@pytest.mark.parametrize("row", rows_named("today", "writings", "space", "leave"), ids=lambda row: row.name)
def test_one_sign_in_does_not_open_a_second_account(row: Row, world: World) -> None:
    """A's cookie with B's bond of another space: the bond is not theirs, so it is not there."""
    elsewhere = reverse(row.name, kwargs={"bond": world.stranger.bond.id})
    assert world.ines.get(elsewhere).status_code == 404
