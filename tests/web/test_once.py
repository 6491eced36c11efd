"""A form counts once (R6): pressed twice, sent again, in the same moment, from another window."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from goldseam.agreements.models import Wording
from goldseam.bonds.models import Bond, Invitation, Pause
from goldseam.exercises.models import Reflection, Version
from goldseam.lib import tidy
from goldseam.web.models import FormOnce
from goldseam.web.once import form_of
from tests.cast import Actor
from tests.races import together


def sent(actor: Actor, url: str, data: dict[str, str], form: str) -> HttpResponse:
    """A form with its own number, from a second window of the same browser."""
    window = Client()
    window.cookies.update(actor.client.cookies)
    return window.post(url, data | {"form_id": form})  # type: ignore[return-value]


def twice(actor: Actor, url: str, data: dict[str, str]) -> list[HttpResponse]:
    """The same form from two windows in the same moment."""
    form = str(uuid.uuid4())
    return together(*[lambda: sent(actor, url, data, form)] * 2)


def prepared(ines: Actor) -> dict[str, tuple[str, dict[str, str], Callable[[], int]]]:
    """Every form that adds something: where it is sent, with what, and how to count what came of it."""
    tag = ines.keys().tag(ines.side.me_circle, "what-happened").hex()
    page = ines.write("The first version.")
    secret = {"passphrase": ines.passphrase}
    wording = {"text": "In May the car was sold.", "revision": "0"}
    edit = {"p-story": "The second version.", "revision": "1"}
    return {
        "write": (ines.url("activity", tag=tag), {"p-story": "One text."}, Reflection.objects.count),
        "edit": (f"{page}edit/", edit, Version.objects.count),
        "propose": (ines.url("statement-propose"), wording, Wording.objects.count),
        "pause": (ines.url("pause"), {}, Pause.objects.count),
        "begin another": (reverse("begin-another"), secret, Bond.objects.count),
    }


FORMS = ("write", "edit", "propose", "pause", "begin another")


@pytest.mark.parametrize("name", FORMS)
def test_the_same_form_twice_is_one_act_with_one_answer(pair: tuple[Actor, Actor], name: str) -> None:
    ines, _ = pair
    url, data, count = prepared(ines)[name]
    before, form = count(), str(uuid.uuid4())
    first, second = sent(ines, url, data, form), sent(ines, url, data, form)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert count() == before + 1


@pytest.mark.django_db(databases=["default", "sessions"], transaction=True)
@pytest.mark.parametrize("name", FORMS)
def test_pressed_twice_in_the_same_moment_it_is_one_act_with_one_answer(
    transactional_db: None, name: str
) -> None:
    ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
    jonas.join(ines.invite())
    for one in (ines, jonas):
        one.cross()
    url, data, count = prepared(ines)[name]
    before = count()
    answers = twice(ines, url, data)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert len({answer["Location"] for answer in answers}) == 1
    assert count() == before + 1


@pytest.mark.django_db(databases=["default", "sessions"], transaction=True)
def test_an_invitation_pressed_twice_is_one_link(transactional_db: None) -> None:
    ines = Actor.new("Ines")
    data = {"kind": "partners", "passphrase": ines.passphrase}
    answers = twice(ines, ines.url("inviting"), data)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Invitation.objects.count() == 1


def test_two_forms_are_two_acts(ines: Actor) -> None:
    url, data, count = prepared(ines)["write"]
    for _ in range(2):
        sent(ines, url, data, str(uuid.uuid4()))
    assert count() == 3


def test_a_form_number_of_another_person_is_not_mine(ines: Actor, jonas: Actor) -> None:
    """Knowing a number does not lead to where it led somebody else."""
    form = str(uuid.uuid4())
    theirs = sent(ines, *prepared(ines)["write"][:2], form)
    mine = sent(jonas, *prepared(jonas)["write"][:2], form)
    assert theirs["Location"] != mine["Location"]
    assert str(jonas.bond.id) in mine["Location"]


@pytest.mark.parametrize("number", ["", "x", "1" * 33, "é", "\x00", "{" + "0" * 32 + "}"])
def test_a_form_with_a_broken_number_counts_like_a_new_one(number: str) -> None:
    request = RequestFactory().post("/", {"form_id": number})
    assert isinstance(form_of(request), uuid.UUID)


def test_an_act_that_fails_leaves_the_form_unused(ines: Actor) -> None:
    form, row = str(uuid.uuid4()), str(uuid.uuid4())
    gone = ines.url("writing-delete", row=row)
    assert sent(ines, gone, {}, form).status_code == 404
    assert not FormOnce.objects.filter(form=form).exists()


@pytest.mark.django_db(databases=["default", "sessions"])
def test_what_is_remembered_of_a_form_is_gone_after_a_while(ines: Actor) -> None:
    ines.post(ines.url("pause"))
    assert FormOnce.objects.exists()
    tidy.run(datetime.now(UTC) + timedelta(days=3))
    assert not FormOnce.objects.exists()
