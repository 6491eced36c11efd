"""Both press in the same moment: never more questions open than both agreed, none twice, none after the hours
were let go, and no signature is lost."""

from __future__ import annotations

import uuid
from functools import partial

import pytest
from django.http import HttpResponse
from django.test import Client

from goldseam.bonds.asking import Here
from goldseam.questions import plans
from goldseam.questions.models import Answer, Noted, Plan, PlanYes, Question
from tests.cast import Actor, Holding
from tests.exercises.letters import EVENING, Clock
from tests.questions.asking import agree, answer, ask, body, opened, put_in
from tests.races import rounds, together

pytestmark = [pytest.mark.django_db(databases=["default", "sessions"], transaction=True), pytest.mark.slow]
HOURS = {"day_one": "2", "time_one": "19:00", "day_two": "none", "minutes": "30", "most": "5"}


@pytest.fixture
def two(transactional_db: None, clock: Clock) -> tuple[Actor, Actor]:
    ines, jonas = Actor.new("Ines"), Actor.new("Jonas")
    jonas.join(ines.invite())
    for one in (ines, jonas):
        one.get(one.url("today"))
    return ines, jonas


def window(actor: Actor) -> Actor:
    """A second window of the same browser."""
    browser = Client()
    browser.cookies.update(actor.client.cookies)
    return Actor(actor.name, actor.passphrase, browser)


def press(actor: Actor, noted: uuid.UUID, form: str = "") -> HttpResponse:
    form_id = {"form_id": form or str(uuid.uuid4())}
    return actor.post(actor.url("question-open", noted=noted), form_id)


def sign(actor: Actor, plan: Plan) -> HttpResponse:
    return actor.post(actor.url("question-hours-sign", plan=plan.id))


def statuses(answers: list[HttpResponse]) -> list[int]:
    return sorted(one.status_code for one in answers)


def test_with_one_place_left_one_of_two_opens(two: tuple[Actor, Actor]) -> None:
    ines, jonas = two
    agree(ines, jonas, most=1)
    for round_ in rounds(24, 1_000):
        hers, his = put_in(ines, f"Hers, {round_}?"), put_in(jonas, f"His, {round_}?")
        answers = together(lambda: press(ines, hers), lambda: press(jonas, his))  # noqa: B023
        assert statuses(answers) == [302, 409]
        assert Question.objects.count() == 1 and Noted.objects.count() == 1
        for one in two:
            for row in Question.objects.filter(author=one.person.pk):
                one.post(one.url("question-back", question=row.id))
            for kept in Noted.objects.filter(author=one.person.pk):
                one.post(one.url("question-note-delete", noted=kept.id))


@pytest.mark.parametrize("same_form", [True, False])
def test_opened_in_two_windows_it_is_one_question(two: tuple[Actor, Actor], same_form: bool) -> None:
    ines, jonas = two
    agree(ines, jonas)
    for round_ in rounds(4, 1_000):
        kept, form = put_in(ines, f"Once, {round_}?"), str(uuid.uuid4()) if same_form else ""
        first, second = window(ines), window(ines)
        found = statuses(together(lambda: press(first, kept, form), lambda: press(second, kept, form)))  # noqa: B023
        assert found[0] == 302 and found[1] in ((302,) if same_form else (302, 404))
        assert Question.objects.count() == round_ + 1 and not Noted.objects.exists()


def test_nothing_opens_after_the_hours_were_let_go(two: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = two
    for round_ in rounds(5, 1_000):
        clock.on(24)
        plan = agree(ines, jonas)
        kept, later = put_in(ines, f"Now, {round_}?"), put_in(ines, f"Later, {round_}?")
        gone = jonas.url("question-hours-let-go", plan=plan.id)
        answers = together(lambda: press(ines, kept), lambda: jonas.post(gone))  # noqa: B023
        assert answers[0].status_code in (302, 409) and answers[1].status_code == 302
        assert press(ines, later).status_code == 409
        for row in (kept, later):
            ines.post(ines.url("question-note-delete", noted=row))


def test_two_who_propose_and_sign_at_once_see_the_same_hours(two: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = two
    for _ in rounds(4, 1_000):
        clock.on(24)
        before = set(Plan.objects.values_list("id", flat=True))
        places = [one.url("question-hours") for one in two]
        answers = together(
            lambda: ines.post(places[0], HOURS),  # noqa: B023
            lambda: jonas.post(places[1], HOURS | {"day_one": "4"}),  # noqa: B023
        )
        assert statuses(answers) == [302, 302]
        new = Plan.objects.exclude(id__in=before)
        hers, his = (new.get(author=one.person.pk) for one in two)
        signed = together(
            lambda: ines.post(ines.url("question-hours-sign", plan=his.id)),  # noqa: B023
            lambda: jonas.post(jonas.url("question-hours-sign", plan=hers.id)),  # noqa: B023
        )
        assert statuses(signed) == [302, 302]
        seen = [plans.looked_into(Here(Holding(one.keys()), one.side)).signed for one in two]
        assert seen[0] is not None and seen[1] is not None
        assert seen[0].row.id == seen[1].row.id in (hers.id, his.id)


def test_two_who_sign_for_more_at_once_both_have(two: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = two
    plan = agree(ines, jonas)
    for round_ in rounds(3, 1_000):
        clock.on(24 * 42)
        acts = [partial(sign, one, plan) for one in (ines, jonas, window(ines), window(jonas))]
        assert statuses(together(*acts)) == [302] * 4
        for one in two:
            held = PlanYes.objects.get(author=one.person.pk).read(one.keys())
            assert len(held.signed) == round_ + 2
    assert clock.now > EVENING


def test_signing_twice_at_once_is_one_signature(two: tuple[Actor, Actor]) -> None:
    ines, jonas = two
    page = ask(ines)
    answer(jonas, page)
    first, second = window(jonas), window(jonas)
    answers = together(lambda: first.post(f"{page}whole/"), lambda: second.post(f"{page}whole/"))
    assert statuses(answers) == [302, 302]
    assert Answer.objects.count() == 2
    assert body(ines, page).count("as far as I know.”") == 1


def test_sent_again_the_same_form_leads_to_the_same_question(two: tuple[Actor, Actor]) -> None:
    ines, jonas = two
    agree(ines, jonas)
    kept, form = put_in(ines), str(uuid.uuid4())
    first = press(ines, kept, form)
    again = press(window(ines), kept, form)
    assert first["Location"] == again["Location"] and Question.objects.count() == 1
    assert opened(ines, put_in(ines, "Another?")) != first["Location"]
