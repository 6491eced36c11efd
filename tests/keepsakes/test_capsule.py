"""Letters to a later day: closed until then, opened by who wrote them, given by no clock."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from goldseam.keepsakes.days import months_later
from goldseam.keepsakes.models import Arrived, Later
from goldseam.vault.sodium import Unopened
from goldseam.writing.models import Draft
from tests.cast import Actor
from tests.exercises.letters import Clock
from tests.keepsakes.keeping import TEXT, body, due, given, write

pytestmark = pytest.mark.slow

A_YEAR = 366 * 24


def test_a_letter_is_closed_until_its_day_and_opens_then(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, _ = pair
    page = write(ines)
    assert "It is closed." in body(ines, page) and TEXT not in body(ines, page)
    assert ines.post(f"{page}open/").status_code == 409
    clock.on(184 * 24)
    ines.sign_in()
    assert "Its day has come." in body(ines, page) and TEXT not in body(ines, page)
    assert page in body(ines, ines.url("today"))
    assert ines.post(f"{page}open/")["Location"] == page
    assert TEXT in body(ines, page)
    assert page not in body(ines, ines.url("today"))


def test_the_day_begins_where_its_writer_lives(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, _ = pair
    page = write(ines, when="own", own="2026-03-04")
    clock.on(28.75)  # 22.45 of the third in UTC, 23.45 in Berlin
    assert "It is closed." in body(ines, page)
    clock.on(0.5)
    assert "Its day has come." in body(ines, page)


@pytest.mark.parametrize("own", ["", "2026-03-02", "2026-01-01", "2099-01-01", "soon"])
def test_a_day_of_ones_own_lies_after_today(own: str, pair: tuple[Actor, Actor], clock: Clock) -> None:
    answer = pair[0].post(pair[0].url("capsule-write"), {"text": TEXT, "to": "me", "when": "own", "own": own})
    assert answer.status_code == 200 and TEXT in answer.content.decode()
    assert not Later.objects.exists()


def test_half_a_year_after_the_last_of_august_is_the_last_of_february() -> None:
    assert months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_later(date(2026, 12, 1), 12) == date(2027, 12, 1)


def test_a_letter_to_the_other_opens_for_nobody_before_it_is_given(
    pair: tuple[Actor, Actor],
) -> None:
    """With the database and every key of theirs, whatever the columns say and whatever day it is."""
    ines, jonas = pair
    page = due(ines, "other")
    row = Later.objects.get()
    for circle in (row.circle, ines.bond.pair_circle):
        row.circle = circle
        with pytest.raises(Unopened):
            row.read(jonas.keys())
    assert jonas.get(page).status_code == 404
    for where in ("today", "capsule"):
        assert page not in body(jonas, jonas.url(where))


def test_given_it_is_read_by_both_and_taken_back_it_is_gone_for_the_other(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = given(ines, "For you, Jonas.")
    assert "For you, Jonas." in body(jonas, page)
    assert "gave you a letter from an earlier day" in body(jonas, jonas.url("today"))
    assert jonas.post(f"{page}take-back/").status_code == 404
    assert ines.post(f"{page}take-back/")["Location"] == ines.url("capsule")
    assert jonas.get(page).status_code == 404
    mine = ines.url("capsule-letter", later=Later.objects.get().id)
    assert "For you, Jonas." in body(ines, mine) and "Give it" in body(ines, mine)


def test_pressed_twice_it_is_given_once(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    page = due(ines, "both")
    ines.post(f"{page}open/")
    form = {"form_id": str(uuid.uuid4())}
    assert {ines.post(f"{page}give/", form)["Location"] for _ in range(2)} == {page}
    assert ines.post(f"{page}give/")["Location"] == page
    assert Arrived.objects.count() == 1


def test_it_is_not_given_before_its_day_unread_or_when_it_is_for_me(
    pair: tuple[Actor, Actor],
) -> None:
    ines, _ = pair
    early, unread, mine = write(ines, "other"), due(ines, "other"), due(ines, "me")
    ines.post(f"{mine}open/")
    for page in (early, unread, mine):
        assert ines.post(f"{page}give/").status_code == 409
    assert not Arrived.objects.exists()


def test_a_column_that_was_set_back_opens_nothing_early(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    page = write(ines, "other")
    Later.objects.update(opens=date(2020, 1, 1), opened_on=date(2020, 1, 1))
    assert TEXT not in body(ines, page)
    assert ines.post(f"{page}give/").status_code == 409


def test_it_is_deleted_unread_and_only_by_its_writer(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = write(ines, "other")
    assert jonas.get(f"{page}delete/").status_code == jonas.post(f"{page}delete/").status_code == 404
    assert TEXT not in body(ines, f"{page}delete/")
    form = {"form_id": str(uuid.uuid4())}
    assert {ines.post(f"{page}delete/", form)["Location"] for _ in range(2)} == {ines.url("capsule")}
    assert not Later.objects.exists()
    assert "was changed outside of the program" not in body(ines, ines.url("today"))


def test_in_a_pause_it_is_written_and_opened_and_not_given(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    jonas.post(jonas.url("pause"), {"until": ""})
    page = due(ines, "other")
    ines.post(f"{page}open/")
    assert ines.post(f"{page}give/").status_code == 409
    assert "You can give it when the pause is over." in body(ines, page)
    assert write(ines, "other")
    jonas.post(jonas.url("pause-end"))
    assert ines.post(f"{page}give/").status_code == 302


def test_alone_it_is_for_oneself(ines: Actor) -> None:
    form = ines.get(ines.url("capsule-write")).content.decode()
    assert 'value="other"' not in form
    answer = ines.post(ines.url("capsule-write"), {"text": TEXT, "to": "other", "when": "half"})
    assert answer.status_code == 200 and not Later.objects.exists()
    assert write(ines)


def test_when_the_other_left_mine_stays_and_is_given_to_nobody(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    kept, page = given(jonas, "Stays with you."), due(ines, "other")
    ines.post(f"{page}open/")
    waiting = write(jonas, "other")
    jonas.step_up(jonas.url("leave"))
    assert "Stays with you." in body(ines, kept)
    assert ines.get(waiting).status_code == 404
    assert ines.post(f"{page}give/").status_code == 409
    assert "You are here alone now" in body(ines, page)
    assert Later.objects.count() == 1


def test_the_same_form_twice_is_one_letter_and_its_draft_is_gone(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    here = ines.url("capsule-write")
    ines.post(ines.url("draft"), {"place": here, "text": "Half a line", "to": "both"})
    assert "Half a line" in body(ines, here)
    form = {"form_id": str(uuid.uuid4()), "text": TEXT, "to": "me", "when": "year"}
    assert len({ines.post(here, form)["Location"] for _ in range(2)}) == 1
    assert Later.objects.count() == 1 and not Draft.objects.exists()


def test_words_that_come_while_locked_are_a_draft(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    here = ines.url("capsule-write")
    ines.post("/lock/")
    ines.post(here, {"place": here, "text": "At the door.", "to": "me", "when": "half"})
    assert ines.post("/unlock/", {"passphrase": ines.passphrase})["Location"] == here
    assert "At the door." in body(ines, here)


def test_a_letter_that_does_not_open_says_so_and_harms_nothing(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page, other = due(ines), given(ines, "Whole.")
    Later.objects.filter(revision=1).update(envelope=b"x" * 400)
    Arrived.objects.update(envelope=b"x" * 400)
    assert "can not be opened" in body(ines, page)
    assert "can not be opened" in body(jonas, other)
    assert ines.get(ines.url("capsule")).status_code == 200
    assert ines.post(f"{page}delete/").status_code == 302


def test_the_outsider_and_the_stranger_find_nothing(pair: tuple[Actor, Actor], stranger: Actor) -> None:
    ines, _ = pair
    pages = [ines.url("capsule"), ines.url("capsule-write"), write(ines), given(ines)]
    assert {stranger.get(page).status_code for page in pages} == {404}
