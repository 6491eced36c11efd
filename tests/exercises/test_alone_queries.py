"""What the pages of things done alone ask of the database: a known number, however much was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from tests.cast import Actor
from tests.exercises.alone import HEAVY, PARTS, READING, TOLD, beside, filled, page, save

pytestmark = pytest.mark.slow

MOST = {"parts": 12, "begin": 10, "reading": 10, "practice": 12}
MOST |= {"writing": 9, "edit": 10, "show": 9, "shown": 6}
"""The sign-in, the person, the bond, its sides and grants are in every number."""


@pytest.fixture(autouse=True)
def program() -> Iterator[None]:
    with beside():
        yield


def asked(act: Callable[[], HttpResponse]) -> int:
    """The statements to what lasts, after a look that warmed everything up. A look writes nothing."""
    assert act().status_code == 200
    with CaptureQueriesContext(connections["default"]) as seen:
        act()
    texts = [query["sql"] for query in seen.captured_queries]
    assert not [text for text in texts if not text.startswith("SELECT")], texts
    return len(texts)


def counts(actor: Actor, writing: str, shown: str) -> dict[str, int]:
    places = {
        "parts": page(actor, PARTS),
        "begin": page(actor, HEAVY),
        "reading": page(actor, READING),
        "practice": page(actor, TOLD),
        "writing": writing,
        "edit": f"{writing}edit/",
        "show": f"{writing}show/?part=long",
        "shown": shown,
    }
    return {name: asked(lambda place=place: actor.get(place)) for name, place in places.items()}  # type: ignore[misc]


def test_much_that_was_written_asks_no_more_than_a_little(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    writing = save(ines, PARTS)["Location"].partition("?")[0]
    shown = ines.post(f"{writing}show/", {"part": "long", "revision": "1"})["Location"]
    ines.get(ines.url("today"))
    young = counts(ines, writing, shown)
    assert {name: number for name, number in young.items() if number > MOST[name]} == {}, young
    for number in range(12):
        save(ines, PARTS, filled(f"Text {number}."))
    for number in range(1, 4):
        ines.post(f"{writing}edit/", filled(f"Version {number}.") | {"revision": str(number)})
        ines.post(f"{writing}show/", {"part": "long", "revision": str(number + 1)})
    ines.get(ines.url("today"))
    assert counts(ines, writing, shown) == young
