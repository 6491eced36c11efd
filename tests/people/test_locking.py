"""The lock: set by the server, and no word is lost at it."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from goldseam.people.models import SignedIn
from goldseam.people.sessions import lock_idle
from goldseam.writing.models import Draft, Held
from tests.cast import Actor

EVENING = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
TEXT = "What I had typed when the door fell shut."


@pytest.fixture
def page(ines: Actor) -> str:
    """A page on which Ines can write."""
    return ines.opened("what-happened")


def away_for(actor: Actor, minutes: int) -> None:
    """Nobody was at this browser for so long."""
    SignedIn.objects.filter(person=actor.person.pk).update(
        touched=datetime.now(UTC) - timedelta(minutes=minutes)
    )


def unlock(actor: Actor) -> str:
    answer = actor.step_up(reverse("unlock"))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_after_ten_quiet_minutes_the_passphrase_is_asked_for(ines: Actor) -> None:
    away_for(ines, 9)
    assert ines.get(ines.url("today")).status_code == 200
    away_for(ines, 10)
    assert ines.get(ines.url("today"))["Location"] == reverse("unlock")
    assert unlock(ines) == ines.url("today")
    assert ines.get(ines.url("today")).status_code == 200


def test_a_shared_device_locks_after_five_minutes(ines: Actor) -> None:
    ines.sign_in(device="shared")
    away_for(ines, 5)
    assert ines.get(ines.url("today"))["Location"] == reverse("unlock")


def test_the_keys_leave_the_file_when_the_place_locks_itself(ines: Actor) -> None:
    away_for(ines, 11)
    ines.get(ines.url("today"))
    assert SignedIn.objects.get(person=ines.person.pk).capsule is None


def test_the_keys_leave_the_file_even_when_nobody_comes_back(ines: Actor) -> None:
    away_for(ines, 11)
    assert lock_idle() == 1
    assert SignedIn.objects.get(person=ines.person.pk).capsule is None


def test_a_restored_cookie_does_not_open_what_was_locked(ines: Actor) -> None:
    cookie = ines.client.cookies["s"].value
    ines.post(reverse("lock"))
    browser = Client()
    browser.cookies["s"] = cookie
    assert browser.get(ines.url("writings"))["Location"] == reverse("unlock")


def test_unlocking_makes_a_new_cookie_and_the_old_one_is_worth_nothing(ines: Actor) -> None:
    before = ines.client.cookies["s"].value
    ines.post(reverse("lock"))
    unlock(ines)
    browser = Client()
    browser.cookies["s"] = before
    assert browser.get(ines.url("today"))["Location"] == reverse("sign-in")


def test_the_unlock_page_names_nobody(ines: Actor) -> None:
    ines.post(reverse("lock"))
    shown = ines.get(reverse("unlock")).content.decode()
    assert "Ines" not in shown and "ines" not in shown.replace("lines", "")


def test_what_was_typed_at_the_locked_door_is_a_draft_afterwards(ines: Actor, page: str) -> None:
    away_for(ines, 11)
    answer = ines.post(page, {"place": page, "p-story": TEXT, "p-feelings": ["angry"]})
    assert answer["Location"] == reverse("unlock")
    assert Held.objects.count() == 1
    assert TEXT.encode() not in bytes(Held.objects.get().sealed)
    assert unlock(ines) == page
    shown = ines.get(page).content.decode()
    assert TEXT in shown
    assert 'value="angry" checked' in shown
    assert not Held.objects.exists()


def test_a_draft_that_saves_itself_at_the_locked_door_is_kept_too(ines: Actor, page: str) -> None:
    ines.post(reverse("lock"))
    answer = ines.post(ines.url("draft"), {"place": page, "p-story": TEXT}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (204, reverse("unlock"))
    unlock(ines)
    assert TEXT in ines.get(page).content.decode()


def test_when_the_sign_in_has_ended_the_text_comes_along_on_the_page(ines: Actor, page: str) -> None:
    SignedIn.objects.all().delete()
    answer = ines.post(page, {"place": page, "p-story": TEXT})
    assert answer.status_code == 401
    shown = answer.content.decode()
    assert "&quot;What I had typed" in shown or TEXT in shown
    carried = answer.context["carried"]
    data = {"sign_in_name": "ines", "passphrase": ines.passphrase, "carried": carried}
    wrong = ines.client.post(reverse("sign-in"), data | {"passphrase": "something wrong here"})
    assert wrong.context["carried"] == carried
    answer = ines.client.post(reverse("sign-in"), data)
    assert answer["Location"] == page
    assert TEXT in ines.get(page).content.decode()


def test_a_draft_that_saves_itself_after_the_end_of_the_sign_in_does_not_take_the_page_away(
    ines: Actor, page: str
) -> None:
    """The browser must stay where the text is: nothing could be kept, so nothing may be replaced."""
    SignedIn.objects.all().delete()
    answer = ines.post(ines.url("draft"), {"place": page, "p-story": TEXT}, headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert "HX-Redirect" not in answer.headers


def test_a_form_without_its_cookie_is_refused_with_the_text_on_the_page(ines: Actor, page: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies.update(ines.client.cookies)
    answer = browser.post(page, {"place": page, "p-story": TEXT})
    assert answer.status_code == 403
    shown = answer.content.decode()
    assert TEXT in shown
    data = {"sign_in_name": "ines", "passphrase": ines.passphrase, "carried": answer.context["carried"]}
    assert Client().post(reverse("sign-in"), data)["Location"] == page
    ines.sign_in()
    assert TEXT in ines.get(page).content.decode()


def test_carried_words_go_nowhere_but_into_ones_own_bond(ines: Actor, jonas: Actor) -> None:
    """Somebody who prepares a sign-in page can not put words into another's space."""
    place = jonas.url("activity", tag="00" * 16)
    data = {"sign_in_name": "ines", "passphrase": ines.passphrase}
    data["carried"] = f'{{"place": "{place}", "fields": {{"p-story": ["{TEXT}"]}}}}'
    assert Client().post(reverse("sign-in"), data)["Location"] == reverse("home")
    assert not Draft.objects.exists()
    assert not Held.objects.exists()


@pytest.mark.parametrize(
    "carried", ["", "{", "[]", "null", '{"place": "/b/x/", "fields": 3}', "\x00", "é" * 3000]
)
def test_carried_nonsense_is_nothing(ines: Actor, carried: str) -> None:
    data = {"sign_in_name": "ines", "passphrase": ines.passphrase, "carried": carried}
    assert Client().post(reverse("sign-in"), data)["Location"] == reverse("home")


def test_the_lock_and_unlock_of_one_browser_leave_another_open(ines: Actor) -> None:
    other = Client()
    ines.sign_in(other, device="own")
    ines.post(reverse("lock"))
    assert other.get(ines.url("today")).status_code == 200


def test_locked_for_long_does_not_make_the_sign_in_longer(ines: Actor) -> None:
    with time_machine.travel(EVENING, tick=False) as clock:
        ines.sign_in(device="shared")
        clock.shift(timedelta(minutes=50))
        ines.get(ines.url("today"))
        unlock(ines)
        clock.shift(timedelta(minutes=4))
        assert ines.get(ines.url("today")).status_code == 200
        clock.shift(timedelta(minutes=6))
        assert ines.get(ines.url("today"))["Location"] == reverse("sign-in")


def test_a_wrong_passphrase_leaves_it_locked(ines: Actor) -> None:
    ines.post(reverse("lock"))
    answer = ines.post(reverse("unlock"), {"passphrase": f"{uuid.uuid4()}"})
    assert answer.status_code == 200
    assert ines.get(ines.url("today"))["Location"] == reverse("unlock")
