"""A check-in is made when somebody likes, for themself alone, and stands in a plain table over weeks."""

from __future__ import annotations

import re
import uuid

import pytest

from goldseam.checkins.models import CheckIn, Shown
from goldseam.journey.models import PaceState
from goldseam.journey.program.loaded import program
from goldseam.vault.sodium import Unopened
from goldseam.writing.models import Draft
from tests.cast import Actor
from tests.checkins.looking import LINE, SAID, body, check_in, days_on, show


def test_what_was_answered_is_kept_with_the_words_it_answered(ines: Actor) -> None:
    page = check_in(ines)
    text = body(ines, page)
    assert LINE in text and "How calm is it in you today?" in text and "Just touching" in text
    kept = CheckIn.objects.get().read(ines.keys())
    assert [one.value for one in kept.figures] == [3, 2, 5, 4]
    assert kept.figures[1].ends == ["hardly any", "a lot"]


def test_any_one_answer_is_enough_and_none_is_not(ines: Actor) -> None:
    check_in(ines, calm="1")
    assert [one.part for one in CheckIn.objects.get().read(ines.keys()).figures] == ["calm"]
    CheckIn.objects.get().delete()
    answer = ines.post(ines.url("check-ins"), {"line": "  "})
    assert answer.status_code == 200 and "One answer is enough" in answer.content.decode()
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize("wrong", [{"trust": "8"}, {"close": "x"}, {"line": "x" * 501}, {"calm": "-1"}])
def test_what_is_not_asked_is_refused_and_the_line_stays(ines: Actor, wrong: dict[str, str]) -> None:
    answer = ines.post(ines.url("check-ins"), SAID | wrong)
    assert answer.status_code == 200 and (LINE in answer.content.decode() or "line" in wrong)
    assert not CheckIn.objects.exists()


def test_the_table_shows_every_week_and_adds_nothing_up(ines: Actor) -> None:
    for days in (0, 3, 9):
        with days_on(days):
            check_in(ines, trust="2", close="7")
    with days_on(9):
        text = body(ines, ines.url("check-ins"))
    assert text.count('scope="rowgroup"') in (2, 3) and text.count("Very close") == 4
    for word in ("average", "mean", "trend", "better", "worse", "score", "%", "3 check-ins"):
        assert word not in re.sub(r"<[^>]*>", " ", text.partition("<main")[2].partition("</main")[0])


def test_a_second_one_of_the_day_overwrites_nothing_by_itself(ines: Actor) -> None:
    page = check_in(ines)
    answer = ines.post(ines.url("check-ins"), {"calm": "1", "line": "Another evening."})
    text = answer.content.decode()
    assert answer.status_code == 409 and LINE in text and "Another evening." in text
    instead = {"calm": "1", "line": "Another evening.", "revision": "1"}
    assert ines.post(ines.url("check-ins"), instead)["Location"].startswith(page)
    assert LINE not in body(ines, page) and "Another evening." in body(ines, page)
    assert ines.post(ines.url("check-ins"), instead).status_code == 409
    assert CheckIn.objects.count() == 1


def test_a_form_sent_twice_is_one_row(ines: Actor) -> None:
    form = SAID | {"form_id": str(uuid.uuid4())}
    first, second = (ines.post(ines.url("check-ins"), form) for _ in range(2))
    assert first["Location"] == second["Location"] and CheckIn.objects.count() == 1


def test_what_comes_at_a_locked_door_is_on_the_form_after_unlocking(ines: Actor) -> None:
    page = ines.url("check-ins")
    ines.client.post("/lock/")
    ines.post(page, SAID | {"place": page})
    assert not CheckIn.objects.exists()
    ines.client.post("/unlock/", {"passphrase": ines.passphrase})
    text = body(ines, page)
    assert LINE in text and len(re.findall(r"checked", text)) == 4
    assert Draft.objects.exists()
    check_in(ines)
    assert not Draft.objects.exists()


def test_of_a_draft_of_another_day_the_words_are_there_and_the_figures_are_not(ines: Actor) -> None:
    page = ines.url("check-ins")
    ines.post(ines.url("draft"), {"place": page} | SAID)
    assert body(ines, page).count("checked") == 4
    with days_on(1):
        text = body(ines, page)
        assert LINE in text and "checked" not in text


def test_the_program_says_that_only_its_writer_reads_it_and_a_pause_leaves_it_open() -> None:
    activity = program().activities["check-ins"]
    assert activity.audience == "me" and not activity.joint and activity.first_day


def test_nobody_else_reads_it_or_learns_of_it(pair: tuple[Actor, Actor], stranger: Actor) -> None:
    ines, jonas = pair
    before = body(jonas, jonas.url("check-ins"))
    page = check_in(ines)
    for one in (jonas, stranger):
        for end in ("", "delete/", "show/"):
            assert one.get(page + end).status_code == 404
        assert one.post(f"{page}delete/").status_code == 404
    hidden = re.compile(r'name="(csrfmiddlewaretoken|form_id)" value="[^"]*"')
    assert hidden.sub("", body(jonas, jonas.url("check-ins"))) == hidden.sub("", before)
    with pytest.raises(Unopened):
        CheckIn.objects.get().read(jonas.keys())


def test_deleted_it_is_gone_with_what_was_shown_of_it(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    page = check_in(ines)
    where = show(ines, page, "line")["Location"]
    assert LINE in body(jonas, where)
    assert "gone for the other person too" in body(ines, f"{page}delete/")
    assert ines.post(f"{page}delete/").status_code == 302
    assert ines.get(page).status_code == jonas.get(where).status_code == 404
    assert not CheckIn.objects.exists() and not Shown.objects.exists()


def test_it_goes_on_alone_while_paused_and_after_the_other_left(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    jonas.post(jonas.url("pause"), {"until": ""})
    first = check_in(ines)
    jonas.step_up(jonas.url("leave"))
    with days_on(1):
        check_in(ines)
    assert LINE in body(ines, first) and CheckIn.objects.count() == 2


def test_the_way_knows_that_one_was_made_until_the_last_is_deleted(ines: Actor) -> None:
    activity = ines.url("activity", tag=ines.tag("check-ins"))
    assert "A single mark says little" not in body(ines, activity)
    page = check_in(ines)
    assert "A single mark says little" in body(ines, activity) + body(ines, f"{page}?saved")
    past = PaceState.found(ines.side, ines.keys())
    assert past is not None and "check-ins" in past.done
    ines.post(f"{page}delete/")
    past = PaceState.found(ines.side, ines.keys())
    assert past is not None and "check-ins" not in past.done
