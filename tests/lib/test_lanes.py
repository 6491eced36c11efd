"""Turns on PostgreSQL: one lane, one writer; two lanes side by side; without a lane alone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from goldseam.hosting import database_url
from goldseam.lib import lanes
from goldseam.lib.postgres.base import number
from tests import postgres

pytestmark = [pytest.mark.slow, pytest.mark.django_db(databases=["default", "sessions"])]

ONE, OTHER = uuid4(), uuid4()
SHORT = "300"
NUMBER_OF_DEFAULT = -1_705_914_881_078_708_476


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Without PostgreSQL these tests fail, and say what is missing."""
    with postgres.server() as address:
        yield address.format("postgres")


@contextmanager
def writing(server: str, lane: UUID | None, alias: str = "default") -> Iterator[BaseDatabaseWrapper]:
    """A transaction of somebody in this lane. Waits for its turn only a moment."""
    connection = ConnectionHandler(database_url.databases(server))[alias]
    connection.settings_dict["OPTIONS"]["options"] = f"-c lock_timeout={SHORT}"
    if lane is not None:
        lanes.enter(lane)
    try:
        connection.set_autocommit(False)
        yield connection
    finally:
        lanes.leave()
        connection.close()


def gets_a_turn(server: str, lane: UUID | None, alias: str = "default") -> bool:
    """Whether somebody else may begin to write meanwhile."""

    def tried() -> bool:
        try:
            with writing(server, lane, alias):
                return True
        except OperationalError:
            return False

    return in_a_thread(tried)


def in_a_thread(act: Callable[[], bool]) -> bool:
    done: list[bool] = []
    thread = threading.Thread(target=lambda: done.append(act()))
    thread.start()
    thread.join()
    return done[0]


def test_in_one_lane_one_writes_at_a_time(server: str) -> None:
    with writing(server, ONE):
        assert not gets_a_turn(server, ONE)
    assert gets_a_turn(server, ONE)


def test_lanes_do_not_wait_for_each_other(server: str) -> None:
    with writing(server, ONE):
        assert gets_a_turn(server, OTHER)


def test_without_a_lane_one_has_everything_alone(server: str) -> None:
    with writing(server, None):
        assert not gets_a_turn(server, ONE) and not gets_a_turn(server, None)
    with writing(server, ONE):
        assert not gets_a_turn(server, None)


def test_what_passes_through_waits_for_nothing_that_lasts(server: str) -> None:
    with writing(server, None):
        assert gets_a_turn(server, None, "sessions")


def test_a_turn_ends_with_its_transaction_in_whatever_way(server: str) -> None:
    with writing(server, ONE) as connection:
        connection.rollback()
        connection.set_autocommit(True)
        assert gets_a_turn(server, ONE)


def test_whoever_waited_too_long_may_try_again_on_the_same_connection(server: str) -> None:
    connection = ConnectionHandler(database_url.databases(server))["default"]
    connection.settings_dict["OPTIONS"]["options"] = f"-c lock_timeout={SHORT}"
    with writing(server, None), pytest.raises(OperationalError):
        connection.set_autocommit(False)
    assert connection.get_autocommit()
    connection.set_autocommit(False)
    connection.rollback()
    connection.close()


def test_what_was_committed_before_my_turn_is_seen_in_it(server: str) -> None:
    with writing(server, ONE) as first:
        with first.cursor() as cursor:
            cursor.execute("CREATE TABLE seen (word text)")
        first.commit()
    seen: list[object] = []

    def second() -> bool:
        with writing(server, ONE) as mine, mine.cursor() as cursor:
            cursor.execute("SELECT word FROM seen")
            seen.extend(cursor.fetchall())
        return True

    with writing(server, ONE) as first:
        with first.cursor() as cursor:
            cursor.execute("INSERT INTO seen VALUES ('a heron')")
        thread = threading.Thread(target=second)
        thread.start()
        first.commit()
        thread.join()
    assert seen == [("a heron",)]


def test_the_number_of_a_turn_is_the_same_in_every_process() -> None:
    assert number("default") == NUMBER_OF_DEFAULT != number("sessions")
