"""Small appreciations: a line given or kept, a plain list by day, nothing counted."""

from __future__ import annotations

import uuid

import pytest

from goldseam.journey.visiting import MOST_A_DAY
from goldseam.keepsakes.models import Appreciation, Noticed
from goldseam.vault.sodium import Unopened
from tests.cast import Actor
from tests.exercises.letters import Clock
from tests.keepsakes.keeping import body, line

pytestmark = pytest.mark.slow

GIVEN, KEPT = "You asked, and then you listened.", "The bins were out."


def test_what_is_given_is_read_by_both_and_what_is_kept_by_one(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    line(ines, GIVEN)
    line(ines, KEPT, "me")
    hers, his = (body(one, one.url("appreciations")) for one in pair)
    assert GIVEN in hers and KEPT in hers
    assert GIVEN in his and KEPT not in his
    assert "gave you a line" in body(jonas, jonas.url("today"))
    assert "gave you a line" not in body(ines, ines.url("today"))
    row = Noticed.objects.get()
    for circle in (row.circle, ines.bond.pair_circle):
        row.circle = circle
        with pytest.raises(Unopened):
            row.read(jonas.keys())


def test_lines_stand_day_by_day_and_nothing_is_counted(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = pair
    line(ines, "First of all.")
    clock.on(24)
    line(jonas, "Second of all.")
    clock.on(1)
    line(ines, "Third of all.")
    text = body(ines, ines.url("appreciations"))
    assert text.index("3 March") < text.index("Third of all.") < text.index("Second of all.")
    assert text.index("Second of all.") < text.index("2 March") < text.index("First of all.")


def test_by_itself_a_line_is_kept_and_not_given(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    assert ines.post(ines.url("appreciations"), {"text": KEPT}).status_code == 302
    assert Noticed.objects.count() == 1 and not Appreciation.objects.exists()


def test_who_wrote_a_line_deletes_it_and_nobody_else(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    line(ines, GIVEN)
    line(ines, KEPT, "me")
    for model in (Appreciation, Noticed):
        page = ines.url("appreciation-delete", line=model.objects.get().id)
        assert jonas.post(page).status_code == 404
        form = {"form_id": str(uuid.uuid4())}
        assert {ines.post(page, form).status_code for _ in range(2)} == {302}
        assert ines.post(page).status_code == 404
        assert not model.objects.exists()
    assert "was changed outside of the program" not in body(ines, ines.url("today"))


def test_pressed_twice_it_is_one_line(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    form = {"form_id": str(uuid.uuid4()), "text": GIVEN, "visibility": "shared"}
    for _ in range(2):
        assert ines.post(ines.url("appreciations"), form).status_code == 302
    assert Appreciation.objects.count() == 1


def test_in_a_pause_lines_are_read_and_kept_and_not_given(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    line(jonas, GIVEN)
    ines.post(ines.url("pause"), {"until": ""})
    page = ines.url("appreciations")
    assert GIVEN in body(ines, page)
    refused = ines.post(page, {"text": "Not now.", "visibility": "shared"})
    assert refused.status_code == 409 and "Not now." in refused.content.decode()
    assert "Not now." in body(ines, page)
    line(ines, KEPT, "me")
    assert Appreciation.objects.count() == 1 and Noticed.objects.count() == 1


def test_a_flood_is_not_given(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    for number in range(MOST_A_DAY):
        line(ines, f"Line {number}.")
    answer = ines.post(ines.url("appreciations"), {"text": "One more.", "visibility": "shared"})
    assert answer.status_code == 409 and "a lot for one day" in answer.content.decode()
    line(ines, "One more.", "me")


def test_alone_a_line_is_kept(ines: Actor) -> None:
    assert "Share" not in body(ines, ines.url("appreciations"))
    answer = ines.post(ines.url("appreciations"), {"text": GIVEN, "visibility": "shared"})
    assert answer.status_code == 409 and not Appreciation.objects.exists()
    line(ines, KEPT, "me")
    assert KEPT in body(ines, ines.url("appreciations"))


def test_when_the_other_left_what_was_given_is_read_and_nothing_more_is_given(
    pair: tuple[Actor, Actor],
) -> None:
    ines, jonas = pair
    line(jonas, GIVEN)
    jonas.step_up(jonas.url("leave"))
    assert GIVEN in body(ines, ines.url("appreciations"))
    assert ines.post(ines.url("appreciations"), {"text": "Late.", "visibility": "shared"}).status_code == 409


def test_making_one_is_done(pair: tuple[Actor, Actor]) -> None:
    line(pair[0], KEPT, "me")
    done = [body(one, one.url("activity", tag=one.tag("some-lines"))) for one in pair]
    assert ["Done, for you" in text for text in done] == [True, False]


def test_much_is_read_page_by_page(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    for number in range(45):
        line(ines, f"Line {number}.", "me")
    first, second = (body(ines, ines.url("appreciations") + more) for more in ("", "?page=2"))
    assert first.count("<li") > second.count("<li") and "Older" in first and "Newer" in second


def test_a_line_that_does_not_open_harms_no_other(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    line(ines, GIVEN)
    Appreciation.objects.update(envelope=b"x" * 400)
    line(ines, KEPT, "me")
    text = body(ines, ines.url("appreciations"))
    assert "It can not be opened." in text and KEPT in text


def test_the_stranger_finds_nothing(pair: tuple[Actor, Actor], stranger: Actor) -> None:
    ines, _ = pair
    line(ines, GIVEN)
    page = ines.url("appreciation-delete", line=Appreciation.objects.get().id)
    assert stranger.get(ines.url("appreciations")).status_code == stranger.post(page).status_code == 404
