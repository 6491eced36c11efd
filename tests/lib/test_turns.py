from __future__ import annotations

import threading
import time

import pytest
from django.db import connection, connections, transaction
from django.db.utils import OperationalError

from goldseam.lib.sqlite import base
from goldseam.lib.turns import Turns


def _waiting(turns: Turns, many: int) -> None:
    while len(turns._waiting) < many:
        time.sleep(0.001)


def test_turns_are_given_in_the_order_they_were_asked_for() -> None:
    turns, order = Turns(), list[int]()
    assert turns.take(1)

    def one(number: int) -> None:
        assert turns.take(10)
        order.append(number)
        turns.give_back()

    threads = []
    for number in range(5):
        threads.append(threading.Thread(target=one, args=(number,)))
        threads[-1].start()
        _waiting(turns, number + 1)
    turns.give_back()
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]
    assert turns.take(0)


def test_who_waits_too_long_gives_up_and_holds_nobody_up() -> None:
    turns = Turns()
    assert turns.take(1)
    assert not turns.take(0.01)
    turns.give_back()
    assert turns.take(0)


@pytest.mark.sqlite("this queue is in the process; PostgreSQL has its own")
@pytest.mark.django_db(databases=["default", "sessions"], transaction=True)
def test_a_transaction_waits_for_the_one_before_it_and_follows_at_once() -> None:
    began, seen = threading.Event(), list[str]()

    def second() -> None:
        began.wait()
        with transaction.atomic():
            seen.append("second")
        connections.close_all()

    thread = threading.Thread(target=second)
    thread.start()
    with transaction.atomic():
        began.set()
        _waiting(base._queue(str(connection.settings_dict["NAME"])), 1)
        seen.append("first")
    thread.join()
    assert seen == ["first", "second"]


@pytest.mark.sqlite("this queue is in the process; PostgreSQL has its own")
@pytest.mark.django_db(databases=["default", "sessions"], transaction=True)
def test_a_transaction_that_fails_gives_its_turn_back() -> None:
    for fault in (ValueError, OperationalError):
        with pytest.raises(fault), transaction.atomic():
            raise fault
    with transaction.atomic():
        connection.close()
    queue = base._queue(str(connection.settings_dict["NAME"]))
    assert queue.take(0)
    queue.give_back()
