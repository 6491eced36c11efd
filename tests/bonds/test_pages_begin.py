"""Beginning: an account of one's own, made once however often the button was pressed."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from goldseam.bonds.models import Bond
from goldseam.people.models import Person
from tests.cast import Actor

pytestmark = pytest.mark.slow

BEGIN = reverse("begin")


def begun(client: Client | None = None, **changed: Any):  # type: ignore[no-untyped-def]
    return (client or Client()).post(
        BEGIN, Actor("Mira", "nine slow rivers carry copper moons").beginning(**changed)
    )


@pytest.mark.django_db(databases=["default", "sessions"])
class TestBeginning:
    def test_it_leads_to_the_offer_of_a_recovery_code_and_then_home(self) -> None:
        browser = Client()
        assert begun(browser)["Location"] == reverse("code") + "?first"
        assert browser.get(reverse("code") + "?first").status_code == 200
        assert browser.get(reverse("home"))["Location"].startswith("/b/")

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"adult": ""}, "made for adults"),
            ({"name": ""}, "what you would like to be called"),
            ({"sign_in_name": ""}, "choose a sign-in name"),
            ({"sign_in_name": "me"}, "at least 3"),
            ({"passphrase": "short", "passphrase_again": "short"}, "too short"),
            (
                {"passphrase": "aaaaaaaaaaaaaaaaaaaa", "passphrase_again": "aaaaaaaaaaaaaaaaaaaa"},
                "could be guessed",
            ),
            (
                {"passphrase": "mira mira mira mira", "passphrase_again": "mira mira mira mira"},
                "could be guessed",
            ),
            ({"passphrase_again": "nine slow rivers carry silver moons"}, "not the same"),
            ({"timezone": "Mars/Olympus"}, "valid choice"),
        ],
    )
    def test_what_is_missing_or_weak_is_said_and_nothing_is_made(
        self, changed: dict[str, str], said: str
    ) -> None:
        answer = begun(**changed)
        assert answer.status_code == 200
        assert said in answer.content.decode()
        assert not Person.objects.exists()

    def test_a_taken_name_is_taken_in_any_spelling(self) -> None:
        begun()
        answer = begun(sign_in_name=" MIRA ")
        assert "This sign-in name is taken" in answer.content.decode()
        assert Person.objects.count() == 1

    def test_what_was_typed_comes_back_but_never_the_passphrase(self) -> None:
        page = begun(adult="").content.decode()
        assert 'value="Mira"' in page
        assert "nine slow rivers" not in page

    def test_six_words_are_offered_and_stay_while_something_is_corrected(self) -> None:
        offered = Client().get(BEGIN).context["offered"]
        assert len(offered.split()) == 6
        assert begun(adult="", offered=offered).context["offered"] == offered

    def test_each_visit_is_offered_other_words(self) -> None:
        assert len({Client().get(BEGIN).context["offered"] for _ in range(5)}) == 5

    def test_a_form_that_is_sent_twice_makes_one_account_and_leads_to_one_place(self) -> None:
        browser, form = Client(), str(uuid.uuid4())
        browser.get(BEGIN)
        first, second = begun(browser, form_id=form), begun(browser, form_id=form)
        assert first["Location"] == second["Location"]
        assert Person.objects.count() == Bond.objects.count() == 1
        assert browser.get(reverse("account")).status_code == 200

    def test_going_back_and_sending_again_in_the_same_browser_is_the_same_account(self) -> None:
        browser = Client()
        browser.get(BEGIN)
        begun(browser)
        assert "taken" in begun(browser).content.decode()
        assert Person.objects.count() == 1


@pytest.mark.django_db(databases=["default", "sessions"], transaction=True)
def test_a_double_click_makes_one_account_and_both_answers_are_signed_in() -> None:
    first = Client()
    first.get(BEGIN)
    form = str(uuid.uuid4())

    def press(_: int) -> tuple[int, int]:
        browser = Client()
        browser.cookies.update(first.cookies)
        answer = begun(browser, form_id=form)
        seen = browser.get(reverse("account")).status_code
        connections.close_all()
        return answer.status_code, seen

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(press, range(2)))
    assert answers == [(302, 200), (302, 200)]
    assert Person.objects.count() == Bond.objects.count() == 1


@pytest.mark.django_db(databases=["default", "sessions"], transaction=True)
def test_two_people_who_take_the_same_name_in_the_same_moment_are_both_answered() -> None:
    def press(_: int) -> int:
        status = int(begun(form_id=str(uuid.uuid4())).status_code)
        connections.close_all()
        return status

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(press, range(2)))
    assert answers == [200, 302]
    assert Person.objects.count() == 1
