"""A private text is shown later, whole or part by part, by its writer alone, and taken back."""

from __future__ import annotations

import uuid

import pytest

from goldseam.exercises.models import Reflection, Shown
from goldseam.vault.keys import Keys
from goldseam.vault.models import Circle
from goldseam.vault.sodium import Unopened
from tests.cast import Actor

TEXT = "He sold the car and told me it was stolen."


@pytest.fixture
def written(pair: tuple[Actor, Actor]) -> tuple[Actor, Actor, str]:
    ines, jonas = pair
    return ines, jonas, ines.write(TEXT, feelings=("angry", "hurt"))


def show(actor: Actor, page: str, *parts: str, revision: int = 1):  # type: ignore[no-untyped-def]
    return actor.post(f"{page}show/", {"part": list(parts), "revision": str(revision)})


def body(actor: Actor, page: str) -> str:
    return actor.get(page).content.decode()


def test_the_page_before_shows_what_goes_and_nothing_goes_yet(written: tuple[Actor, Actor, str]) -> None:
    ines, jonas, page = written
    assert "Choose what may go" in body(ines, f"{page}show/")
    before = body(ines, f"{page}show/?part=story")
    assert TEXT in before and "angry" not in before
    assert not Shown.objects.exists()
    assert "shared a text" not in body(jonas, jonas.url("today"))


def test_only_the_chosen_parts_go(written: tuple[Actor, Actor, str]) -> None:
    ines, jonas, page = written
    where = show(ines, page, "feelings")["Location"]
    theirs = body(jonas, where)
    assert "angry" in theirs and TEXT not in theirs
    assert "Ines shared a text." in body(jonas, jonas.url("today"))
    assert Shown.objects.get().circle == ines.bond.pair_circle


def test_what_was_shown_stays_as_it_was_when_the_text_goes_on(written: tuple[Actor, Actor, str]) -> None:
    ines, jonas, page = written
    where = show(ines, page, "story")["Location"]
    ines.post(f"{page}edit/", {"p-story": "Another text.", "revision": "1"})
    assert TEXT in body(jonas, where) and "Another text." not in body(jonas, where)
    assert show(ines, page, "story", revision=2)["Location"] == where
    both = body(jonas, where)
    assert TEXT in both and "Another text." in both and "an earlier version" in both


def test_a_text_changed_in_another_window_is_not_shown_unseen(written: tuple[Actor, Actor, str]) -> None:
    ines, _, page = written
    ines.post(f"{page}edit/", {"p-story": "Another text.", "revision": "1"})
    answer = show(ines, page, "story", revision=1)
    assert answer.status_code == 409 and "Another text." in answer.content.decode()
    assert not Shown.objects.exists()


def test_taken_back_it_is_gone_for_both(written: tuple[Actor, Actor, str]) -> None:
    ines, jonas, page = written
    where = show(ines, page, "story")["Location"]
    jonas.get(where)
    assert ines.post(f"{where}take-back/").status_code == 302
    assert jonas.get(where).status_code == ines.get(where).status_code == 404
    assert "shared a text" not in body(jonas, jonas.url("today"))
    assert TEXT in body(ines, page)


def test_the_other_can_not_take_it_back(written: tuple[Actor, Actor, str]) -> None:
    ines, jonas, page = written
    where = show(ines, page, "story")["Location"]
    assert jonas.post(f"{where}take-back/").status_code == 404
    assert "Take it back" not in body(jonas, where)
    assert Shown.objects.exists()


@pytest.mark.parametrize("parts", [(), ("no-such-part",), ("",)])
def test_nothing_chosen_is_nothing_shown(written: tuple[Actor, Actor, str], parts: tuple[str, ...]) -> None:
    ines, _, page = written
    assert show(ines, page, *parts).status_code == 409
    assert not Shown.objects.exists()


def test_alone_there_is_nobody_to_show_it_to(ines: Actor) -> None:
    page = ines.write(TEXT)
    assert show(ines, page, "story").status_code == 409
    assert "Share some of it" not in body(ines, page)


def test_while_paused_nothing_is_shown(written: tuple[Actor, Actor, str]) -> None:
    ines, jonas, page = written
    jonas.post(jonas.url("pause"), {"until": ""})
    answer = show(ines, page, "story")
    assert answer.status_code == 409 and "There is a pause" in answer.content.decode()
    assert not Shown.objects.exists()


def test_what_only_ever_stays_with_its_writer_is_refused(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    response = ines.post(ines.url("activity", tag=ines.tag("readiness")), {"p-hear": "3", "p-line": "Tired."})
    page = str(response["Location"]).partition("?")[0]
    answer = ines.get(f"{page}show/?part=line")
    assert "only ever for you" in answer.content.decode()
    assert show(ines, page, "line").status_code == 409


def test_nobody_else_comes_near(written: tuple[Actor, Actor, str], stranger: Actor) -> None:
    ines, jonas, page = written
    where = show(ines, page, "story")["Location"]
    assert stranger.get(where).status_code == stranger.get(f"{page}show/").status_code == 404
    assert jonas.get(f"{page}show/").status_code == 404
    assert jonas.get(jonas.url("shown", text=uuid.uuid4())).status_code == 404


def test_pressed_twice_it_is_shown_once(written: tuple[Actor, Actor, str]) -> None:
    ines, _, page = written
    data = {"part": ["story"], "revision": "1", "form_id": str(uuid.uuid4())}
    first, second = ines.post(f"{page}show/", data), ines.post(f"{page}show/", data)
    assert first["Location"] == second["Location"]
    assert Shown.objects.count() == 1


def test_the_number_of_a_showing_is_not_the_texts_own(written: tuple[Actor, Actor, str]) -> None:
    ines, _, page = written
    show(ines, page, "story")
    assert Shown.objects.get().text != Reflection.objects.get().id


def test_what_was_planted_by_somebody_else_is_not_read(written: tuple[Actor, Actor, str]) -> None:
    """A row under a circle of a stranger's making does not open, and harms nothing."""
    ines, jonas, page = written
    where = show(ines, page, "story")["Location"]
    Shown.objects.update(circle=Circle.objects.exclude(id=ines.bond.pair_circle).first().id)  # type: ignore[union-attr]
    keys: Keys = jonas.keys()
    with pytest.raises(Unopened):
        Shown.objects.get().read(keys)
    assert "can not be opened" in body(jonas, where)
