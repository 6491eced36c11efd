"""One check-in may be shown by its writer, whole or in parts, and taken back."""

from __future__ import annotations

import pytest

from goldseam.checkins.models import CheckIn, Shown
from tests.cast import Actor
from tests.checkins.looking import LINE, SAID, body, check_in, days_on, show


@pytest.fixture
def kept(pair: tuple[Actor, Actor]) -> tuple[Actor, Actor, str]:
    ines, jonas = pair
    return ines, jonas, check_in(ines)


def test_only_the_chosen_parts_go_and_the_day_stands_with_them(kept: tuple[Actor, Actor, str]) -> None:
    ines, jonas, page = kept
    assert "Choose what may go" in body(ines, f"{page}show/")
    assert LINE not in body(ines, f"{page}show/?part=calm")
    assert not Shown.objects.exists()
    theirs = body(jonas, show(ines, page, "close", "calm")["Location"])
    assert "Just touching" in theirs and "How calm is it in you today?" in theirs
    assert LINE not in theirs and "How much trust" not in theirs
    assert "Ines showed you a check-in." in body(jonas, jonas.url("today"))
    assert Shown.objects.get().circle == ines.bond.pair_circle


def test_taken_back_it_is_gone_for_both_and_stays_with_its_writer(kept: tuple[Actor, Actor, str]) -> None:
    ines, jonas, page = kept
    where = show(ines, page, "line")["Location"]
    assert jonas.post(f"{where}take-back/").status_code == 404
    assert "Take it back" in body(ines, where) and "Take it back" not in body(jonas, where)
    assert ines.post(f"{where}take-back/").status_code == 302
    assert jonas.get(where).status_code == ines.get(where).status_code == 404
    assert "showed you" not in body(jonas, jonas.url("today")) and LINE in body(ines, page)


def test_shown_again_with_other_parts_it_takes_the_place_of_the_first(kept: tuple[Actor, Actor, str]) -> None:
    ines, jonas, page = kept
    where = show(ines, page, "line")["Location"]
    assert show(ines, page, "calm")["Location"] == where
    assert LINE not in body(jonas, where) and Shown.objects.count() == 1


def test_one_that_took_its_place_meanwhile_is_not_shown_unseen(kept: tuple[Actor, Actor, str]) -> None:
    ines, jonas, page = kept
    where = show(ines, page, "line")["Location"]
    ines.post(ines.url("check-ins"), SAID | {"line": "Another evening.", "revision": "1"})
    answer = ines.post(f"{page}show/", {"part": ["line"], "revision": "1"})
    assert answer.status_code == 409 and "in another window" in answer.content.decode()
    assert LINE in body(jonas, where) and "You shared some of this" in body(ines, page)
    ines.post(f"{page}delete/")
    assert not Shown.objects.exists()


@pytest.mark.parametrize("parts", [(), ("no-such-part",), ("",)])
def test_nothing_chosen_is_nothing_shown(kept: tuple[Actor, Actor, str], parts: tuple[str, ...]) -> None:
    ines, _, page = kept
    assert show(ines, page, *parts).status_code == 409
    assert not Shown.objects.exists()


def test_alone_there_is_nobody_to_show_it_to(ines: Actor) -> None:
    page = check_in(ines)
    assert "Share some of it" not in body(ines, page)
    answer = show(ines, page, "line")
    assert answer.status_code == 409 and "There is nobody here" in answer.content.decode()


def test_while_paused_nothing_is_shown_and_reading_stays(kept: tuple[Actor, Actor, str]) -> None:
    ines, jonas, page = kept
    where = show(ines, page, "calm")["Location"]
    jonas.post(jonas.url("pause"), {"until": ""})
    answer = show(ines, page, "line")
    assert answer.status_code == 409 and "There is a pause" in answer.content.decode()
    assert "How calm" in body(jonas, where)


def test_after_the_other_left_nothing_is_shown(kept: tuple[Actor, Actor, str]) -> None:
    ines, jonas, page = kept
    jonas.step_up(jonas.url("leave"))
    assert show(ines, page, "line").status_code == 409
    assert not Shown.objects.exists()


def test_nobody_else_comes_near(kept: tuple[Actor, Actor, str], stranger: Actor) -> None:
    ines, _, page = kept
    where = show(ines, page, "line")["Location"]
    assert stranger.get(where).status_code == 404
    elsewhere = where.replace(str(ines.bond.id), str(stranger.bond.id))
    assert stranger.get(elsewhere).status_code == stranger.post(f"{elsewhere}take-back/").status_code == 404
    assert Shown.objects.exists()


def test_twenty_a_day_are_enough(pair: tuple[Actor, Actor], monkeypatch: pytest.MonkeyPatch) -> None:
    ines, _ = pair
    monkeypatch.setattr("goldseam.checkins.views.showing.MOST_A_DAY", 1)
    first = check_in(ines)
    assert show(ines, first, "line").status_code == 302
    assert "You shared many of these today" in show(ines, first, "calm").content.decode()
    with days_on(1):
        assert show(ines, first, "calm").status_code == 302
    assert CheckIn.objects.count() == 1
