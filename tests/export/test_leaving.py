"""Leaving: alone, at once, in at most three steps, with a receipt; and what it leaves behind."""

from __future__ import annotations

import re
import uuid

import pytest
from django.urls import reverse

from goldseam.agreements.models import Wording
from goldseam.bonds.models import Bond, Name, Parting, Side
from goldseam.exercises.models import Reflection
from goldseam.people.models import Person, SignedIn
from goldseam.vault.models import Circle, Grant, Keyring, LedgerBucket, LedgerHead, Slot
from tests.cast import Actor

pytestmark = pytest.mark.slow


def leave(actor: Actor) -> str:
    """Leaves the bond; the receipt's text."""
    answer = actor.step_up(actor.url("leave"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("receipt"))
    return actor.get(reverse("receipt")).content.decode()


@pytest.fixture
def given(pair: tuple[Actor, Actor]) -> tuple[Actor, Actor]:
    """A pair in which both wrote for themselves and one gave a statement."""
    ines, jonas = pair
    ines.write("Only mine.")
    jonas.write("Only his.")
    ines.propose("In May the car was sold.")
    return ines, jonas


def test_given_words_stay_by_default(given: tuple[Actor, Actor]) -> None:
    ines, jonas = given
    bond = ines.bond
    receipt = leave(ines)
    assert "The words you gave stay readable" in receipt
    assert "In May the car was sold" in jonas.get(jonas.url("statement")).content.decode()
    assert Parting.objects.get(bond=bond).words_went is False


@pytest.mark.parametrize("chooser", [0, 1])
def test_given_words_go_when_either_chose_it(given: tuple[Actor, Actor], chooser: int) -> None:
    ines, jonas = given
    given[chooser].post(given[chooser].url("day-one"), {"rule": "go"})
    receipt = leave(ines)
    assert "The words you gave are erased too" in receipt
    assert not Wording.objects.exists()
    page = jonas.get(jonas.url("statement"))
    assert page.status_code == 200
    assert "In May the car was sold" not in page.content.decode()


def test_the_page_before_leaving_does_not_show_what_the_other_chose(given: tuple[Actor, Actor]) -> None:
    ines, jonas = given

    def before() -> bytes:
        return re.sub(rb'value="[\w-]{36,64}"', b"", jonas.get(jonas.url("leave")).content)

    first = before()
    ines.post(ines.url("day-one"), {"rule": "go"})
    assert before() == first


def test_everything_of_mine_alone_is_erased_with_its_key(given: tuple[Actor, Actor]) -> None:
    ines, jonas = given
    person, circle = ines.person.pk, ines.side.me_circle
    leave(ines)
    assert not Reflection.objects.filter(author=person).exists()
    assert not Circle.objects.filter(id=circle).exists()
    assert not Grant.objects.filter(member=person).exists()
    assert not Name.objects.filter(author=person).exists()
    assert Reflection.objects.filter(author=jonas.person.pk).count() == 1


def test_the_other_reads_on_and_writes_on(given: tuple[Actor, Actor]) -> None:
    ines, jonas = given
    leave(ines)
    for name in (
        "today",
        "journey",
        "space",
        "writings",
        "agreements",
        "statement",
        "leave",
        "copy",
        "inviting",
    ):
        assert jonas.get(jonas.url(name)).status_code == 200, name
    page = jonas.write("I go on alone.")
    assert "I go on alone" in jonas.get(page).content.decode()
    assert "left this space" in jonas.get(jonas.url("space")).content.decode()


def test_who_left_finds_nothing_there_any_more(given: tuple[Actor, Actor]) -> None:
    ines, _ = given
    pages = [ines.url(name) for name in ("today", "writings", "statement", "space", "leave")]
    leave(ines)
    assert {ines.get(page).status_code for page in pages} == {404}
    assert ines.get(reverse("home"))["Location"] == reverse("spaces")


def test_leaving_works_when_the_other_has_left_or_closed_their_account(given: tuple[Actor, Actor]) -> None:
    ines, jonas = given
    bond = ines.bond.id
    assert jonas.step_up(reverse("close-account")).status_code == 200
    receipt = leave(ines)
    assert "erased whole" in receipt
    assert not Bond.objects.filter(id=bond).exists()
    assert not Side.objects.exists()
    assert not Wording.objects.exists()


def test_sending_the_form_twice_leads_to_the_same_receipt(given: tuple[Actor, Actor]) -> None:
    ines, _ = given
    page, form = ines.url("leave"), {"passphrase": ines.passphrase, "form_id": str(uuid.uuid4())}
    first, second = ines.client.post(page, form), ines.client.post(page, form)
    assert first["Location"] == second["Location"] == reverse("receipt")
    assert Parting.objects.count() == 1


def test_the_wrong_passphrase_leaves_nothing(given: tuple[Actor, Actor]) -> None:
    ines, _ = given
    answer = ines.post(ines.url("leave"), {"passphrase": "something else entirely"})
    assert answer.status_code == 200
    assert not Parting.objects.exists()
    assert ines.get(ines.url("today")).status_code == 200


def test_closing_the_account_erases_it_with_every_key(given: tuple[Actor, Actor]) -> None:
    ines, jonas = given
    person = ines.person.pk
    answer = ines.step_up(reverse("close-account"))
    assert "Your account is closed" in answer.content.decode()
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    for model in (Keyring, Slot, LedgerHead, LedgerBucket):
        assert not model.objects.filter(person_id=person).exists(), model
    assert not Person.objects.filter(pk=person).exists()
    assert not SignedIn.objects.filter(person=person).exists()
    assert ines.sign_in().status_code == 200
    assert jonas.get(jonas.url("today")).status_code == 200


def links(page: str) -> list[str]:
    return [url for url in re.findall(r'href="(/[^"#?]*)', page) if not url.startswith(("/static", "/i/"))]


ROOMS = (
    "today",
    "journey",
    "writings",
    "agreements",
    "statement",
    "statement-propose",
    "space",
    "pause",
    "inviting",
)
ALONE = (
    "account",
    "spaces",
    "preferences",
    "passphrase",
    "renewal",
    "code",
    "begin-another",
    "close-account",
)


@pytest.mark.parametrize("name", [*ROOMS, "copy", "comparing", *ALONE])
def test_leaving_is_at_most_three_steps_away(given: tuple[Actor, Actor], name: str) -> None:
    """Two links at the most, then the button on the page itself."""
    ines, _ = given
    start = reverse(name) if name in ALONE else ines.url(name)
    goal, reached = ines.url("leave"), {start}
    for _step in range(2):
        reached |= {link for page in reached for link in links(ines.get(page).content.decode())}
    assert goal in reached
    assert 'name="passphrase"' in ines.get(goal).content.decode()
