"""What the pages of things sealed for both ask of the database; it does not grow with what was said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from tests.cast import Actor
from tests.exercises.talk import COST, EVERYTHING, GUESS, KINDS, SORT, Talk

pytestmark = [pytest.mark.usefixtures("sealed_program"), pytest.mark.slow]
Pair = tuple[Actor, Actor]

MOST = {"form": 13, "sealed": 16, "open": 20}
MOST_TO = {"seal": 46, "open": 36, "take back": 38}
"""Sealing looks at what lies there, names it, keeps two rows, the ledger, the way and its marks."""


def asked(act: Callable[[], HttpResponse], status: int = 200) -> int:
    """How many statements were sent to what lasts."""
    with CaptureQueriesContext(connections["default"]) as seen:
        assert act().status_code == status
    return len(seen)


@pytest.mark.parametrize("slug", (*KINDS, EVERYTHING))
def test_each_page_asks_little_however_it_stands(pair: Pair, slug: str) -> None:
    talk, (one, other) = Talk(slug), pair
    page = talk.page(one)
    one.get(page)
    counted = {"form": asked(lambda: one.get(page))}
    talk.seal(one)
    talk.seal(other)
    counted["sealed"] = asked(lambda: one.get(page))
    talk.open(one)
    pages = [(actor, talk.page(actor)) for actor in pair]
    counted["open"] = max(asked(lambda a=a, p=p: a.get(p)) for a, p in pages)  # type: ignore[misc]
    assert {name: n for name, n in counted.items() if n > MOST[name]} == {}


def test_what_was_said_back_costs_no_more_to_read(pair: Pair) -> None:
    talk, (one, other) = Talk(COST), pair
    talk.opened(one, other)
    talk.hear(one, "Once.")
    talk.reply(other)
    page = talk.page(one)
    few = asked(lambda: one.get(page))
    for number in range(2, 12):
        talk.hear(one, f"Time {number}.")
        talk.reply(other, number=str(number))
    assert asked(lambda: one.get(page)) == few


def test_each_step_asks_little(pair: Pair) -> None:
    talk, (one, other) = Talk(COST), pair
    pages = {actor.name: talk.page(actor) for actor in pair}
    for actor in pair:
        actor.get(pages[actor.name])

    def sent(actor: Actor, end: str = "", **form: str) -> int:
        return asked(lambda: actor.post(pages[actor.name] + end, form), 302)

    counted = {"seal": max(sent(actor, **{"p-words": "sleep"}) for actor in pair)}
    counted["take back"] = sent(other, "withdrawal/")
    sent(other, **{"p-words": "sleep"})
    counted["open"] = sent(one, "opening/")
    assert {name: n for name, n in counted.items() if n > MOST_TO[name]} == {}


def test_today_asks_no_more_when_more_lies_between_two(pair: Pair) -> None:
    one, other = pair
    Talk(COST).opened(one, other)
    one.get(one.url("today"))
    today = one.url("today")
    few = asked(lambda: one.get(today))
    for slug in (SORT, GUESS, EVERYTHING):
        Talk(slug).opened(one, other)
    one.get(one.url("today"))
    assert asked(lambda: one.get(today)) <= few
