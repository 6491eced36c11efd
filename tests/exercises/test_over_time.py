"""One person's own marks over the days: what is an entry, and the page that shows them to nobody else."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from goldseam.exercises import over_time
from goldseam.exercises.answers import Answered
from goldseam.exercises.over_time import Kept
from goldseam.exercises.views.over_time import days
from goldseam.journey.program.loaded import program
from tests.cast import Actor
from tests.exercises.alone import body, page, save
from tests.exercises.letters import Clock
from tests.worlds import BY_CHANCE

HERE = "where-i-am"
FIRST = datetime(2026, 3, 2, 20, tzinfo=UTC)


def kept(at: datetime, near: int | None = 4, decided: str = "", row: uuid.UUID | None = None) -> Kept:
    answers = [
        Answered("near", "scale", "How near", near, ["far", "beside"]),
        Answered("decided", "choice", "Decided", decided, [decided] if decided else []),
        Answered("words", "long", "In words", "It rained."),
    ]
    return Kept(row or uuid.uuid4(), at.date(), at, answers)


def found(*texts: Sequence[Kept]) -> list[over_time.Entry]:
    return days.entries(texts, PARTS)


PARTS = [one for one in program().activities[HERE].parts if one.type in ("scale", "choice")]
NEAR = PARTS[0]


def test_what_is_drawn_are_the_scales_and_what_was_decided() -> None:
    assert [one.id for one in days.parts(program().activities[HERE])] == ["near", "even", "decided"]


def test_every_text_is_an_entry_of_its_day_the_oldest_first() -> None:
    later = FIRST + timedelta(days=30)
    shown = found([kept(later, 2)], [kept(FIRST, 5)])
    assert [(one.day, one.figure(NEAR)) for one in shown] == [(FIRST.date(), 5), (later.date(), 2)]


def test_of_one_day_the_last_stands() -> None:
    shown = found([kept(FIRST, 5)], [kept(FIRST + timedelta(hours=2), 1)])
    assert [one.figure(NEAR) for one in shown] == [1]


def test_other_marks_on_a_later_day_are_one_more_entry_and_mended_words_are_none() -> None:
    row, later = uuid.uuid4(), FIRST + timedelta(days=9)
    again = [kept(FIRST, 5, row=row), kept(later, 5, row=row), kept(later + timedelta(days=9), 3, row=row)]
    assert [(one.day - FIRST.date()).days for one in found(again)] == [0, 18]


def test_a_text_without_a_mark_is_no_entry() -> None:
    assert found([kept(FIRST, None)]) == []
    assert len(found([kept(FIRST, None, "nothing")])) == 1


def test_what_was_left_out_breaks_the_line() -> None:
    texts = [[kept(FIRST + timedelta(days=30 * n), near, "nothing")] for n, near in enumerate((2, None, 6))]
    assert [(one.before, one.here, one.after) for one in days.rows(found(*texts), NEAR)] == [
        (None, 2, None),
        (2, None, 6),
        (None, 6, None),
    ]


def test_a_figure_of_another_scale_is_not_drawn() -> None:
    assert found([kept(FIRST, 70)])[0].figure(NEAR) is None


@pytest.mark.parametrize(("gap", "said"), [(1, "days"), (7, "weeks"), (28, "months"), (400, "long")])
def test_what_lies_further_apart_is_drawn_further_apart(gap: int, said: str) -> None:
    assert days.far(date(2026, 3, 2) + timedelta(days=gap), date(2026, 3, 2)) == said


# the page


@pytest.fixture
def hurt(pair: tuple[Actor, Actor], clock: Clock) -> Actor:
    ines, _ = pair
    ines.tell("hurt")
    return ines


def drawing(actor: Actor) -> str:
    return actor.url("activity-over-time", drawn=actor.tag(HERE))


def mark(actor: Actor, **fields: Any) -> None:
    actor.come_to(HERE)
    assert save(actor, HERE, {f"p-{name}": value for name, value in fields.items()}).status_code == 302


@pytest.mark.slow
def test_without_a_mark_and_with_one_it_says_something_kind(hurt: Actor) -> None:
    hurt.come_to(HERE)
    assert "nothing has to" in body(hurt, drawing(hurt))
    mark(hurt, near="3")
    text = body(hurt, drawing(hurt))
    assert "need not become more" in text and text.count("rv-dot") == 1 and "rv-line" not in text


@pytest.mark.slow
def test_marks_of_several_days_are_drawn_and_stand_in_a_table(hurt: Actor, clock: Clock) -> None:
    mark(hurt, near="2", even="3", decided="nothing")
    clock.on(30 * 24)
    mark(hurt, near="5", decided="never")
    text = body(hurt, drawing(hurt))
    table = text.partition("<tbody>")[2]
    assert re.findall(r"<td>(\d)</td>", table) == ["2", "3", "5"]
    assert "nothing is decided" in table and "I will not forgive this" in table and "left out" in table
    assert text.count("rv-dot") == 3 and text.count("rv-line") == 2
    assert "style=" not in text
    assert f'href="{drawing(hurt)}"' in body(hurt, page(hurt, HERE))


@pytest.mark.slow
def test_it_is_nobody_elses_and_of_no_other_page(hurt: Actor, pair: tuple[Actor, Actor]) -> None:
    _, jonas = pair
    mark(hurt, near="3", words="Only mine.")
    assert jonas.get(drawing(hurt)).status_code == jonas.get(drawing(jonas)).status_code == 404
    other = hurt.url("activity-over-time", drawn=hurt.tag("readiness"))
    assert hurt.get(other).status_code == 404


def seen_by(actor: Actor) -> list[bytes]:
    """The pages on which anything of the other could stand, without what is drawn by chance."""
    urls = [actor.url(name) for name in ("today", "journey", "writings", "letters", "space", "agreements")]
    urls.append(actor.url("step", number=3))
    seen = [actor.get(url).content for url in urls]
    for pattern, instead in BY_CHANCE:
        seen = [pattern.sub(instead, text) for text in seen]
    return seen


@pytest.mark.slow
def test_marks_leave_no_trace_for_the_other(hurt: Actor, pair: tuple[Actor, Actor]) -> None:
    _, jonas = pair
    hurt.come_to(HERE)
    before = seen_by(jonas)
    assert save(hurt, HERE, {"p-near": "2", "p-decided": "never", "p-words": "Only mine."}).status_code == 302
    body(hurt, drawing(hurt))
    assert seen_by(jonas) == before


@pytest.mark.slow
def test_what_stays_is_not_offered_to_be_shared(hurt: Actor) -> None:
    hurt.come_to(HERE)
    where = str(save(hurt, HERE, {"p-near": "3"})["Location"])
    assert "Share some of it" not in body(hurt, where)


@pytest.mark.slow
def test_however_many_there_are_it_asks_the_database_as_often(
    hurt: Actor, clock: Clock, django_assert_max_num_queries: Any
) -> None:
    for near in range(1, 6):
        mark(hurt, near=str(near))
        clock.on(30 * 24)
    with django_assert_max_num_queries(40) as asked:
        hurt.get(drawing(hurt))
    one = len(asked)
    for near in range(1, 6):
        mark(hurt, near=str(near))
        clock.on(30 * 24)
    with django_assert_max_num_queries(one):
        hurt.get(drawing(hurt))
