"""How often a page asks the database, and that it does not ask more often when much has been written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.fill import write
from tests.cast import Actor

pytestmark = pytest.mark.slow

MOST = {
    "today": 20,
    "journey": 9,
    "writings": 12,
    "agreements": 7,
    "statement": 9,
    "space": 6,
    "pause": 5,
    "comparing": 5,
    "leave": 4,
}
"""Queries to the database that lasts (the way asks for its past, incidents, seams, pauses and what each room
knows), when nothing was changed behind the program's back."""

MOST_TO_SAVE = 23
"""Keeping a writing also asks whether it is open, and keeps how far its writer has come."""


def asked(act: Callable[[], HttpResponse], status: int = 200) -> list[str]:
    """The statements an act sent to what lasts, after one that warmed everything up."""
    with (
        CaptureQueriesContext(connections["default"]) as seen,
        CaptureQueriesContext(connections["sessions"]) as here,
    ):
        assert act().status_code == status
    assert len(here) <= 2
    return [query["sql"] for query in seen.captured_queries]


@pytest.fixture
def busy(pair: tuple[Actor, Actor]) -> Actor:
    ines, jonas = pair
    ines.write("It rained.")
    jonas.propose("In May the car was sold.")
    ines.sign(1)
    return ines


@pytest.mark.parametrize("page", MOST)
def test_a_page_asks_no_more_than_it_did(busy: Actor, page: str) -> None:
    busy.get(busy.url("today"))
    url = busy.url(page)
    few = asked(lambda: busy.get(url))
    assert len(few) <= MOST[page]
    write(busy, 150)
    busy.get(busy.url("today"))
    assert len(asked(lambda: busy.get(url))) <= len(few) + (page == "writings")


def test_a_saved_writing_asks_little_and_no_more_when_much_was_written(busy: Actor) -> None:
    url = busy.opened("what-happened")

    def save() -> HttpResponse:
        return busy.post(url, {"p-story": "It rained again."})

    save()
    few = asked(save, 302)
    assert len(few) <= MOST_TO_SAVE
    write(busy, 600)
    assert len(asked(save, 302)) <= MOST_TO_SAVE


def test_the_pages_of_an_account_ask_little(busy: Actor) -> None:
    for name in ("account", "preferences", "passphrase", "spaces"):
        assert len(asked(lambda name=name: busy.get(reverse(name)))) <= 6, name  # type: ignore[misc]


def test_help_asks_nothing(busy: Actor) -> None:
    assert asked(lambda: busy.get(reverse("help"))) == []
