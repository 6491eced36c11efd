"""Something heavy: begun on purpose, for one sitting, and never two in one evening."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import reverse

from goldseam.exercises.models import Reflection
from goldseam.journey.past import HardDate
from goldseam.lib import clock as domain
from tests.cast import Actor
from tests.exercises.alone import HEAVY, PARTS, begin, beside, body, page, past, remember, save
from tests.exercises.letters import Clock

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def program() -> Iterator[None]:
    with beside():
        yield


def test_something_heavy_is_begun_first(ines: Actor) -> None:
    text = body(ines, page(ines, HEAVY))
    for words in (
        "The hardest hour",
        "Choose a calm hour",
        "About 15 minutes",
        reverse("safety-check"),
        "Begin",
    ):
        assert words in text, words
    assert "What happened in that hour?" not in text
    assert begin(ines)["Location"] == page(ines, HEAVY)
    assert "What happened in that hour?" in body(ines, page(ines, HEAVY))


def test_a_sitting_is_half_a_day(ines: Actor, clock: Clock) -> None:
    begin(ines)
    clock.on(hours=11.9)
    assert "What happened in that hour?" in body(ines, page(ines, HEAVY))
    clock.on(hours=0.2)
    assert "What happened in that hour?" not in body(ines, page(ines, HEAVY))


def test_looking_at_what_stands_before_it_changes_nothing(ines: Actor) -> None:
    before = past(ines)
    body(ines, page(ines, HEAVY))
    assert past(ines) == before


def test_sending_it_without_having_begun_counts_as_opening_it(ines: Actor, clock: Clock) -> None:
    """Else two heavy things could be done in one evening by sending forms."""
    assert save(ines, HEAVY, {"p-words": "That hour."}).status_code == 302
    assert past(ines).opened[HEAVY] == clock.now
    other = page(ines, "what-happened")
    assert ines.post(other, {"p-story": "Another.", "place": other}).status_code == 409
    assert ines.post(other + "begin/").status_code == 409
    assert Reflection.objects.count() == 1


def test_words_for_something_that_is_not_open_yet_are_kept(ines: Actor, clock: Clock) -> None:
    ines.opened("what-happened")
    assert save(ines, HEAVY, {"p-words": "Too soon, it seems."}).status_code == 409
    assert not Reflection.objects.exists() and HEAVY not in past(ines).opened
    clock.on(hours=49)
    begin(ines)
    assert "Too soon, it seems." in body(ines, page(ines, HEAVY))


def test_writing_again_on_something_heavy_is_begun_again(ines: Actor, clock: Clock) -> None:
    begin(ines)
    first = save(ines, HEAVY, {"p-words": "That hour."})["Location"].partition("?")[0]
    clock.on(hours=100)
    text = body(ines, page(ines, HEAVY))
    assert (
        first in text and "What happened in that hour?" not in text and 'class="btn btn--main">Begin' in text
    )
    ines.opened("what-happened")
    closed = body(ines, page(ines, HEAVY))
    assert first in closed and "Begin</button>" not in closed and "something heavy not long ago" in closed
    begin(ines)
    assert past(ines).opened[HEAVY] < clock.now


def test_a_hard_day_keeps_heavy_things_away_and_light_ones_open(ines: Actor, clock: Clock) -> None:
    remember(ines, hard_dates=[HardDate(domain.day(clock.now, "Europe/Berlin"))])
    assert begin(ines).status_code == 409
    assert save(ines, PARTS).status_code == 302
