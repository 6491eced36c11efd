"""The account page: everything about me, nothing about anybody else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from goldseam.people.models import Device, SignedIn
from tests.cast import Actor

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Safari/604.1"
)


def prefer(actor: Actor, **changed: str):  # type: ignore[no-untyped-def]
    chosen = {"name": actor.name, "timezone": "Europe/Berlin", "theme": "", "idle_minutes": "10"}
    return actor.post(reverse("preferences"), chosen | changed)


def test_my_own_sign_ins_are_named_by_browser_and_day_and_by_nothing_else(ines: Actor) -> None:
    browser = Client(headers={"User-Agent": IPHONE}, REMOTE_ADDR="192.0.2.7")
    ines.sign_in(browser, device="own")
    ines.sign_in(Client(headers={"User-Agent": FIREFOX}))
    page = browser.get(reverse("account")).content.decode()
    assert "Safari on iPhone" in page
    assert "Firefox on Linux" in page
    assert "192.0.2.7" not in page and "128" not in page and "17.0" not in page


def test_the_file_of_sign_ins_says_nothing_of_the_browser(ines: Actor) -> None:
    ines.sign_in(Client(headers={"User-Agent": FIREFOX}))
    for row in SignedIn.objects.all():
        for value in (row.label, row.data, row.capsule):
            assert b"Firefox" not in bytes(value or b"") and b"Linux" not in bytes(value or b"")


def test_nobody_sees_the_sign_ins_of_another(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.sign_in(Client(headers={"User-Agent": IPHONE}))
    assert "iPhone" not in jonas.get(reverse("account")).content.decode()


def test_ending_all_others_keeps_this_one_and_forgets_the_devices(ines: Actor) -> None:
    others = [Client(), Client()]
    for other in others:
        ines.sign_in(other, device="own")
    ines.post(reverse("end-other-sign-ins"))
    assert ines.get(ines.url("today")).status_code == 200
    assert {other.get(ines.url("today"))["Location"] for other in others} == {reverse("sign-in")}
    assert not Device.objects.filter(person=ines.person).exists()


def test_preferences_are_kept_and_seen(ines: Actor) -> None:
    answer = prefer(ines, name="Inés", timezone="Pacific/Auckland", theme="ink", idle_minutes="30")
    assert answer["Location"] == reverse("account")
    person = ines.person
    assert (person.timezone, person.theme, person.idle_minutes) == ("Pacific/Auckland", "ink", 30)
    page = ines.get(reverse("account")).content.decode()
    assert 'data-theme="ink"' in page
    assert "Inés" in page


def test_a_longer_time_until_the_lock_counts_at_once_and_only_on_an_own_device(ines: Actor) -> None:
    shared = Client()
    ines.sign_in(shared, device="shared")
    prefer(ines, idle_minutes="30")
    rows = SignedIn.objects.filter(person=ines.person.pk)
    assert set(rows.values_list("own_device", "idle_minutes")) == {(True, 30), (False, 5)}
    ines.sign_in(Client(), device="shared")
    assert set(rows.filter(own_device=False).values_list("idle_minutes", flat=True)) == {5}


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 41},
        {"timezone": "Mars/Olympus"},
        {"theme": "pink"},
        {"idle_minutes": "100000"},
        {"idle_minutes": "x"},
        {"timezone": "../../etc/passwd"},
    ],
)
def test_what_can_not_be_chosen_is_not_taken(ines: Actor, wrong: dict[str, str]) -> None:
    assert prefer(ines, **wrong).status_code == 200
    person = ines.person
    assert (person.timezone, person.theme, person.idle_minutes) == ("Europe/Berlin", "", 10)


def test_nobody_can_change_the_account_of_another(pair: tuple[Actor, Actor]) -> None:
    """No form names a person: whatever is sent along, only the sender's own account changes (P14)."""
    ines, jonas = pair
    before = (jonas.person.theme, jonas.person.timezone)
    stray = {
        "person": str(jonas.person.pk),
        "id": str(jonas.person.pk),
        "sign_in_name": "jonas",
        "theme": "ink",
    }
    prefer(ines, **stray)
    assert (jonas.person.theme, jonas.person.timezone) == before
    assert jonas.sign_in(Client()).status_code == 302
