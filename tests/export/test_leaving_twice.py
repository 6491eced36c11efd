"""Leaving pressed twice in the same moment, and both leaving at once: every way ends with two receipts."""

from __future__ import annotations

import uuid

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from goldseam.bonds.models import Bond, Parting, Side
from goldseam.vault.models import Circle
from tests.cast import Actor
from tests.races import rounds, together

pytestmark = pytest.mark.django_db(databases=["default", "sessions"], transaction=True)


def pressed(actor: Actor, page: str, form: str) -> HttpResponse:
    window = Client()
    window.cookies.update(actor.client.cookies)
    data = {"passphrase": actor.passphrase, "form_id": form}
    return window.post(page, data)  # type: ignore[return-value]


def two() -> tuple[Actor, Actor]:
    names = ("Ines" + uuid.uuid4().hex[:6], "Jonas" + uuid.uuid4().hex[:6])
    ines, jonas = (Actor.new(name) for name in names)
    jonas.join(ines.invite())
    ines.get(ines.url("today"))
    return ines, jonas


def test_pressing_leave_twice_is_one_leaving_and_two_answers_to_the_receipt(transactional_db: None) -> None:
    ines, _ = two()
    page, form = ines.url("leave"), str(uuid.uuid4())
    answers = together(*[lambda: pressed(ines, page, form)] * 2)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert {answer["Location"] for answer in answers} == {reverse("receipt")}
    assert Parting.objects.count() == 1
    assert "You have left" in ines.get(reverse("receipt")).content.decode()


def test_when_both_leave_in_the_same_moment_nothing_of_the_bond_is_left(transactional_db: None) -> None:
    for _ in rounds(3, 200):
        ines, jonas = two()
        bond, page = ines.bond, ines.url("leave")
        answers = together(
            lambda: pressed(ines, page, str(uuid.uuid4())),  # noqa: B023
            lambda: pressed(jonas, page, str(uuid.uuid4())),  # noqa: B023
        )
        assert [answer.status_code for answer in answers] == [302, 302]
        assert not Bond.objects.filter(id=bond.id).exists()
        assert not Side.objects.filter(bond=bond.id).exists()
        assert not Circle.objects.filter(bond=bond.id).exists()
