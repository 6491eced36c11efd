"""Random pairs walk the whole way in thought. ``bench/journeys.py`` does the same with ten thousand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from goldseam.journey.pacing import Answer, Common
from goldseam.journey.program.loaded import program
from tests.journey.rules import Rules
from tests.journey.walkers import (
    ABSENT,
    LEAVING,
    PAUSING,
    REFUSING,
    RETURNING,
    SLOW,
    START,
    WILLING,
    Pair,
    Temper,
    Walker,
    random_pair,
)
from tests.journey.whole_way import whole_way

pytestmark = pytest.mark.slow

YEAR = 365
PROGRAM = whole_way()
FIRST, LAST = 0, 8


@pytest.mark.parametrize("seed", range(24))
def test_no_pair_meets_anything_too_early_or_nothing_without_a_reason(seed: int) -> None:
    rules = Rules()
    random_pair(PROGRAM, seed, rules).walk(YEAR)
    assert rules.looked > 0
    assert rules.broken == []


@pytest.mark.parametrize("seed", range(12))
def test_nor_does_a_pair_who_walks_the_program_itself(seed: int) -> None:
    rules = Rules()
    random_pair(program(), seed, rules).walk(YEAR)
    assert rules.looked > 0
    assert rules.broken == []


@pytest.mark.parametrize("relationship", program().relationships)
def test_everybody_can_walk_the_program_itself_to_its_end(relationship: str) -> None:
    for seed, temper in ((1, WILLING), (2, ABSENT)):
        pair = random_pair(
            replace(program(), relationships=(relationship,)), seed, Rules(), (WILLING, temper)
        )
        pair.walk(2 * YEAR)
        assert LAST in pair.walkers[0].past.finished


@pytest.mark.parametrize("other", [WILLING, SLOW, PAUSING, REFUSING, RETURNING])
def test_who_keeps_coming_reaches_the_end_whatever_the_other_does(other: Temper) -> None:
    pair = random_pair(PROGRAM, 7, Rules(), (WILLING, other))
    pair.walk(3 * YEAR)
    assert LAST in pair.walkers[0].past.finished


@pytest.mark.parametrize("other", [ABSENT, LEAVING])
def test_who_walks_alone_reaches_the_end_too(other: Temper) -> None:
    pair = random_pair(PROGRAM, 11, Rules(), (WILLING, other))
    pair.walk(YEAR)
    assert LAST in pair.walkers[0].past.finished


@pytest.mark.parametrize("seed", range(3))
def test_who_never_invited_anybody_reaches_the_end_as_well(seed: int) -> None:
    pair = random_pair(PROGRAM, seed, Rules(), (WILLING, ABSENT))
    pair.walkers[1].next = START + timedelta(days=10 * YEAR)
    pair.walk(YEAR)
    assert LAST in pair.walkers[0].past.finished


def test_what_opens_for_one_depends_on_nothing_of_the_other_but_what_both_completed() -> None:
    seen: dict[object, object] = {}

    def look(pair: Pair, walker: Walker, common: Common, now: object, answers: dict[str, Answer]) -> None:
        if walker is pair.walkers[0]:
            mine = repr((sorted(walker.past.opened.items()), sorted(walker.past.done.items())))
            received = repr(sorted(walker.past.received.items()))
            assert seen.setdefault((mine, received, common, now), answers) == answers

    for other in (WILLING, SLOW, ABSENT, PAUSING, LEAVING, RETURNING, REFUSING):
        random_pair(PROGRAM, 3, look, (WILLING, other)).walk(120)
    assert len(seen) > 50


def test_the_rules_of_the_walkers_see_what_opens_too_early() -> None:
    """The second saying of the rules is not blind: with the first one switched off, it finds faults."""
    rules = Rules()
    pair = random_pair(PROGRAM, 5, rules, (WILLING, WILLING))
    pair.walk(40)
    walker = pair.walkers[0]
    walker.past.finished.clear()
    rules.opened(pair, walker, pair.common(walker.next), walker.next, PROGRAM.activities["fears"])
    assert rules.broken
