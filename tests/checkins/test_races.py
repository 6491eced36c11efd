"""Two windows, two devices, a double click: one row, and a kind answer for the rest."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from goldseam.checkins.models import CheckIn, Shown
from tests.cast import Actor
from tests.checkins.looking import SAID, at, check_in, come_far
from tests.races import rounds, together

pytestmark = pytest.mark.django_db(databases=["default", "sessions"], transaction=True)

FOLLOW_UP = {"lasts": "The garden.", "calm": "4"}


def windows(actor: Actor, url: str, *forms: dict[str, str]) -> list[HttpResponse]:
    """Each form from a window of its own, all at once."""

    def sent(form: dict[str, str]) -> HttpResponse:
        browser = Client()
        browser.cookies.update(actor.client.cookies)
        return browser.post(url, form)

    return together(*(lambda form=form: sent(form) for form in forms))  # type: ignore[misc]


def test_check_ins_from_several_windows_are_one_row() -> None:
    ines = Actor.new("Ines")
    for _ in rounds(3, 100):
        forms = [SAID | {"form_id": str(uuid.uuid4())} for _ in range(4)]
        answers = windows(ines, ines.url("check-ins"), *forms)
        assert sorted(one.status_code for one in answers) == [302, 409, 409, 409]
        with transaction.atomic():
            CheckIn.objects.get().remove(ines.keys())


def test_one_form_sent_several_times_leads_to_one_place() -> None:
    ines = Actor.new("Ines")
    form = SAID | {"form_id": str(uuid.uuid4())}
    answers = windows(ines, ines.url("check-ins"), form, form, form)
    assert len({one["Location"] for one in answers}) == 1 and CheckIn.objects.count() == 1


def test_a_follow_up_done_in_two_windows_is_one_row() -> None:
    ines = Actor.new("Ines")
    come_far(ines)
    with at(datetime(2026, 1, 31, 12, tzinfo=UTC)):
        ines.post(ines.url("follow-ups"), {"months": ["1"], "since": "2026-01-31"})
    with at(datetime(2026, 3, 1, 12, tzinfo=UTC)):
        forms = [FOLLOW_UP | {"form_id": str(uuid.uuid4())} for _ in range(2)]
        answers = windows(ines, ines.url("follow-up", months=1), *forms)
    assert sorted(one.status_code for one in answers) == [302, 409]
    assert CheckIn.objects.count() == 1


def test_shown_and_deleted_at_once_leaves_nothing_with_the_other() -> None:
    ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
    jonas.join(ines.invite())
    ines.get(ines.url("today"))
    for _ in rounds(3, 100):
        page = check_in(ines)
        shown = {"part": "line", "revision": "1"}

        def both(url: str, form: dict[str, str]) -> int:
            return windows(ines, url, form)[0].status_code

        answers = together(
            lambda page=page, shown=shown: both(f"{page}show/", shown),  # type: ignore[misc]
            lambda page=page: both(f"{page}delete/", {}),  # type: ignore[misc]
        )
        assert answers[0] in (302, 404) and answers[1] == 302
        assert not CheckIn.objects.exists() and not Shown.objects.exists()
