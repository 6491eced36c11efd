"""What pages ask of the database: a number that is known, and that does not grow with what was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import connections, transaction
from django.test.utils import CaptureQueriesContext

from goldseam.exercises.models import Reflection
from goldseam.exercises.models.reflection import Words
from tests.cast import Actor

# The sign-in, the person, the bond, its sides and grants are in every number; so is what a commit takes.
MOST = {
    "today": 21,
    "journey": 10,
    "writings": 13,
    "writing": 9,
    "write": 10,
    "statement": 13,
    "agreements": 11,
    "space": 7,
    "save": 24,  # one more when the ledger gets a bucket it did not have
}
PAGES = ("today", "journey", "writings", "writing", "write", "statement", "agreements", "space")


def asked(act: Callable[[], object]) -> int:
    """How many statements both databases got while this was done."""
    with (
        CaptureQueriesContext(connections["default"]) as lasting,
        CaptureQueriesContext(connections["sessions"]) as passing,
    ):
        act()
    return len(lasting) + len(passing)


def fill(actor: Actor, number: int) -> None:
    """So many private writings, as their form would have made them."""
    side, keys = actor.side, actor.keys()
    now = datetime.now(UTC)
    with transaction.atomic():
        for n in range(number):
            words = Words("what-happened", "What happened?", f"Text {n}.", [], now)
            Reflection.begin(side, keys, words, date(2026, 3, 1))


def counts(actor: Actor) -> dict[str, int]:
    """The number of statements for every page and for keeping a writing."""
    page = actor.write("The newest.")
    tag = actor.keys().tag(actor.side.me_circle, "what-it-did").hex()
    places = {name: actor.url(name) for name in PAGES if name not in ("write", "writing")}
    places |= {"writing": page, "write": actor.url("activity", tag=tag)}
    for place in places.values():
        assert actor.get(place).status_code == 200
    found = {name: asked(lambda place=place: actor.get(place)) for name, place in places.items()}
    found["save"] = asked(lambda: actor.post(places["write"], {"p-story": "Kept.", "place": places["write"]}))
    return found


@pytest.mark.slow
def test_three_hundred_writings_ask_no_more_than_one(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.propose("In May the car was sold.")
    young = counts(ines)
    fill(ines, 300)
    fill(jonas, 30)
    old = counts(ines)
    new_bucket = abs(old.pop("save") - young.pop("save"))
    assert old == young
    assert new_bucket <= 1


def test_no_page_asks_more_than_its_number(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    ines.propose("In May the car was sold.")
    found = counts(ines)
    assert {name: number for name, number in found.items() if number > MOST[name]} == {}, found


def test_looking_at_a_page_writes_nothing(pair: tuple[Actor, Actor]) -> None:
    """Nothing about a look is kept, so nothing about it can be shown."""
    ines, _ = pair
    page = ines.write("Only mine.")
    for place in (page, *(ines.url(name) for name in PAGES if name not in ("write", "writing"))):
        ines.get(place)
        with CaptureQueriesContext(connections["default"]) as lasting:
            ines.get(place)
        written = [q["sql"] for q in lasting if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
        assert written == [], place
