"""The floor: who may do what, step by step."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from goldseam.dialogue.floor import BESIDE, Floor, Kind, Move, floor, part_done

INES, JONAS = "ines", "jonas"
START = datetime(2026, 11, 20, 18, tzinfo=UTC)


def other(who: str) -> str:
    return JONAS if who == INES else INES


def after(*moves: tuple[Kind, str]) -> Floor:
    return floor([Move(kind, who) for kind, who in moves], INES, JONAS)


HEARD: tuple[tuple[Kind, str], ...] = (
    ("topic", INES),
    ("agree", JONAS),
    ("say", INES),
    ("back", JONAS),
    ("yes", INES),
)


def test_a_whole_dialogue() -> None:
    at = after(*HEARD, ("add", JONAS), ("swap", INES), ("say", JONAS), ("back", INES), ("yes", JONAS))
    assert part_done(at, INES) and part_done(at, JONAS)
    done = after(*HEARD, ("close", JONAS), ("close", INES))
    assert done.phase == "closed" and not done.moves(INES) and not done.moves(JONAS)


def test_nobody_changes_places_before_somebody_was_heard() -> None:
    for many in range(len(HEARD)):
        assert not any(after(*HEARD[:many]).may(who, "swap") for who in (INES, JONAS))
    once, twice = after(*HEARD), after(*HEARD, *HEARD[2:])
    assert once.may(INES, "swap") and not once.may(JONAS, "swap")
    assert twice.may(INES, "swap") and twice.may(JONAS, "swap")


def test_not_quite_gives_another_try_as_often_as_it_takes() -> None:
    at = after(*HEARD[:4], *((("not-quite", INES), ("back", JONAS)) * 30))
    assert at.may(INES, "yes") and at.may(INES, "not-quite") and at.rounds == 0


def test_who_listens_decides_nothing_about_what_was_heard() -> None:
    assert not after(*HEARD[:4]).moves(JONAS) & {"yes", "not-quite", "swap"}


def test_the_other_may_propose_otherwise() -> None:
    at = floor([Move("topic", INES), Move("topic", JONAS, first=False)], INES, JONAS)
    assert at.speaker == INES and at.may(INES, "agree") and not at.may(JONAS, "agree")


def test_a_topic_can_be_declined_by_stopping() -> None:
    assert after(("topic", INES), ("stop", JONAS)).phase == "stopped"


def test_what_was_taken_back_before_it_was_answered_can_be_said_anew() -> None:
    moves = [Move(kind, who) for kind, who in HEARD[:3]]
    moves[-1] = replace(moves[-1], removed=True)
    at = floor(moves, INES, JONAS)
    assert at.lapsed and at.moves(INES) - set(BESIDE) == {"say", "stop"}
    assert at.moves(JONAS) - set(BESIDE) == {"stop"}
    assert floor([*moves, Move("say", INES)], INES, JONAS).may(JONAS, "back")


def minutes(many: int) -> datetime:
    return START + timedelta(minutes=many)


def at_times(*moves: tuple[Kind, str, int], heavy: bool = True) -> Floor:
    return floor([Move(kind, who, at=minutes(many)) for kind, who, many in moves], INES, JONAS, heavy)


TOGETHER: tuple[tuple[Kind, str, int], ...] = (
    *((kind, who, 0) for kind, who in HEARD),
    ("together", INES, 0),
    ("together", JONAS, 0),
)


def test_together_is_only_while_both_chose_it_and_lapses() -> None:
    assert not at_times(*TOGETHER[:-1]).together(minutes(0))
    assert at_times(*TOGETHER).together(minutes(59)) and not at_times(*TOGETHER).together(minutes(60))
    assert not at_times(*TOGETHER, ("apart", INES, 1)).together(minutes(1))
    assert at_times(*TOGETHER).may(INES, "together", minutes(60))


def test_after_thirty_minutes_together_a_heavy_topic_is_closed_and_nothing_else() -> None:
    at = at_times(*TOGETHER)
    assert at.may(INES, "say", minutes(29)) and not at.may(INES, "say", minutes(30))
    assert at.moves(INES, minutes(30)) == {"close", "stop", "pause", "apart"}
    assert not at_times(*TOGETHER, heavy=False).late(minutes(30))


def test_what_was_begun_before_the_time_was_over_can_still_be_heard() -> None:
    at = at_times(*TOGETHER, ("say", INES, 29))
    assert {"back", "close"} <= at.moves(JONAS, minutes(31)) and at.may(INES, "close", minutes(31))
    done = at_times(*TOGETHER, ("say", INES, 29), ("close", INES, 31), ("close", JONAS, 40))
    assert done.phase == "closed"


def test_before_twenty_minutes_a_time_out_ends_only_if_both_say_so() -> None:
    def paused(*back: tuple[str, int]) -> Floor:
        moves = [Move(kind, who, at=START) for kind, who in HEARD] + [Move("pause", JONAS, at=START)]
        moves += [Move("resume", who, at=START + timedelta(minutes=minutes)) for who, minutes in back]
        return floor(moves, INES, JONAS)

    soon, then = START + timedelta(minutes=19), START + timedelta(minutes=20)
    assert paused().early(soon) and not paused().early(then)
    alone = paused((JONAS, 1), (JONAS, 2))
    assert alone.paused and alone.early(soon) and not alone.may(JONAS, "resume", soon)
    both = paused((JONAS, 1), (INES, 2))
    assert not both.paused and not both.early(soon)
    assert not after(*HEARD, ("pause", JONAS)).early(soon)


def test_a_time_out_is_not_counted_and_goes_on_when_both_are_back() -> None:
    out = (*TOGETHER, ("pause", JONAS, 10))
    one, both = (*out, ("resume", JONAS, 30)), (*out, ("resume", JONAS, 30), ("resume", INES, 40))
    assert at_times(*one).paused and not at_times(*one).may(JONAS, "resume", minutes(31))
    assert not at_times(*both).paused and at_times(*both).together(minutes(41))
    assert at_times(*both).spent_by(minutes(45)) == timedelta(minutes=15)


def test_a_topic_spoken_about_slowly_has_no_end_by_the_clock() -> None:
    slowly = at_times(*((kind, who, 1_000 * n) for n, (kind, who) in enumerate(HEARD)))
    assert not slowly.late(minutes(100_000)) and slowly.may(INES, "say", minutes(100_000))
