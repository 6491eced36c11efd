"""Two people in the same moment, by the pages (R9): sealing, opening and taking back is one or the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from goldseam.exercises.models import Answer, Exchange, Naming
from tests.cast import Actor
from tests.exercises.talk import KINDS, Talk
from tests.races import rounds, together

pytestmark = [
    pytest.mark.django_db(databases=["default", "sessions"], transaction=True),
    pytest.mark.usefixtures("sealed_program"),
    pytest.mark.slow,
]
Pair = tuple[Actor, Actor]


@pytest.fixture
def pair(transactional_db: None) -> Pair:
    ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
    jonas.join(ines.invite())
    ines.get(ines.url("today"))
    return ines, jonas


@pytest.fixture(params=KINDS)
def talk(request: pytest.FixtureRequest, pair: Pair) -> Talk:
    return Talk(request.param)


def at_once(*acts: Callable[[], object]) -> list[int]:
    """The statuses of what both were answered."""
    return together(*(lambda act=act: act().status_code for act in acts))  # type: ignore[attr-defined,misc]


def stands(talk: Talk, pair: Sequence[Actor]) -> list[tuple[int, int]]:
    """What lies there of both, and that no page is open for one alone."""
    found = [talk.state(actor) for actor in pair]
    pages = ["opened together on" in talk.read(actor) for actor in pair]
    row = Exchange.objects.filter(bond=pair[0].bond).first()
    opened = row is not None and row.opened_on is not None
    assert pages == [opened, opened]
    assert (found == [(1, 1), (1, 1)]) is opened
    assert Answer.objects.filter(released=True).count() <= (2 if opened else 1)
    return found


def afresh() -> None:
    """As if nothing had ever been sealed, also for the name of it."""
    Exchange.objects.all().delete()


def test_sealed_in_the_same_moment_one_of_them_came_second_and_the_first_opens(
    pair: Pair, talk: Talk
) -> None:
    for _ in rounds(4, 1000):
        assert at_once(*(lambda a=a: talk.seal(a) for a in pair)) == [302, 302]  # type: ignore[misc]
        found = stands(talk, pair)
        assert sorted(found) == [(1, 0), (1, 1)]
        first = pair[found.index((1, 0))]
        assert at_once(*[lambda: talk.open(first)] * 2).count(302) >= 1  # noqa: B023
        assert stands(talk, pair) == [(1, 1), (1, 1)]
        assert Naming.objects.count() == Exchange.objects.count() == 1
        afresh()


def test_opened_and_taken_back_in_the_same_moment_is_one_or_the_other(pair: Pair, talk: Talk) -> None:
    one, other = pair
    outcomes = set()
    for _ in rounds(4, 1000):
        talk.seal(one)
        talk.seal(other)
        opened, withdrawn = at_once(lambda: talk.open(one), lambda: talk.withdraw(other))
        assert {opened, withdrawn} == {302, 409}
        found = stands(talk, pair)
        assert found == ([(1, 1), (1, 1)] if opened == 302 else [(1, 0), (0, 0)])
        outcomes.add(opened)
        afresh()
    assert outcomes


def test_sealed_and_taken_back_in_the_same_moment_is_never_half(pair: Pair, talk: Talk) -> None:
    one, other = pair
    for _ in rounds(4, 1000):
        talk.seal(one)
        sealed, withdrawn = at_once(lambda: talk.seal(other), lambda: talk.withdraw(one))
        assert (sealed, withdrawn) == (302, 302)
        assert stands(talk, pair) in ([(0, 0), (1, 0)], [(0, 0), (1, 1)])
        assert talk.seal(one).status_code == 302
        stands(talk, pair)
        afresh()


def test_pressed_twice_it_is_sealed_once(pair: Pair, talk: Talk) -> None:
    one, _ = pair
    for _round in rounds(3, 200):
        assert sorted(at_once(*[lambda: talk.seal(one)] * 2)) == [302, 409]
        assert stands(talk, pair) == [(1, 0), (0, 0)]
        afresh()
