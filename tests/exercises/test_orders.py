"""Every order of requests that no page leads to: nothing breaks or opens early, nothing typed is lost."""

from __future__ import annotations

import uuid
from datetime import date, time, timedelta

import pytest
from django.http import HttpResponse
from django.urls import reverse

from goldseam.bonds.models import Incident
from goldseam.exercises.models import Exchange, Reflection
from goldseam.journey.past import HardDate, QuietHours
from tests.cast import Actor
from tests.exercises.alone import page, past, remember
from tests.exercises.letters import EVENING, Clock
from tests.exercises.talk import marks

HEAVY, SECOND, LIGHT, READING = "what-happened", "what-it-did", "first-ten-days", "acknowledging-is-not"
TRUST, PLANNED, ROOM = "trust-map", "is-it-over", "what-happened-here"
WORDS = "In May the car was sold."
FORMS = {HEAVY: {"p-story": WORDS}, SECOND: {"p-text": WORDS}, LIGHT: {"p-knows": WORDS}}
FORMS |= {TRUST: marks("3", WORDS), PLANNED: {"p-over": "ending", "p-ended": WORDS}}


def send(actor: Actor, slug: str, form_id: str = "", place: bool = True) -> HttpResponse:
    where = page(actor, slug)
    fields = FORMS.get(slug, {}) | ({"place": where} if place else {})
    return actor.post(where, fields | ({"form_id": form_id} if form_id else {}))


def body(actor: Actor, url: str) -> str:
    return actor.get(url).content.decode()


def texts(actor: Actor) -> list[str]:
    keys = actor.keys()
    rows = Reflection.objects.of(actor.side)
    return [part.text for row in rows for part in row.read(keys).parts if part.text]


# names that name nothing


@pytest.mark.parametrize("end", ["", "begin/", "never/", "again/"])
def test_a_tag_of_another_side_bond_or_nobody_is_not_there(
    pair: tuple[Actor, Actor], stranger: Actor, end: str
) -> None:
    ines, jonas = pair
    foreign = (page(ines, LIGHT, end), page(stranger, LIGHT, end))
    mixed = reverse("activity", kwargs={"bond": ines.bond.id, "tag": jonas.tag(LIGHT)}) + end
    for url in (*foreign[1:], mixed):
        assert ines.post(url, FORMS[LIGHT]).status_code == 404
    assert stranger.post(foreign[0], FORMS[LIGHT]).status_code == 404
    assert not Reflection.objects.exists()
    assert LIGHT not in past(ines).done and past(ines).never == []


def test_words_for_what_is_not_for_me_any_more_are_there_when_it_is_again(ines: Actor) -> None:
    ines.cross()
    told = ines.tell("responsible")
    where = page(ines, PLANNED)
    assert ines.post(f"{told}delete/").status_code == 302
    assert send(ines, PLANNED).status_code == 404
    ines.tell("responsible")
    ines.post(f"{where}begin/")
    assert WORDS in body(ines, where)


def test_what_was_done_stays_there_when_it_is_not_for_me_any_more(ines: Actor) -> None:
    ines.cross()
    ines.tell("responsible")
    assert send(ines, PLANNED).status_code == 302
    remember(ines, opened={})
    Incident.objects.all().delete()
    assert ines.get(page(ines, PLANNED)).status_code == 200


# beginning


def test_beginning_twice_counts_from_the_first_time(ines: Actor, clock: Clock) -> None:
    for _ in range(2):
        assert ines.post(page(ines, HEAVY, "begin/")).status_code == 302
        clock.on(3)
    assert past(ines).opened == {HEAVY: EVENING}


def test_the_next_sitting_counts_anew(ines: Actor, clock: Clock) -> None:
    ines.post(page(ines, HEAVY, "begin/"))
    clock.on(13)
    assert "Opening it counts" in body(ines, page(ines, HEAVY))
    ines.post(page(ines, HEAVY, "begin/"))
    assert past(ines).opened == {HEAVY: EVENING + timedelta(hours=13)}


def test_what_is_not_open_is_not_begun(ines: Actor, clock: Clock) -> None:
    ines.post(page(ines, HEAVY, "begin/"))
    answer = ines.post(page(ines, SECOND, "begin/"))
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "One heavy thing in two days is enough" in text and "kept as a draft" not in text
    assert past(ines).opened == {HEAVY: EVENING}


def test_what_is_not_for_me_is_not_opened_by_beginning_it(ines: Actor) -> None:
    ines.post(page(ines, HEAVY, "never/"))
    assert ines.post(page(ines, HEAVY, "begin/")).status_code == 302
    assert past(ines).opened == {} and past(ines).never == [HEAVY]


def test_something_light_or_a_room_that_is_begun_makes_nothing_wait(ines: Actor) -> None:
    for slug in (LIGHT, READING, ROOM):
        assert ines.post(page(ines, slug, "begin/")).status_code in (302, 409)
    assert ines.post(page(ines, HEAVY, "begin/")).status_code == 302


# saving


def test_saving_something_heavy_without_beginning_counts_as_opening_it(ines: Actor, clock: Clock) -> None:
    assert send(ines, HEAVY).status_code == 302
    assert texts(ines) == [WORDS]
    assert past(ines).opened == {HEAVY: EVENING}
    clock.on(47)
    assert send(ines, SECOND).status_code == 409


@pytest.mark.parametrize("place", [True, False])
def test_what_is_saved_too_early_is_kept_and_there_when_it_opens(
    ines: Actor, clock: Clock, place: bool
) -> None:
    send(ines, HEAVY)
    answer = send(ines, SECOND, place=place)
    assert answer.status_code == 409
    assert "kept as a draft" in answer.content.decode()
    assert texts(ines) == [WORDS] and SECOND not in past(ines).done
    clock.on(48)
    ines.post(page(ines, SECOND, "begin/"))
    assert body(ines, page(ines, SECOND)).count(WORDS) == 1


def test_words_with_the_place_of_another_bond_are_kept_here(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, _ = pair
    send(ines, HEAVY)
    elsewhere = ines.step_up(reverse("begin-another"))["Location"]
    wrong = FORMS[SECOND] | {"place": f"{elsewhere}agreements/statement/propose/"}
    assert ines.post(page(ines, SECOND), wrong).status_code == 409
    clock.on(48)
    ines.post(page(ines, SECOND, "begin/"))
    assert WORDS in body(ines, page(ines, SECOND))


def test_a_need_that_is_not_met_refuses_and_keeps(ines: Actor) -> None:
    ines.cross()
    remember(ines, done={slug: at for slug, at in past(ines).done.items() if slug != HEAVY})
    ines.tell("responsible")
    answer = send(ines, PLANNED)
    assert answer.status_code == 409
    assert "Something comes first" in answer.content.decode()
    ines.cross()
    assert send(ines, HEAVY).status_code == 302
    remember(ines, opened={})
    ines.post(page(ines, PLANNED, "begin/"))
    assert WORDS in body(ines, page(ines, PLANNED))


def test_a_step_that_is_not_open_takes_nothing_and_keeps_it(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    remember(ines, finished={}, entered={}, done={})
    assert ines.post(page(ines, READING)).status_code == 409
    answer = send(ines, TRUST)
    assert answer.status_code == 409 and "kept as a draft" in answer.content.decode()
    ines.cross()
    assert WORDS in body(ines, page(ines, TRUST))
    assert not Exchange.objects.exists()


def test_the_same_form_sent_again_days_later_opens_and_keeps_nothing_anew(ines: Actor, clock: Clock) -> None:
    form = str(uuid.uuid4())
    first = send(ines, HEAVY, form)
    for hours, other in ((13, ""), (48, SECOND)):
        clock.on(hours)
        if other:
            ines.post(page(ines, other, "begin/"))
        again = send(ines, HEAVY, form)
        assert (again.status_code, again["Location"]) == (302, first["Location"])
    assert past(ines).opened[HEAVY] == EVENING
    assert texts(ines) == [WORDS]


# quiet hours and hard days


def quiet(actor: Actor, *, hours: int, length: int = 8) -> None:
    """From so many hours after the evening's beginning on."""
    hour = (EVENING.hour + 1 + hours) % 24  # in Berlin
    remember(actor, quiet=QuietHours(time(hour), time((hour + length) % 24)))


def test_in_quiet_hours_nothing_heavy_is_begun_or_sent(ines: Actor, clock: Clock) -> None:
    quiet(ines, hours=0)
    assert ines.post(page(ines, HEAVY, "begin/")).status_code == 409
    assert send(ines, HEAVY).status_code == 409
    assert past(ines).opened == {} and texts(ines) == []


def test_who_began_before_quiet_hours_goes_on_and_saves(ines: Actor, clock: Clock) -> None:
    quiet(ines, hours=1)
    ines.post(page(ines, HEAVY, "begin/"))
    clock.on(2)
    assert "<textarea" in body(ines, page(ines, HEAVY))
    assert send(ines, HEAVY).status_code == 302
    assert texts(ines) == [WORDS]


def test_who_began_before_a_hard_day_goes_on_too_to_the_end_of_the_sitting(ines: Actor, clock: Clock) -> None:
    ines.post(page(ines, HEAVY, "begin/"))
    remember(ines, hard_dates=[HardDate(date(2026, 3, 4))])
    clock.on(6)
    assert "<textarea" in body(ines, page(ines, HEAVY))
    clock.on(6)
    assert "These are hard days" in body(ines, page(ines, HEAVY))
    assert send(ines, HEAVY).status_code == 409


# never, and again


@pytest.mark.parametrize("slug", [HEAVY, LIGHT, READING, TRUST, ROOM])
def test_never_and_again_in_any_order_undo_nothing_else(pair: tuple[Actor, Actor], slug: str) -> None:
    ines, _ = pair
    for end, never in (
        ("again/", []),
        ("never/", [slug]),
        ("never/", [slug]),
        ("again/", []),
        ("again/", []),
    ):
        assert ines.post(page(ines, slug, end)).status_code == 302
        assert past(ines).never == never
    assert (slug in past(ines).done) == (slug in (HEAVY, ROOM))


def test_never_on_something_done_and_again_leaves_it_done(ines: Actor) -> None:
    send(ines, LIGHT)
    before = past(ines).done
    for end in ("never/", "again/"):
        ines.post(page(ines, LIGHT, end))
    assert past(ines).done == before
    assert texts(ines) == [WORDS]


def test_writing_after_never_counts_and_takes_never_back(ines: Actor) -> None:
    ines.post(page(ines, HEAVY, "never/"))
    assert send(ines, HEAVY).status_code == 302
    assert past(ines).never == [] and HEAVY in past(ines).done


def test_what_is_not_open_yet_may_be_not_for_me(ines: Actor) -> None:
    ines.post(page(ines, READING, "never/"))
    assert past(ines).never == [READING]


# pauses and partings


def test_while_paused_what_is_alone_goes_on_and_what_is_between_two_rests(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    jonas.post(jonas.url("pause"), {"until": ""})
    assert send(ines, HEAVY).status_code == 302
    assert send(ines, LIGHT).status_code == 302
    assert ines.post(page(ines, READING)).status_code == 302
    answer = send(ines, TRUST)
    assert answer.status_code == 409 and "There is a pause" in answer.content.decode()
    jonas.post(jonas.url("pause-end"))
    assert WORDS in body(ines, page(ines, TRUST))


@pytest.mark.parametrize("end", ["", "begin/", "never/", "again/"])
def test_who_left_finds_nothing_and_changes_nothing(pair: tuple[Actor, Actor], end: str) -> None:
    ines = pair[0]
    url = page(ines, LIGHT, end)
    assert ines.step_up(ines.url("leave")).status_code == 302
    assert ines.post(url, FORMS[LIGHT]).status_code == 404
    assert ines.get(url).status_code == 404
    assert not Reflection.objects.exists()


def test_who_stays_goes_on_alone(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.step_up(ines.url("leave"))
    assert send(jonas, HEAVY).status_code == 302
    answer = send(jonas, TRUST)
    assert answer.status_code == 409 and "kept as a draft" in answer.content.decode()
    assert WORDS in body(jonas, page(jonas, TRUST))
