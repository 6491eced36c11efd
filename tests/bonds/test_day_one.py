"""What happens to words if one of us leaves: chosen alone, changed at will, never shown to the other."""

from __future__ import annotations

import pytest
import time_machine

from goldseam.bonds import dayone
from tests.bonds.test_incidents import here
from tests.bonds.test_shared_list import BY_CHANCE
from tests.cast import Actor


def page(actor: Actor, name: str = "day-one") -> str:
    return BY_CHANCE.sub("", actor.get(actor.url(name)).content.decode())


def test_the_rule_stands_on_a_page_of_its_own(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    assert "If either of you chooses that they go, they go." in page(ines)
    assert "Your own words are always yours." in page(ines) and "outside of any rule" in page(ines)
    assert ines.url("day-one") in page(ines, "space")


def test_choosing_is_noted_with_its_day_and_can_be_changed(ines: Actor) -> None:
    assert not dayone.chosen(here(ines))
    assert "You have not chosen yet." in page(ines)
    assert ines.post(ines.url("day-one"), {"rule": "stay"})["Location"] == ines.url("day-one")
    assert dayone.chosen(here(ines))
    assert "So they stay, as long as neither of you chooses that they go." in page(ines)
    ines.post(ines.url("day-one"), {"rule": "go"})
    assert "So given words go, whoever leaves." in page(ines)
    assert ines.side.rule == "go"


def test_the_day_is_the_day_where_its_person_lives(ines: Actor) -> None:
    with time_machine.travel("2026-03-02T23:30:00Z", tick=False):
        ines.sign_in()
        ines.post(ines.url("day-one"), {"rule": "stay"})
    assert str(ines.side.ruled_on) == "2026-03-03"


@pytest.mark.parametrize("form", [{}, {"rule": "nonsense"}, {"rule": ""}])
def test_no_choice_is_not_a_choice(ines: Actor, form: dict[str, str]) -> None:
    assert ines.post(ines.url("day-one"), form).status_code == 302
    assert not dayone.chosen(here(ines)) and ines.side.rule == "stay"


@pytest.mark.parametrize("mine", [None, "stay", "go"])
@pytest.mark.parametrize("theirs", ["stay", "go"])
def test_what_the_other_chose_and_whether_is_never_shown(
    ines: Actor, jonas: Actor, mine: str | None, theirs: str
) -> None:
    jonas.join(ines.invite())
    if mine:
        jonas.post(jonas.url("day-one"), {"rule": mine})
    names = ("day-one", "space", "leave", "incidents", "journey")
    before = [page(jonas, name) for name in names]
    ines.post(ines.url("day-one"), {"rule": theirs})
    assert [page(jonas, name) for name in names] == before
    assert dayone.chosen(here(jonas)) == (mine is not None)
