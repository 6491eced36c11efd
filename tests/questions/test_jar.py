"""The question jar: put in at any hour, opened by its writer in an hour both signed, and answered freely."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from goldseam.bonds.asking import Here
from goldseam.export import asked
from goldseam.questions.hours import LASTS, Slot
from goldseam.questions.models import Noted, Plan, PlanYes, Question
from goldseam.vault.sodium import Unopened
from tests.cast import Actor, Holding
from tests.exercises.letters import EVENING, Clock
from tests.questions.asking import QUESTION, agree, body, note, opened, put_in

pytestmark = pytest.mark.slow

WEEK = timedelta(days=7)
WEDNESDAY = EVENING + timedelta(days=2)
PROPOSED = {
    "day_one": "2",
    "time_one": "19:00",
    "day_two": "6",
    "time_two": "11:00",
    "minutes": "30",
    "most": "5",
}


def refused(actor: Actor, noted: object) -> None:
    answer = actor.post(actor.url("question-open", noted=noted))
    assert answer.status_code == 409 and "It stays closed for now" in answer.content.decode()


def half_hour(ines: Actor, jonas: Actor, most: int = 5) -> Plan:
    """Wednesdays at seven in Berlin, for the hour that ``agree`` gives."""
    return agree(ines, jonas, [Slot(2, time(19))], most)


def test_what_lies_in_the_jar_is_read_by_nobody_else(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    put_in(ines)
    assert QUESTION in body(ines, ines.url("questions"))
    assert QUESTION not in body(jonas, jonas.url("questions"))
    row = Noted.objects.get()
    for circle in (row.circle, ines.bond.pair_circle):
        row.circle = circle
        with pytest.raises(Unopened):
            row.read(jonas.keys())


def test_hours_are_proposed_and_signed_on_the_page_and_shown_on_each_own_clock(
    pair: tuple[Actor, Actor], clock: Clock
) -> None:
    ines, jonas = pair
    assert "No hours are agreed." in body(ines, ines.url("questions"))
    assert ines.post(ines.url("question-hours"), PROPOSED).status_code == 302
    assert "proposed hours for questions" in body(jonas, jonas.url("today"))
    assert "No hours are agreed." in body(jonas, jonas.url("questions"))
    person = jonas.person
    person.timezone = "America/Lima"
    person.save()
    plan = Plan.objects.get()
    assert "Wednesday, 13:00 to 13:30" in body(jonas, jonas.url("question-hours"))
    for _ in range(2):
        assert jonas.post(jonas.url("question-hours-sign", plan=plan.id)).status_code == 302
    assert PlanYes.objects.count() == 2
    assert "signed hours for questions" in body(ines, ines.url("today"))
    assert "Your next hour for questions is Wednesday 19:00." in body(ines, ines.url("questions"))
    assert "Your next hour for questions is Wednesday 13:00." in body(jonas, jonas.url("questions"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"day_two": "2", "time_two": "19:20"}, "run into each other"),
        ({"time_two": ""}, "Please give a time."),
        ({"time_one": "at tea"}, "Please give a time like 19:00."),
    ],
)
def test_hours_that_can_not_be_are_said_to_be_so(
    pair: tuple[Actor, Actor], change: dict[str, str], words: str
) -> None:
    ines, _ = pair
    found = ines.post(ines.url("question-hours"), PROPOSED | change)
    assert found.status_code == 200 and words in found.content.decode()
    assert not Plan.objects.exists()


def test_it_opens_in_the_hour_and_not_before_or_after(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = pair
    half_hour(ines, jonas)
    kept = put_in(ines)
    for moment in (EVENING, WEDNESDAY - timedelta(minutes=1), WEDNESDAY + timedelta(minutes=60)):
        clock.put(moment)
        assert "Open it for Jonas" not in body(ines, ines.url("questions"))
        refused(ines, kept)
    assert not Question.objects.exists()
    clock.put(WEDNESDAY)
    assert "This is your hour for questions, until 20:00." in body(ines, ines.url("questions"))
    assert QUESTION not in body(jonas, jonas.url("questions")), "no clock opens it"
    assert "Open it for Jonas" in body(ines, ines.url("questions"))
    page = opened(ines, kept)
    assert QUESTION in body(jonas, page)


def test_without_both_signatures_nothing_opens(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, _ = pair
    kept = put_in(ines)
    refused(ines, kept)
    ines.post(ines.url("question-hours"), PROPOSED)
    clock.put(WEDNESDAY)
    refused(ines, kept)


def test_no_more_open_than_both_agreed_of_both_together(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = pair
    half_hour(ines, jonas, most=2)
    hers = [put_in(ines, f"Question {n}?") for n in range(2)]
    his = [put_in(jonas, f"His question {n}?") for n in range(2)]
    clock.put(WEDNESDAY)
    opened(ines, hers[0])
    opened(jonas, his[0])
    assert "As many are open as you both agreed." in body(ines, ines.url("questions"))
    refused(ines, hers[1])
    refused(jonas, his[1])
    clock.put(WEDNESDAY + WEEK)
    opened(ines, hers[1])


def test_what_may_come_back_as_pictures_rests_for_a_day(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = pair
    agree(ines, jonas)
    kept = put_in(ines, "Tell me everything.", sure="1")
    assert "Rests until Tuesday 19:00" in body(ines, ines.url("questions"))
    refused(ines, kept)
    clock.on(24)
    opened(ines, kept)


def test_what_is_about_health_need_not_rest(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = pair
    agree(ines, jonas)
    opened(ines, put_in(ines, "Did you use a condom?", sure="1", health="1"))


def test_taken_out_of_the_jar_it_is_a_note_again(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = pair
    agree(ines, jonas)
    kept = put_in(ines)
    assert ines.post(ines.url("question-out", noted=kept)).status_code == 302
    assert "Noted for yourself" in body(ines, ines.url("questions"))
    refused(ines, kept)


def test_after_six_weeks_it_is_closed_unless_both_sign_again(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = pair
    plan = agree(ines, jonas)
    kept = put_in(ines)
    sign = [one.url("question-hours-sign", plan=plan.id) for one in pair]
    more = "Sign for six more weeks"
    assert more not in body(ines, ines.url("question-hours"))
    clock.put(EVENING + LASTS - timedelta(days=1))
    assert more in body(ines, ines.url("question-hours"))
    ines.post(sign[0])
    assert more not in body(ines, ines.url("question-hours"))
    clock.put(EVENING + LASTS)
    refused(ines, kept)
    assert "The jar is closed." in body(ines, ines.url("questions"))
    assert QUESTION in body(ines, ines.url("questions")), "what lies in it stays with its writer"
    jonas.post(sign[1])
    opened(ines, kept)


def test_either_lets_the_hours_go_and_nothing_opens(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = pair
    plan = agree(ines, jonas)
    kept = put_in(ines)
    assert jonas.post(jonas.url("question-hours-let-go", plan=plan.id)).status_code == 302
    refused(ines, kept)
    assert "let the hours for questions go" in body(ines, ines.url("today"))
    ines.post(ines.url("question-hours-sign", plan=plan.id))
    refused(ines, kept)


def test_in_a_pause_nothing_opens_and_hours_are_let_go(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = pair
    plan = agree(ines, jonas)
    kept = put_in(ines)
    jonas.post(jonas.url("pause"), {"until": ""})
    refused(ines, kept)
    assert ines.post(ines.url("question-hours"), PROPOSED).status_code == 409
    assert ines.post(ines.url("question-hours-sign", plan=plan.id)).status_code == 409
    assert ines.post(ines.url("question-hours-let-go", plan=plan.id)).status_code == 302


def test_a_signature_can_not_be_moved_to_other_hours(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = pair
    half_hour(ines, jonas)
    kept = put_in(ines)
    ines.post(ines.url("question-hours"), PROPOSED | {"day_one": "0"})
    mine = {yes.plan for yes in PlanYes.objects.filter(author=jonas.person.pk)}
    unsigned = Plan.objects.exclude(id__in=mine).get()
    PlanYes.objects.filter(author=jonas.person.pk).update(plan=unsigned.id)
    clock.put(WEDNESDAY)
    refused(ines, kept)


def test_two_windows_on_one_note_overwrite_nothing(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    send = ines.url("question-send", noted=note(ines, "As it was?"))
    form = {"about": "fact", "visibility": "seal", "revision": "1"}
    for text in ("As one window has it?", "As the other has it?"):
        assert ines.post(send, form | {"text": text}).status_code == 302
    page = body(ines, ines.url("questions"))
    assert "As one window has it?" in page and "As the other has it?" in page
    assert Noted.objects.count() == 2


def test_my_copy_has_what_lies_in_my_jar_and_the_hours(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = pair
    half_hour(ines, jonas)
    put_in(ines)
    put_in(jonas, "What he does not show?")
    whole = "\n".join(asked.pieces(Here(Holding(ines.keys()), ines.side)))
    assert f"A question in my jar, 2 March 2026\n\n{QUESTION}" in whole
    assert "Wednesday 19:00" in whole and "Europe/Berlin" not in whole
    assert "What he does not show?" not in whole


def test_alone_there_are_no_hours(ines: Actor) -> None:
    assert "Hours for questions are for two." in body(ines, ines.url("question-hours"))
    assert ines.post(ines.url("question-hours"), PROPOSED).status_code == 409
