"""Looking again after some months: chosen by each alone, one line on Today, and gone by itself."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from goldseam.checkins.models import CheckIn
from goldseam.journey.models import PaceState
from goldseam.journey.past import Past
from goldseam.lib import clock
from tests.cast import Actor
from tests.checkins.looking import at, body, check_in, come_far, show

pytestmark = pytest.mark.slow

SINCE = datetime(2026, 1, 31, 20, tzinfo=UTC)
LINE = "The day has come that you chose for looking again."
WORDS = {"calm": "4", "lasts": "We eat together.", "hard": "The phone.", "next": "A quiet spring."}


def choose(actor: Actor, *months: int, since: str = "2026-01-31") -> None:
    come_far(actor)
    with at(SINCE):
        answer = actor.post(actor.url("follow-ups"), {"months": [str(m) for m in months], "since": since})
        assert answer.status_code == 302, answer.content.decode()


def on(year: int, month: int, day: int):  # type: ignore[no-untyped-def]
    return at(datetime(year, month, day, 12, tzinfo=UTC))


def look(actor: Actor, months: int, **said: str):  # type: ignore[no-untyped-def]
    return actor.post(actor.url("follow-up", months=months), said or WORDS)


def past(actor: Actor) -> Past:
    found = PaceState.found(actor.side, actor.keys())
    assert found is not None
    return found


def test_nothing_is_chosen_before_somebody_chooses(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    come_far(ines)
    text = body(ines, ines.url("follow-ups"))
    assert text.count('name="months"') == 4 and "checked" not in text
    with at(clock.real() + timedelta(days=32)):
        assert LINE not in body(ines, ines.url("today"))


def test_on_the_day_one_line_stands_on_today_for_who_chose_it_alone(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    choose(ines, 1, 6)
    with on(2026, 2, 27):
        assert LINE not in body(ines, ines.url("today"))
    with on(2026, 2, 28):
        assert LINE in body(ines, ines.url("today")) and LINE not in body(jonas, jonas.url("today"))
        assert ines.get(ines.url("follow-up", months=1)).status_code == 200
        assert look(ines, 1).status_code == 302
        assert LINE not in body(ines, ines.url("today"))
    with on(2026, 4, 30):
        assert LINE not in body(ines, ines.url("today"))
    with on(2026, 7, 31):
        assert LINE in body(ines, ines.url("today"))


def test_left_alone_it_goes_without_a_word(ines: Actor) -> None:
    choose(ines, 1)
    with on(2026, 3, 27):
        assert LINE in body(ines, ines.url("today"))
    with on(2026, 3, 28):
        text = body(ines, ines.url("today"))
        assert LINE not in text and "missed" not in text


def test_it_stands_beside_what_was_written_the_time_before(ines: Actor) -> None:
    choose(ines, 1, 3)
    with on(2026, 2, 28):
        assert "The time before" not in body(ines, ines.url("follow-up", months=1))
        look(ines, 1)
    with on(2026, 5, 1):
        text = body(ines, ines.url("follow-up", months=3))
        assert "The time before" in text and "We eat together." in text
        assert look(ines, 3, hard="Holidays.").status_code == 302
    kept = CheckIn.objects.on(ines.side, ines.keys(), "follow-up").order_by("day").last()
    assert kept is not None and kept.read(ines.keys()).months == 3
    assert "looked again" in body(ines, ines.url("check-ins"))


@pytest.mark.parametrize("months", [1, 3, 6, 12])
def test_one_that_is_not_open_is_refused_and_its_words_are_kept(ines: Actor, months: int) -> None:
    choose(ines, 3)
    with on(2026, 2, 28):
        answer = look(ines, months)
        assert answer.status_code == 409 and "We eat together." in answer.content.decode()
        assert "We eat together." in body(ines, ines.url("follow-up", months=months))
    assert not CheckIn.objects.exists()
    assert ines.get(ines.url("follow-up", months=2)).status_code == 404


def test_done_in_another_window_it_is_one_row_and_nothing_is_lost(ines: Actor) -> None:
    choose(ines, 1)
    with on(2026, 3, 1):
        form = WORDS | {"form_id": str(uuid.uuid4())}
        first, again = (ines.post(ines.url("follow-up", months=1), form) for _ in range(2))
        assert first["Location"] == again["Location"]
        other = look(ines, 1, lasts="The garden.")
        assert other.status_code == 409 and "The garden." in other.content.decode()
    assert CheckIn.objects.count() == 1


def test_what_was_chosen_can_be_changed_and_taken_away(ines: Actor) -> None:
    choose(ines, 1, 3)
    assert body(ines, ines.url("follow-ups")).count("checked") == 2
    choose(ines, 3)
    with on(2026, 2, 28):
        assert LINE not in body(ines, ines.url("today"))
    choose(ines)
    assert past(ines).follow_ups is None
    with on(2026, 5, 1):
        assert LINE not in body(ines, ines.url("today"))


def test_counting_begins_with_the_end_of_the_last_step_where_that_is_known(ines: Actor) -> None:
    with transaction.atomic():
        state = PaceState.read_for_change(ines.side, ines.keys())
        assert state is not None
        state.finished[8] = datetime(2026, 3, 5, 23, 30, tzinfo=UTC)
        PaceState.keep(ines.side, ines.keys(), state)
    come_far(ines)
    with on(2026, 3, 20):
        assert 'value="2026-03-06"' in body(ines, ines.url("follow-ups"))


def test_a_day_far_away_is_refused(ines: Actor) -> None:
    come_far(ines)
    for since in ("1990-01-01", "9999-12-31", "soon", ""):
        answer = ines.post(ines.url("follow-ups"), {"months": ["1"], "since": since})
        assert answer.status_code == 200
    assert past(ines).follow_ups is None


def test_it_rests_while_paused_and_ends_when_the_other_leaves(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    choose(ines, 1, 3)
    with on(2026, 3, 1):
        jonas.post(jonas.url("pause"), {"until": ""})
        assert LINE not in body(ines, ines.url("today"))
        answer = look(ines, 1)
        assert answer.status_code == 409 and "There is a pause" in answer.content.decode()
        jonas.post(jonas.url("pause-end"))
        assert look(ines, 1).status_code == 302
    with on(2026, 5, 1):
        jonas.step_up(jonas.url("leave"))
        assert LINE not in body(ines, ines.url("today"))
        assert look(ines, 3).status_code == 409
        assert "One of you has left" in body(ines, ines.url("follow-ups"))
        assert "What you wrote" in body(ines, ines.url("follow-ups"))


def test_deleted_it_can_be_done_again_while_its_weeks_last(ines: Actor) -> None:
    choose(ines, 1)
    with on(2026, 3, 1):
        page = str(look(ines, 1)["Location"]).partition("?")[0]
        ines.post(f"{page}delete/")
        assert LINE in body(ines, ines.url("today"))
        assert look(ines, 1).status_code == 302


def test_it_may_be_shown_and_says_after_how_long(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    choose(ines, 6)
    with on(2026, 8, 1):
        page = str(look(ines, 6)["Location"]).partition("?")[0]
        theirs = body(jonas, show(ines, page, "lasts")["Location"])
    assert "Looking again after 6 months" in theirs and "We eat together." in theirs
    assert "The phone." not in theirs


def test_a_check_in_of_the_same_day_stands_beside_it(ines: Actor) -> None:
    choose(ines, 1)
    with on(2026, 3, 1):
        check_in(ines)
        assert look(ines, 1).status_code == 302
    assert CheckIn.objects.count() == 2


def test_what_one_chooses_is_not_seen_by_the_other(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    choose(ines, 1, 3, 6, 12)
    come_far(jonas)
    assert "checked" not in body(jonas, jonas.url("follow-ups"))
