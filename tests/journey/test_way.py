"""One side's way as it is kept: only its own session writes it, nothing of it is lost, and it goes along."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from goldseam.bonds.asking import Here
from goldseam.bonds.models import Side
from goldseam.journey.models import PaceState, StepDone
from goldseam.journey.pacing import Open
from goldseam.journey.past import HardDate, Past
from goldseam.journey.program.loaded import program
from goldseam.journey.way import Way
from goldseam.vault.keys import Keys
from tests.cast import Actor, Holding
from tests.exercises.alone import past, remember
from tests.exercises.letters import EVENING, Clock
from tests.races import rounds, together

STEP_ONE = ("what-happened", "what-it-did", "trust-map", "acknowledging-is-not")
PAGES = ("today", "journey", "writings", "letters", "agreements", "statement", "space", "pace")
TRANSACTIONS = pytest.mark.django_db(databases=["default", "sessions"], transaction=True)


def way(actor: Actor, now: datetime | None = None) -> Way:
    return Way(Here(Holding(actor.keys()), actor.side), "Europe/Berlin", now or datetime.now(UTC))


def looks(actor: Actor) -> None:
    """Somebody goes through their pages."""
    for name in PAGES:
        assert actor.get(actor.url(name)).status_code == 200
    for number in range(9):
        assert actor.get(actor.url("step", number=number)).status_code == 200


def marks(side: Side) -> set[int]:
    return set(StepDone.objects.filter(side=side).values_list("step", flat=True))


# whose session writes what


def test_only_ones_own_session_says_that_a_step_is_done_or_open_again(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    assert marks(ines.side) == {0}
    remember(ines, done={})
    for _ in range(2):
        looks(jonas)
        assert marks(ines.side) == {0}
    looks(ines)
    assert marks(ines.side) == set()
    assert marks(jonas.side) == {0}


def test_no_page_of_the_other_touches_my_state(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    ines.write("Only mine.")
    looks(ines)
    before = PaceState.objects.of(ines.side).values_list("revision", "envelope").get()
    looks(jonas)
    jonas.cross(*STEP_ONE)
    jonas.propose("In May the car was sold.")
    looks(jonas)
    assert PaceState.objects.of(ines.side).values_list("revision", "envelope").get() == before


def test_nobody_reads_the_others_state(pair: tuple[Actor, Actor]) -> None:
    ines, jonas = pair
    row = PaceState.objects.of(ines.side).get()
    assert PaceState.found(ines.side, ines.keys()) is not None
    assert PaceState.found(ines.side, jonas.keys()) is None
    assert row.circle == ines.side.me_circle != jonas.side.me_circle


def test_looking_twice_keeps_nothing_a_second_time(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    looks(ines)
    revision = PaceState.objects.of(ines.side).get().revision
    looks(ines)
    assert PaceState.objects.of(ines.side).get().revision == revision


# seams


def both_done(pair: tuple[Actor, Actor]) -> None:
    """Both have done all of step 1, and signed."""
    ines, jonas = pair
    for one in pair:
        one.cross(*STEP_ONE)
    ines.propose("In May the car was sold.")
    jonas.sign(1)
    for one in pair:
        looks(one)


def test_a_seam_is_mended_when_both_are_done_and_open_again_when_a_signature_is_withdrawn(
    pair: tuple[Actor, Actor],
) -> None:
    ines, jonas = pair
    both_done(pair)
    assert [marks(one.side) for one in pair] == [{0, 1}, {0, 1}]
    assert "One seam mended." in ines.get(ines.url("today")).content.decode()
    assert ines.post(ines.url("statement-withdraw", number=1)).status_code == 302
    looks(jonas)
    looks(ines)
    assert [marks(one.side) for one in pair] == [{0}, {0, 1}]
    for one in pair:
        assert "One seam mended." not in one.get(one.url("today")).content.decode()


def test_what_was_finished_once_keeps_the_next_door_open(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    both_done(pair)
    done = past(ines).finished[1]
    ines.post(ines.url("statement-withdraw", number=1))
    looks(ines)
    assert past(ines).finished[1] == done
    later = way(ines, datetime.now(UTC) + timedelta(days=8))
    assert later.door(program().by_number[2]) == Open()


def test_signing_again_settles_it_again(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    both_done(pair)
    ines.post(ines.url("statement-withdraw", number=1))
    looks(ines)
    ines.sign(1)
    looks(ines)
    assert marks(ines.side) == {0, 1}


def test_a_mark_bears_the_day_on_which_it_was_made_and_no_hour(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    row = StepDone.objects.get(side=ines.side, step=0)
    assert type(row.day) is date
    assert {field.name for field in StepDone._meta.fields} == {"id", "bond", "side", "step", "day"}


# two windows


def test_two_windows_lose_nothing_of_each_other(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    one, other = way(ines), way(ines)
    assert one.past.done == other.past.done  # both have read it
    reading, writing = (program().activities[slug] for slug in ("acknowledging-is-not", "what-it-did"))
    hard = [HardDate(date(2026, 3, 1), "the day I found out")]
    with transaction.atomic():
        one.complete(reading)
    with transaction.atomic():
        other.begin(writing)
        other.adjust(lambda kept: setattr(kept, "hard_dates", hard))
    with transaction.atomic():
        one.never(program().activities["trust-map"])
    kept = past(ines)
    assert "acknowledging-is-not" in kept.done and "what-it-did" in kept.opened
    assert kept.hard_dates == hard and kept.never == ["trust-map"]


def test_what_fails_in_the_end_has_kept_nothing(pair: tuple[Actor, Actor]) -> None:
    ines, _ = pair
    before = past(ines)

    class Failed(Exception):
        pass

    with pytest.raises(Failed), transaction.atomic():
        way(ines).never(program().activities["trust-map"])
        raise Failed
    assert past(ines) == before


@TRANSACTIONS
@pytest.mark.slow
def test_two_windows_in_the_same_moment_lose_nothing(transactional_db: None) -> None:
    ines = Actor.new("Ines")
    side, person, bundle = ines.side, ines.person.pk, ines.keys().bundle
    slugs = list(program().activities)[:8]

    def put_away(slug: str) -> None:
        here = Here(Holding(Keys(person, bundle)), Side.objects.select_related("bond").get(pk=side.pk))
        with transaction.atomic():
            Way(here, "Europe/Berlin", EVENING).never(program().activities[slug])

    for _ in rounds(5, 200):
        remember(ines, never=[])
        together(*(lambda slug=slug: put_away(slug) for slug in slugs))
        assert sorted(past(ines).never) == sorted(slugs)


# coming along


def test_how_far_one_came_goes_along_with_what_one_takes(ines: Actor, jonas: Actor) -> None:
    jonas.cross()
    row = jonas.write("This comes along.").split("/")[-2]
    jonas.post(
        jonas.url("pace"), {"begin": "22:00", "end": "07:00", "hard_dates": "2026-03-01", "slower": "7"}
    )
    before, old = past(jonas), jonas.side
    jonas.client.post(ines.invite())
    assert jonas.step_up(reverse("invitation"), {"name": "Jonas", "moving": [row]}).status_code == 302
    after = past(jonas)
    assert jonas.side.bond_id == ines.bond.id
    assert (after.done, after.opened, after.finished) == (before.done, before.opened, before.finished)
    assert (after.quiet, after.hard_dates, after.slower) == (before.quiet, before.hard_dates, 7)
    assert PaceState.found(old, jonas.keys()) == Past()
    assert PaceState.found(jonas.side, ines.keys()) is None
    looks(jonas)
    assert marks(jonas.side) <= {0}


def test_who_takes_nothing_begins_anew_and_finds_the_old_as_it_was(ines: Actor, jonas: Actor) -> None:
    jonas.cross()
    before, old = past(jonas), jonas.side
    jonas.client.post(ines.invite())
    assert jonas.step_up(reverse("invitation"), {"name": "Jonas"}).status_code == 302
    assert past(jonas) == Past()
    assert PaceState.found(old, jonas.keys()) == before


# coming back


def come(actor: Actor) -> str:
    actor.client = Client()
    actor.sign_in(device="own")
    return actor.get(actor.url("today")).content.decode()


def test_who_was_away_is_welcomed_once_on_the_day_they_come_back(ines: Actor, clock: Clock) -> None:
    assert "Welcome back" not in come(ines)
    clock.on(24 * 8)
    text = come(ines)
    assert "Welcome back" in text and "Going quiet" not in text
    again = ines.get(ines.url("today")).content.decode()
    assert "Welcome back" in again
    assert "Welcome back" not in come(ines)
    clock.on(24)
    assert "Welcome back" not in ines.get(ines.url("today")).content.decode()


@pytest.mark.parametrize(
    ("days", "shown", "long"), [(6, False, False), (7, True, False), (20, True, False), (21, True, True)]
)
def test_after_a_week_and_after_three_it_is_said_in_other_words(
    ines: Actor, clock: Clock, days: int, shown: bool, long: bool
) -> None:
    come(ines)
    clock.on(24 * days)
    text = come(ines)
    assert ("Welcome back" in text, "Going quiet is a known moment" in text) == (shown, long)


def test_the_other_is_not_told_who_came_back(pair: tuple[Actor, Actor], clock: Clock) -> None:
    ines, jonas = pair
    come(ines)
    come(jonas)
    clock.on(24 * 8)
    come(jonas)
    clock.on(1)
    assert "Welcome back" in come(ines)
    row = PaceState.objects.of(jonas.side).get()
    assert {field.name for field in row._meta.fields} & {"seen", "day", "at"} == set()
