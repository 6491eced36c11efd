"""Inviting and being invited: a link that opens once, is not used up by a look; a no that shows nowhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from goldseam.bonds.models import Invitation, Side
from goldseam.vault.models import Grant
from tests.cast import Actor

EVENING = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


def say_no(link: str, client: Client | None = None) -> HttpResponse:
    browser = client or Client()
    browser.post(link)
    return browser.post(reverse("invitation-no"))  # type: ignore[return-value]


def opens(link: str) -> bool:
    return Client().get(link).status_code == 200


def test_looking_at_the_link_uses_nothing_up(ines: Actor, jonas: Actor) -> None:
    link = ines.invite()
    for _ in range(3):
        assert opens(link)
        assert Client().head(link).status_code == 200
    assert jonas.join(link).bond_id == ines.bond.id


def test_going_on_takes_the_link_out_of_the_address(ines: Actor) -> None:
    link = ines.invite()
    answer = Client().post(link)
    assert answer["Location"] == reverse("invitation")
    assert answer["Referrer-Policy"] in ("no-referrer", "same-origin")


def test_it_opens_once(pair: tuple[Actor, Actor], stranger: Actor) -> None:
    ines, _ = pair
    assert not Invitation.objects.filter(bond=ines.bond.id, used_on=None).exists()
    with pytest.raises(AssertionError):
        stranger.join("/i/" + "A" * 22 + "/")
    assert Side.objects.filter(bond=ines.bond).count() == 2


def test_it_opens_for_72_hours(ines: Actor) -> None:
    with time_machine.travel(EVENING, tick=False) as clock:
        ines.client = Client()
        ines.sign_in()
        link = ines.invite()
        clock.shift(timedelta(hours=71, minutes=59))
        assert opens(link)
        clock.shift(timedelta(minutes=2))
        assert not opens(link)


def test_taking_it_back_closes_it_at_once(ines: Actor) -> None:
    link = ines.invite()
    ines.post(ines.url("invitation-back"))
    assert not opens(link)
    assert link not in ines.get(ines.url("inviting")).content.decode()


def test_a_new_link_closes_the_one_before(ines: Actor) -> None:
    first = ines.invite()
    second = ines.invite()
    assert not opens(first)
    assert opens(second)


def test_used_taken_back_too_old_and_never_made_look_the_same(ines: Actor, jonas: Actor) -> None:
    taken_back = ines.invite()
    ines.post(ines.url("invitation-back"))
    used = ines.invite()
    jonas.join(used)
    links = (taken_back, used, "/i/" + "A" * 22 + "/", "/i/x/")
    pages = {Client().get(link).content.decode().replace(f'value="{link}"', "") for link in links}
    assert len(pages) == 1


def test_whoever_signs_in_first_comes_back_to_the_invitation(ines: Actor, jonas: Actor) -> None:
    link, browser = ines.invite(), Client()
    browser.post(link)
    browser.get(reverse("invitation"))
    assert jonas.sign_in(browser)["Location"] == reverse("invitation")
    joined = {"name": "Jonas", "passphrase": jonas.passphrase}
    assert browser.post(reverse("invitation"), joined).status_code == 302
    assert Side.objects.filter(bond=ines.bond).count() == 2


def test_whoever_makes_an_account_on_the_way_is_in(ines: Actor) -> None:
    browser = Client()
    browser.post(ines.invite())
    mira = Actor("Mira", "nine slow rivers carry copper moons", browser)
    assert browser.post(reverse("begin"), mira.beginning()).status_code == 302
    assert mira.bond == ines.bond
    assert "Mira" in ines.get(ines.url("space")).content.decode()


def test_two_who_use_one_link_are_not_both_in(ines: Actor, jonas: Actor, stranger: Actor) -> None:
    link = ines.invite()
    stranger.client.post(link)
    jonas.join(link)
    late = stranger.step_up(reverse("invitation"), {"name": "Noor"})
    assert late.status_code == 404
    assert set(Side.objects.filter(bond=ines.bond).values_list("person", flat=True)) == {
        ines.person.pk,
        jonas.person.pk,
    }


def test_nobody_joins_their_own_bond(ines: Actor) -> None:
    ines.client.post(ines.invite())
    assert ines.step_up(reverse("invitation"), {"name": "Ines"}).status_code == 404
    assert Side.objects.filter(bond=ines.bond).count() == 1


def test_nobody_can_come_in_after_a_no(ines: Actor, jonas: Actor) -> None:
    link = ines.invite()
    assert "You owe no reason" in say_no(link).content.decode()
    jonas.client.post(link)
    assert jonas.step_up(reverse("invitation"), {"name": "Jonas"}).status_code == 404
    assert not Grant.objects.filter(bond=ines.bond.id, member=jonas.person.pk).exists()
    assert Side.objects.filter(bond=ines.bond).count() == 1


def test_a_no_can_not_be_seen_by_trying_the_link(ines: Actor) -> None:
    """Whoever made the link can open it in another window; it looks the same until its time runs out."""
    with time_machine.travel(EVENING, tick=False) as clock:
        ines.client = Client()
        ines.sign_in()
        link = ines.invite()
        say_no(link)
        assert opens(link)
        browser = Client()
        browser.post(link)
        assert browser.get(reverse("invitation")).status_code == 200
        clock.shift(timedelta(hours=73))
        assert not opens(link)


def test_a_no_without_a_link_is_just_a_page() -> None:
    assert Client().post(reverse("invitation-no")).status_code == 200


def test_private_writings_come_along_only_when_they_are_ticked(ines: Actor, jonas: Actor) -> None:
    with time_machine.travel(datetime.now(UTC) - timedelta(days=9)):
        jonas.client = Client()
        jonas.sign_in()
        jonas.cross()
        kept = jonas.write("This stays.")
    jonas.sign_in()
    moved = jonas.write("This comes along.", slug="what-it-did")
    row = moved.split("/")[-2]
    jonas.client.post(ines.invite())
    form = {"name": "Jonas", "moving": [row]}
    assert jonas.step_up(reverse("invitation"), form).status_code == 302
    assert "This comes along." in jonas.get(jonas.url("writing", row=row)).content.decode()
    assert jonas.get(moved).status_code == 404
    assert "This stays." in jonas.get(kept).content.decode()
    assert ines.get(ines.url("writing", row=row)).status_code == 404


def test_nobody_can_tick_a_writing_of_another(ines: Actor, jonas: Actor) -> None:
    page = ines.write("Only mine.")
    row = page.split("/")[-2]
    jonas.write("His own.")
    jonas.client.post(ines.invite())
    answer = jonas.step_up(reverse("invitation"), {"name": "Jonas", "moving": [row]})
    assert answer.status_code == 200
    assert "Only mine." in ines.get(page).content.decode()


def test_inviting_asks_for_the_passphrase_and_says_what_to_read_before(ines: Actor) -> None:
    """The page before inviting speaks of orders, fear and who runs this place (P14)."""
    page = ines.get(ines.url("inviting")).content.decode()
    for said in ("court or police order", "Are you afraid of this person", reverse("safety-check")):
        assert said in page
    assert ines.post(ines.url("inviting"), {"kind": "partners", "passphrase": "wrong"}).status_code == 200
    assert not Invitation.objects.exists()


def test_the_beginning_says_that_the_account_is_ones_own(ines: Actor) -> None:
    browser = Client()
    browser.post(ines.invite())
    page = browser.get(reverse("begin")).content.decode()
    assert "they can not see or change anything in it" in page
