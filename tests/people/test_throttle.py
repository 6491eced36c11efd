"""Guessing is slowed down, and nobody can lock another out by guessing (P15)."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client, RequestFactory
from django.urls import reverse

from goldseam.people import throttle
from goldseam.people.models import Attempt
from goldseam.vault.door import door
from tests.cast import Actor

EVENING = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
WRONG = {"sign_in_name": "ines", "passphrase": "something I think she would take", "device": "shared"}


def wait_of(failures: int) -> float:
    return Attempt(failures=failures, last=EVENING).wait(EVENING).total_seconds()


def test_the_wait_doubles_after_three_tries_and_is_never_longer_than_a_minute() -> None:
    assert [wait_of(n) for n in range(12)] == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert wait_of(100_000) == 60


@pytest.mark.slow
def test_after_a_thousand_wrong_tries_by_somebody_else_a_known_device_gets_in_at_the_first_try(
    ines: Actor,
) -> None:
    with time_machine.travel(EVENING, tick=False) as clock:
        known = Client()
        ines.sign_in(known, device="own")
        known.post(reverse("sign-out"))
        attacker = Client()
        for _ in range(1000):
            clock.shift(timedelta(seconds=61))
            assert attacker.post(reverse("sign-in"), WRONG).status_code == 200
        before = door().kdf.calls
        assert ines.sign_in(known).status_code == 302
        assert door().kdf.calls == before + 1
        assert "Please wait" in attacker.post(reverse("sign-in"), WRONG).content.decode()


def test_whoever_is_signed_in_can_unlock_and_leave_while_others_guess(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    with time_machine.travel(EVENING, tick=False):
        ines.client = Client()
        ines.sign_in(device="shared")
        for _ in range(9):
            Client().post(reverse("sign-in"), WRONG)
        ines.post(reverse("lock"))
        assert ines.step_up(reverse("unlock")).status_code == 302
        assert ines.step_up(ines.url("leave")).status_code == 302


def test_wrong_tries_at_a_locked_device_are_slowed_there_and_nowhere_else(ines: Actor) -> None:
    with time_machine.travel(EVENING, tick=False):
        ines.client, other = Client(), Client()
        ines.sign_in()
        ines.sign_in(other)
        ines.post(reverse("lock"))
        for _ in range(3):
            ines.post(reverse("unlock"), {"passphrase": "something I think she would take"})
        assert "Please wait" in ines.step_up(reverse("unlock")).content.decode()
        other.post(reverse("lock"))
        assert other.post(reverse("unlock"), {"passphrase": ines.passphrase}).status_code == 302


@pytest.mark.slow
def test_the_one_who_waits_long_enough_gets_in_from_anywhere(ines: Actor) -> None:
    with time_machine.travel(EVENING, tick=False) as clock:
        for _ in range(50):
            Client().post(reverse("sign-in"), WRONG)
            clock.shift(timedelta(seconds=61))
        assert ines.sign_in(Client()).status_code == 302


def test_tries_from_many_places_are_counted_together(ines: Actor) -> None:
    with time_machine.travel(EVENING, tick=False):
        for n in range(3):
            Client(REMOTE_ADDR=f"192.0.2.{n}").post(reverse("sign-in"), WRONG)
        answer = Client(REMOTE_ADDR="192.0.2.77").post(reverse("sign-in"), WRONG)
    assert "Please wait" in answer.content.decode()


def test_a_device_cookie_of_ones_own_opens_no_lane_to_another(ines: Actor, jonas: Actor) -> None:
    with time_machine.travel(EVENING, tick=False):
        for _ in range(3):
            Client().post(reverse("sign-in"), WRONG)
        before = door().kdf.calls
        assert "Please wait" in jonas.client.post(reverse("sign-in"), WRONG).content.decode()
        assert door().kdf.calls == before


def test_what_is_kept_of_tries_says_no_name_and_no_address_and_is_gone_after_a_day(ines: Actor) -> None:
    Client(REMOTE_ADDR="192.0.2.1").post(reverse("sign-in"), WRONG)
    lanes = [bytes(row.lane) for row in Attempt.objects.all()]
    assert {len(lane) for lane in lanes} == {16}
    assert not [lane for lane in lanes if b"ines" in lane or b"192" in lane]
    throttle.forget_old(datetime.now(UTC) + timedelta(hours=25))
    assert not Attempt.objects.exists()


def test_the_digests_of_today_say_nothing_tomorrow() -> None:
    request = RequestFactory().get("/")
    today = throttle.lanes(request, "ines", known=False, now=EVENING)
    tomorrow = throttle.lanes(request, "ines", known=False, now=EVENING + timedelta(days=1))
    assert not set(today) & set(tomorrow)
    assert today == throttle.lanes(request, " INES ", known=False, now=EVENING)


@pytest.mark.django_db(databases=["default", "sessions"])
def test_one_is_inside_one_waits_and_a_third_is_asked_to_come_back() -> None:
    lanes = [b"a lane of sixteen"[:16]]
    inside, may_go = threading.Event(), threading.Event()
    turns: list[str] = []

    def first() -> None:
        with throttle._turn(lanes[0]):
            inside.set()
            may_go.wait(5)
            turns.append("first")

    def second() -> None:
        inside.wait(5)
        with throttle._turn(lanes[0]):
            turns.append("second")

    threads = [threading.Thread(target=one) for one in (first, second)]
    for thread in threads:
        thread.start()
    inside.wait(5)
    while throttle._inside[lanes[0]] < 2:
        pass
    with pytest.raises(throttle.TooSoon), throttle.one_try(lanes, EVENING):
        turns.append("third")
    may_go.set()
    for thread in threads:
        thread.join()
    assert turns == ["first", "second"]
    assert not throttle._inside and not throttle._locks
