"""Two people in the same moment (R9): an exchange is never open for one side only."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from goldseam.exercises.models import Answer, Exchange
from goldseam.exercises.models.exchange import Settled
from goldseam.vault.keys import Keys
from goldseam.vault.sodium import Unopened
from tests.cast import Actor
from tests.races import rounds, together, tried

TODAY = date(2026, 3, 2)
pytestmark = pytest.mark.django_db(databases=["default", "sessions"], transaction=True)


@pytest.fixture
def two(transactional_db: None) -> tuple[Actor, Actor]:
    ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
    jonas.join(ines.invite())
    ines.get(ines.url("today"))
    return ines, jonas


class Side:
    """One person of an exchange with the keys of one request after another."""

    def __init__(self, actor: Actor) -> None:
        self.side, self.person, self.bundle = actor.side, actor.person.pk, actor.keys().bundle

    def keys(self) -> Keys:
        return Keys(self.person, self.bundle)

    def seal(self, exchange: Exchange, text: str) -> None:
        with transaction.atomic():
            exchange.seal_answer(self.side, self.keys(), text, TODAY)

    def open(self, exchange: Exchange) -> None:
        with transaction.atomic():
            exchange.open(self.side, self.keys(), TODAY)

    def withdraw(self, exchange: Exchange) -> None:
        with transaction.atomic():
            exchange.withdraw(self.side, self.keys())

    def reads(self, exchange: Exchange) -> list[str] | None:
        try:
            return sorted(Exchange.objects.get(pk=exchange.pk).read(self.keys()).values())
        except Unopened:
            return None


def state(exchange: Exchange, sides: tuple[Side, Side]) -> list[int]:
    """How many answers each side committed and released."""
    answers = Answer.objects.filter(exchange=exchange)
    return [answers.filter(author=s.person, released=r).count() for s in sides for r in (False, True)]


def begin(two: tuple[Actor, Actor], number: int) -> Exchange:
    return Exchange.objects.create(bond=two[0].bond, topic=f"topic {number}")


@pytest.mark.slow
def test_sealed_in_the_same_moment_exactly_one_of_them_came_second(two: tuple[Actor, Actor]) -> None:
    one, other = sides = Side(two[0]), Side(two[1])
    for number in rounds(25, 1000):
        exchange = begin(two, number)
        together(lambda: one.seal(exchange, "mine"), lambda: other.seal(exchange, "yours"))  # noqa: B023
        assert state(exchange, sides) in ([1, 0, 1, 1], [1, 1, 1, 0])
        assert [side.reads(exchange) for side in sides] == [None, None]
        first = one if exchange.ready_for(one.keys()) else other
        first.open(exchange)
        assert [side.reads(exchange) for side in sides] == [["mine", "yours"]] * 2


def test_pressing_seal_twice_seals_once(two: tuple[Actor, Actor]) -> None:
    one = Side(two[0])
    for number in rounds(10, 200):
        exchange = begin(two, number)
        press = tried(lambda: one.seal(exchange, "mine"), Settled)  # noqa: B023
        assert sorted(together(press, press)) == [False, True]
        assert Answer.objects.filter(exchange=exchange).count() == 1


@pytest.mark.slow
def test_opening_while_the_other_takes_theirs_back_is_one_or_the_other(two: tuple[Actor, Actor]) -> None:
    one, other = sides = Side(two[0]), Side(two[1])
    outcomes = set()
    for number in rounds(25, 1000):
        exchange = begin(two, number)
        one.seal(exchange, "mine")
        other.seal(exchange, "yours")
        opened, withdrawn = together(
            tried(lambda: one.open(exchange), Settled),  # noqa: B023
            tried(lambda: other.withdraw(exchange), Settled),  # noqa: B023
        )
        assert opened != withdrawn
        outcomes.add(opened)
        exchange.refresh_from_db()
        seen = [side.reads(exchange) for side in sides]
        assert seen == ([["mine", "yours"]] * 2 if opened else [None, None])
        assert (exchange.opened_on is not None) is opened
        released = Answer.objects.filter(exchange=exchange, released=True).count()
        assert released == (2 if opened else 0)


def test_opening_twice_opens_once(two: tuple[Actor, Actor]) -> None:
    one, other = Side(two[0]), Side(two[1])
    for number in rounds(10, 200):
        exchange = begin(two, number)
        one.seal(exchange, "mine")
        other.seal(exchange, "yours")
        press = tried(lambda: one.open(exchange), Settled)  # noqa: B023
        assert sorted(together(press, press)) == [False, True]
        assert Answer.objects.filter(exchange=exchange, released=True).count() == 2
