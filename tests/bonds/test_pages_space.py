"""Around the work: pausing with a day or without, the rule of day one, several spaces that never meet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from goldseam.bonds.models import Bond, Pause, Side
from tests.cast import Actor

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_a_pause_with_a_day_ends_on_that_day_by_itself(ines: Actor, jonas: Actor) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        for one in (ines, jonas):
            one.client = Client()
            one.sign_in(device="own")
        jonas.join(ines.invite())
        for one in (ines, jonas):
            one.cross()
        ines.post(ines.url("pause"), {"until": "2026-03-04"})
        assert jonas.propose("Something.").status_code == 409
        clock.shift(timedelta(days=2))
        for one in (ines, jonas):
            one.sign_in(device="own")
        assert jonas.propose("Something.").status_code == 302


@pytest.mark.parametrize("until", ["2026-03-02", "2020-01-01", "soon", "2026-02-30", "99999-01-01"])
def test_a_day_that_is_not_to_come_is_no_day_of_return(ines: Actor, until: str) -> None:
    with time_machine.travel(NOON, tick=False):
        ines.client = Client()
        ines.sign_in()
        assert ines.post(ines.url("pause"), {"until": until}).status_code == 200
    assert not Pause.objects.exists()


def test_each_may_pause_and_one_coming_back_does_not_end_the_pause_of_the_other(
    pair: tuple[Actor, Actor],
) -> None:
    ines, jonas = pair
    for one in pair:
        one.post(one.url("pause"))
    ines.post(ines.url("pause-end"))
    assert ines.propose("Something.").status_code == 409
    jonas.post(jonas.url("pause-end"))
    assert ines.propose("Something.").status_code == 302


def test_the_rule_is_each_ones_own_and_the_other_does_not_see_it(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    before = jonas.get(jonas.url("space")).content
    ines.post(ines.url("day-one"), {"rule": "go"})
    assert ines.side.rule == "go"
    assert jonas.side.rule == "stay"
    assert len(jonas.get(jonas.url("space")).content) == len(before)
    ines.post(ines.url("day-one"), {"rule": "nonsense"})
    assert ines.side.rule == "go"


def test_two_spaces_of_one_person_know_nothing_of_each_other(
    pair: tuple[Actor, Actor], stranger: Actor
) -> None:
    ines, jonas = pair
    ines.write("A heron in the first space.")
    ines.propose("A heron with Jonas.")
    second = ines.step_up(reverse("begin-another"))["Location"]
    bond = second.split("/")[2]
    assert Bond.objects.count() == 4  # each account began with one of its own
    for name in ("today", "writings", "agreements", "statement", "space"):
        page = ines.get(reverse(name, kwargs={"bond": bond})).content.decode()
        assert "heron" not in page and "Jonas" not in page, name
    assert "Jonas" in ines.get(reverse("spaces")).content.decode()
    assert jonas.get(second).status_code == 404


def test_another_space_needs_the_passphrase(ines: Actor) -> None:
    answer = ines.post(reverse("begin-another"), {"passphrase": "something I think it is"})
    assert answer.status_code == 200
    assert Side.objects.filter(person=ines.person).count() == 1


def test_comparing_needs_two_and_the_passphrase_and_shows_both_the_same_words(
    pair: tuple[Actor, Actor], stranger: Actor
) -> None:
    ines, jonas = pair
    assert stranger.get(stranger.url("comparing")).status_code == 404
    words = [one.get(one.url("comparing")).context["words"] for one in pair]
    assert words[0] == words[1] and len(words[0]) == 8
    answer = ines.post(ines.url("comparing"), {"passphrase": "something I think it is"})
    assert answer.status_code == 200
    assert ines.side.compared_on is None
    ines.step_up(ines.url("comparing"))
    assert ines.side.compared_on is not None
    assert jonas.side.compared_on is None
