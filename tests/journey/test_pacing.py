"""The rules of pace, each in a sentence: what is open for one person now, and if not, why and when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldseam.journey.pacing import NotYet, Open
from goldseam.journey.past import Past
from goldseam.journey.program.shape import Scope
from tests.journey.pace import NOW, WAY, asking, come_to, days, hours, safe

HEAVY, OTHER_HEAVY, LIGHT = "what-happened", "what-it-did", "acknowledging-is-not"
FIRST_DAY = [one.slug for one in WAY.activities.values() if one.first_day and one.who != "together"]
ALWAYS = [one.slug for n in (4, 5, 6) for one in WAY.by_number[n].activities if one.who != "together"]


# steps and days


def test_the_threshold_is_open_to_whoever_has_just_come() -> None:
    assert asking().door(0) == Open()
    assert asking().ask("advice-first") == Open()


def test_a_step_opens_when_my_part_of_the_gate_before_it_is_done() -> None:
    assert asking().door(1) == NotYet("step", of=("0",))
    assert asking(come_to(1)).door(1) == Open()
    assert asking(come_to(1)).door(2) == NotYet("step", of=("1",))


@pytest.mark.parametrize(("cause", "least"), [("dishonesty", 3), ("betrayal", 7), ("old-wound", 7), ("", 3)])
def test_a_step_takes_three_days_and_seven_after_a_betrayal_or_an_old_wound(cause: str, least: int) -> None:
    past = come_to(1)
    past.entered[1] = NOW
    past.finished[1] = NOW + hours(5)
    one = asking(past, {cause})
    assert one.after(hours(6)).door(2) == NotYet("days", NOW + days(least), ("1",))
    assert one.after(days(least) - hours(0.01)).door(2) == NotYet("days", NOW + days(least), ("1",))
    assert one.after(days(least)).door(2) == Open()


def test_the_slower_of_two_causes_counts() -> None:
    past = come_to(1)
    past.entered[1] = past.finished[1] = NOW
    assert asking(past, {"dishonesty", "old-wound"}).door(2) == NotYet("days", NOW + days(7), ("1",))


def test_step_eight_comes_three_or_seven_days_after_step_seven_was_entered() -> None:
    past = come_to(8)
    past.entered[7] = past.finished[7] = NOW
    assert asking(past).door(8) == NotYet("days", NOW + days(3), ("7",))
    assert asking(past, {"betrayal"}).door(8) == NotYet("days", NOW + days(7), ("7",))


def test_who_finished_without_ever_entering_counts_from_the_finish() -> None:
    past = come_to(1)
    past.finished[1] = NOW
    assert asking(past).door(2) == NotYet("days", NOW + days(3), ("1",))


def test_who_wants_to_go_slower_gets_so_many_days_more_in_each_step_but_not_at_the_threshold() -> None:
    past = come_to(1)
    past.slower = 21
    assert asking(past).door(1) == Open()
    past.entered[1] = past.finished[1] = NOW
    assert asking(past).door(2) == NotYet("days", NOW + days(24), ("1",))


@pytest.mark.parametrize("how", ["entered", "finished"])
def test_what_was_entered_or_finished_stays_open(how: str) -> None:
    past = Past()
    getattr(past, how)[3] = NOW
    assert asking(past).door(3) == Open()
    assert asking(past).ask("two-forgivenesses") == Open()


@pytest.mark.parametrize("number", range(9))
def test_all_earlier_steps_stay_open(number: int) -> None:
    one = asking(come_to(8))
    assert one.door(number) == Open()


@pytest.mark.parametrize("slug", ALWAYS)
def test_what_is_always_open_asks_for_no_step(slug: str) -> None:
    assert asking().ask(slug) == Open()


def test_step_four_is_no_gate() -> None:
    past = come_to(7)
    assert 4 not in past.finished
    assert asking(past).door(7) == Open()


@pytest.mark.parametrize("slug", FIRST_DAY)
def test_what_is_open_from_the_first_day_asks_for_no_step(slug: str) -> None:
    assert asking().ask(slug) == Open()


def test_agreeing_on_how_to_pause_is_open_from_the_first_day_of_two() -> None:
    assert asking().ask("how-we-pause") == NotYet("together")
    assert asking().two().ask("how-we-pause") == Open()


# needs and safeguards


def test_what_needs_something_waits_for_it_and_names_it() -> None:
    past = come_to(1)
    one = asking(past, {"responsible"})
    assert one.ask("is-it-over") == NotYet("needs", of=(HEAVY,))
    past.done[HEAVY] = NOW - days(9)
    assert one.ask("is-it-over") == Open()


def test_never_for_me_settles_a_need_like_doing_it() -> None:
    past = come_to(1)
    past.never = [HEAVY]
    assert asking(past, {"responsible"}).ask("is-it-over") == Open()


def test_a_need_that_is_not_for_me_or_not_there_any_more_is_no_need() -> None:
    activity = replace(WAY.activities["is-it-over"], needs=("impact-letter", "gone"))
    step = replace(WAY.by_number[1], activities=(activity,))
    steps = tuple(step if one.number == 1 else one for one in WAY.steps)
    one = replace(asking(come_to(1), {"responsible"}), program=replace(WAY, steps=steps))
    assert one.ask("is-it-over") == Open()


def test_heavy_work_between_two_waits_for_the_safeguards() -> None:
    past = come_to(2)
    for slug in WAY.safeguards:
        past.done.pop(slug, None)
    one = asking(past).two(0, 1)
    assert one.ask("fears") == NotYet("safeguards", of=("how-we-pause", "when-it-hits", "first-boundaries"))
    past.done |= dict.fromkeys(WAY.safeguards[:2], NOW - days(9))
    assert one.ask("fears") == NotYet("safeguards", of=("first-boundaries",))
    assert replace(one, past=safe(past)).ask("fears") == Open()


def test_heavy_work_alone_and_light_work_between_two_need_no_safeguards() -> None:
    past = come_to(2)
    assert asking(past).two(0, 1).ask("to-be-heard") == Open()
    assert asking(past).two(0, 1).ask("what-we-tell-others") == Open()
    assert asking(past).two().ask("trust-map") == Open()


def test_who_is_alone_needs_no_safeguards() -> None:
    assert asking(come_to(2)).ask("fears") == Open()


def test_what_answers_a_hard_letter_waits_its_own_hours_and_everything_else_heavy_three_days() -> None:
    past = safe(come_to(3))
    past.received["impact-letter"] = NOW - hours(25)
    one = asking(past, {"responsible"}).two(0, 1, 2)
    assert one.ask("mirror") == Open()
    opened = past.received["impact-letter"]
    assert one.ask("what-happened") == NotYet("letter", opened + hours(72))
    past.received["impact-letter"] = NOW - hours(23)
    assert isinstance(asking(past, {"responsible"}).two(0, 1, 2).ask("mirror"), NotYet)


# what is done together


def test_together_waits_for_the_other_to_come_and_says_nothing_else() -> None:
    past = come_to(1)
    for one in (asking(past), asking(past).two(), asking(), asking().two()):
        assert one.ask("what-we-both-know") == NotYet("together")


def test_together_opens_when_both_have_completed_the_gate_before_it() -> None:
    past = come_to(1)
    past.done[HEAVY] = NOW - days(9)
    assert asking(past).two(0).ask("what-we-both-know") == Open()


def test_together_never_says_whose_part_is_missing_mine_or_the_others() -> None:
    mine_missing = asking(come_to(0)).two(0).ask("what-we-both-know")
    theirs_missing = asking(come_to(1)).two().ask("what-we-both-know")
    need_missing = asking(Past(entered={0: NOW}, finished={0: NOW})).two(0).ask("what-we-both-know")
    assert mine_missing == theirs_missing == need_missing == NotYet("together")


# alone is enough


def test_who_walks_alone_can_finish_every_step() -> None:
    past = Past()
    for number in range(9):
        one = asking(past, {"hurt"})
        settled = [
            a.slug
            for a in WAY.by_number[number].activities
            if a.is_for(one.tags) and a.who != "together" and a.audience != "both-when-both"
        ]
        past.done |= dict.fromkeys(settled, NOW)
        assert one.finished(number), number


def test_when_the_other_has_come_what_is_done_together_belongs_to_the_step() -> None:
    past = come_to(1)
    past.done |= {one.slug: NOW for one in WAY.by_number[1].activities if one.who != "together"}
    assert asking(past).finished(1)
    assert not asking(past).two(0).finished(1)
    past.done["what-we-both-know"] = NOW
    assert asking(past).two(0).finished(1)


def test_while_the_other_has_not_come_so_far_the_step_does_not_wait_for_them() -> None:
    past = come_to(1)
    past.done |= {one.slug: NOW for one in WAY.by_number[1].activities if one.who != "together"}
    assert asking(past).two().finished(1)


def test_never_for_me_settles_what_a_step_asks_for_and_what_is_optional_is_not_asked() -> None:
    past = Past(never=["acknowledging-is-not", HEAVY, OTHER_HEAVY, "trust-map"])
    assert asking(past).finished(1)
    assert not asking(Past(never=["acknowledging-is-not"])).finished(1)


def test_a_step_without_activities_is_never_done() -> None:
    empty = replace(WAY.by_number[1], activities=())
    steps = tuple(empty if one.number == 1 else one for one in WAY.steps)
    assert not replace(asking(), program=replace(WAY, steps=steps)).finished(1)


def test_what_is_for_other_causes_is_not_asked() -> None:
    letter = WAY.activities["your-side"]
    assert letter.not_for == Scope(causes=frozenset({"old-wound"}))
    past = come_to(7)
    past.done |= {"perspective": NOW, "guess-and-ask": NOW}
    assert asking(past, {"responsible", "old-wound"}).finished(7)
    assert not asking(past, {"responsible", "betrayal"}).finished(7)
