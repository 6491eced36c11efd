"""Check-ins in one's own copy, after leaving, under new keys, and taken along into another bond."""

from __future__ import annotations

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldseam.checkins.models import CheckIn, Shown
from tests.cast import Actor
from tests.checkins.looking import LINE, body, check_in, days_on, show


def copy_of(actor: Actor) -> str:
    return actor.step_up(actor.url("copy")).content.decode()


def test_my_copy_holds_mine_and_what_was_shown_to_me_and_nothing_else(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = check_in(ines)
    mine = copy_of(ines)
    assert LINE in mine and "5 (1: very stirred up, 7: very calm)" in mine and "3 (Just touching)" in mine
    assert LINE not in copy_of(jonas)
    show(ines, page, "line")
    theirs = copy_of(jonas)
    assert LINE in theirs and "Shown to me" in theirs and "very calm" not in theirs


@pytest.mark.parametrize("rule", ["stay", "go"])
def test_when_its_writer_leaves_what_was_shown_goes_by_the_rule_of_day_one(
    pair: tuple[Actor, Actor], rule: str
) -> None:
    ines, jonas = pair
    page = check_in(ines)
    where = show(ines, page, "line")["Location"]
    jonas.post(jonas.url("day-one"), {"rule": rule})
    check_in(jonas)
    ines.step_up(ines.url("leave"))
    assert CheckIn.objects.count() == 1
    assert jonas.get(where).status_code == (200 if rule == "stay" else 404)
    assert Shown.objects.exists() == (rule == "stay")


def test_they_open_after_both_renewed_their_keys(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = check_in(ines)
    where = show(ines, page, "line")["Location"]
    for one in pair:
        new = f"{one.passphrase} anew"
        form = {"present": one.passphrase, "passphrase": new, "passphrase_again": new}
        assert one.post(reverse("renewal"), form).status_code == 302
        one.passphrase = new
    for one in (ines, jonas):
        assert LINE in body(one, where)
    with days_on(1):
        check_in(ines)
    assert body(ines, ines.url("check-ins")).count("Just touching") == 3
    assert ines.post(f"{page}delete/").status_code == 302 and not Shown.objects.exists()


def test_all_of_them_come_along_into_anothers_bond_or_none(ines: Actor, jonas: Actor) -> None:
    old = jonas.side
    first = check_in(jonas)
    with days_on(2):
        check_in(jonas, line="Later.")
    jonas.client.post(ines.invite())
    offer = body(jonas, reverse("invitation"))
    assert offer.count("Your check-ins") == 1 and LINE not in offer
    jonas.step_up(reverse("invitation"), {"name": "Jonas", "moving": [str(old.id)]})
    assert {row.bond for row in CheckIn.objects.all()} == {ines.bond.id}
    text = body(jonas, jonas.url("check-ins"))
    assert first.split("/")[-2] in text
    answer = jonas.post(jonas.url("check-ins"), {"line": "Once more today."})
    assert answer.status_code == 409 and LINE in answer.content.decode()


def test_a_damaged_row_says_so_and_harms_no_other(ines: Actor) -> None:
    page = check_in(ines)
    with days_on(1):
        check_in(ines, close="7")
    row = CheckIn.objects.get(pk=page.split("/")[-2])
    row.envelope = bytes(row.envelope)[:-1] + b"\0"
    row.save()
    assert "can not be opened" in body(ines, page) and "Very close" in body(ines, ines.url("check-ins"))
    assert ines.get(f"{page}show/").status_code == 404
    assert "A check-in that can not be opened." in copy_of(ines)
    assert ines.post(f"{page}delete/").status_code == 302


def test_one_set_back_behind_its_writers_back_is_noticed(ines: Actor) -> None:
    page = check_in(ines)
    before = CheckIn.objects.get()
    check_in(ines, line="In its place.", revision="1")
    before.save()
    assert "This is not your last version." in body(ines, page)


def test_the_table_asks_the_database_no_more_for_many_weeks(ines: Actor) -> None:
    url = ines.url("check-ins")

    def asked() -> int:
        with CaptureQueriesContext(connections["default"]) as seen:
            assert ines.get(url).status_code == 200
        return len(seen)

    check_in(ines)
    asked()
    few = asked()
    for day in range(1, 9):
        with days_on(day):
            check_in(ines)
    assert asked() <= few and few <= 12


def test_today_asks_no_more_for_what_was_shown_and_chosen(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    jonas.get(jonas.url("today"))

    def asked() -> int:
        with CaptureQueriesContext(connections["default"]) as seen:
            assert jonas.get(jonas.url("today")).status_code == 200
        return len(seen)

    before = asked()
    for day in range(3):
        with days_on(day):
            show(ines, check_in(ines), "line")
    assert asked() <= before
