"""The floor: whatever two people try, in any order, nobody speaks out of turn and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from goldseam.dialogue.floor import KINDS, OVER, ROUNDS, Floor, Kind, Move, floor, part_done

INES, JONAS, SOMEBODY = "ines", "jonas", "somebody"
PEOPLE = st.sampled_from((INES, JONAS))
WITH_WORDS = ("topic", "say", "back", "not-quite", "add", "close")


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


class Talking(RuleBasedStateMachine):
    """Two people who try everything. The rules are told here once more, from what was said and not from how
    the floor keeps it."""

    def __init__(self) -> None:
        super().__init__()
        self.moves: list[Move] = []
        self.speaker = ""
        self.said = 0

    @property
    def at(self) -> Floor:
        return floor(self.moves, INES, JONAS)

    @rule(who=PEOPLE, kind=st.sampled_from(KINDS), first=st.booleans())
    def attempt(self, who: str, kind: Kind, first: bool) -> None:
        before, move = self.at, Move(kind, who, first)
        now = floor([*self.moves, move], INES, JONAS)
        if not before.may(who, kind):
            # Read anew, nobody can tell whether words were taken back before or after they were answered.
            assert before.lapsed or now == before
            return
        assert now.last == move
        self._by_the_rules(before, move)
        self.moves.append(move)

    def _by_the_rules(self, before: Floor, move: Move) -> None:
        kinds = [one.kind for one in self.moves if one.kind != "add"]
        last = kinds[-1] if kinds else None
        match move.kind:
            case "topic":
                assert set(kinds) <= {"topic"}
                self.speaker = str(move.by) if move.first else other(str(move.by))
            case "agree":
                assert last == "topic" and self.moves[-1].by != move.by and not self.moves[-1].removed
            case "say":
                anew = last == "say" and self.moves[-1].removed
                assert move.by == self.speaker and (anew or last in ("agree", "yes", "swap"))
                self.said = 0 if last in ("agree", "swap") else self.said
                self.said += not anew
                assert self.said <= ROUNDS
            case "back":
                anew = last == "back" and self.moves[-1].removed
                assert move.by != self.speaker and (anew or last in ("say", "not-quite"))
                assert anew or last != "say" or not self.moves[-1].removed
            case "yes" | "not-quite":
                assert move.by == self.speaker and last == "back" and not self.moves[-1].removed
            case "add":
                assert move.by != self.speaker and last == "yes" and self.moves[-1].kind == "yes"
            case "swap":
                assert last == "yes"
                self.speaker = other(self.speaker)
            case "close":
                assert "yes" in kinds and last in ("yes", "swap", "close")
                assert move not in [replace(one, first=move.first, removed=False) for one in self.moves]
            case "stop":
                assert kinds and "stop" not in kinds

    @precondition(lambda self: any(one.kind in WITH_WORDS and not one.removed for one in self.moves))
    @rule(data=st.data())
    def take_words_back(self, data: st.DataObject) -> None:
        """What was done stays done; only what would be answered next may be said anew."""
        standing = [n for n, one in enumerate(self.moves) if one.kind in WITH_WORDS and not one.removed]
        chosen, before = data.draw(st.sampled_from(standing)), self.at
        self.moves[chosen] = replace(self.moves[chosen], removed=True)
        now = self.at
        assert (now.phase, now.speaker, now.rounds) == (before.phase, before.speaker, before.rounds)
        assert (now.spoke, now.listened, now.closed) == (before.spoke, before.listened, before.closed)
        assert now.lapsed == (before.lapsed or (now.last == self.moves[-1] and now.lapsed))

    @rule(kind=st.sampled_from(KINDS))
    def somebody_else_tries(self, kind: Kind) -> None:
        assert floor([*self.moves, Move(kind, SOMEBODY)], INES, JONAS) == self.at
        assert not (self.at.phase != "empty" and self.at.may(SOMEBODY, "say"))

    @invariant()
    def either_may_stop_until_it_is_over(self) -> None:
        at = self.at
        wanted = at.phase not in ("empty", *OVER)
        assert {at.may(INES, "stop"), at.may(JONAS, "stop")} == {wanted}

    @invariant()
    def the_floor_is_with_one(self) -> None:
        at = self.at
        speaking = [who for who in (INES, JONAS) if at.moves(who) & {"say", "yes", "not-quite"}]
        listening = [who for who in (INES, JONAS) if at.moves(who) & {"back", "add"}]
        assert len(speaking) <= 1 and len(listening) <= 1 and not set(speaking) & set(listening)
        if speaking:
            assert speaking == [self.speaker]

    @invariant()
    def somebody_can_always_go_on(self) -> None:
        at = self.at
        can = at.moves(INES) | at.moves(JONAS)
        assert not can if at.over else can - {"stop"}

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        at = Floor()
        for move in self.moves:
            at = at.after(move, other(str(move.by)))
            assert at.last == move
        assert at == self.at

    @invariant()
    def a_part_is_done_by_doing_it(self) -> None:
        for who in (INES, JONAS):
            mine = {one.kind for one in self.moves if one.by == who}
            assert part_done(self.at, who) == ("close" in mine or {"say", "back"} <= mine)


Talking.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestAnythingTwoPeopleTry = pytest.mark.slow(Talking.TestCase)


def test_a_whole_dialogue() -> None:
    at = after(*HEARD, ("add", JONAS), ("swap", INES), ("say", JONAS), ("back", INES), ("yes", JONAS))
    assert part_done(at, INES) and part_done(at, JONAS)
    done = after(*HEARD, ("close", JONAS), ("close", INES))
    assert done.phase == "closed" and not done.moves(INES) and not done.moves(JONAS)


def test_nobody_changes_places_before_somebody_was_heard() -> None:
    for many in range(len(HEARD)):
        assert not any(after(*HEARD[:many]).may(who, "swap") for who in (INES, JONAS))
    assert all(after(*HEARD).may(who, "swap") for who in (INES, JONAS))


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
    assert at.lapsed and at.moves(INES) == {"say", "stop"} and at.moves(JONAS) == {"stop"}
    assert floor([*moves, Move("say", INES)], INES, JONAS).may(JONAS, "back")
