"""The floor: whatever two people try, in any order and at any time, nobody speaks out of turn and nothing is
lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from goldseam.dialogue.floor import (
    BESIDE,
    HEAVY_AT_MOST,
    KINDS,
    OVER,
    ROUNDS,
    ROUNDS_ASKED,
    TOGETHER_LAPSES,
    TURNS,
    Floor,
    Kind,
    Move,
    floor,
    part_done,
)
from tests.dialogue.test_floor import INES, JONAS, START, other

SOMEBODY = "somebody"
PEOPLE = st.sampled_from((INES, JONAS))
WITH_WORDS = ("topic", "say", "back", "not-quite", "add", "close")


class Talking(RuleBasedStateMachine):
    """Two people who try everything, about something heavy or not. The rules are told here once more, from
    what was said and when, and not from how the floor keeps it."""

    def __init__(self) -> None:
        super().__init__()
        self.moves: list[Move] = []
        self.speaker = ""
        self.said = self.heard = 0
        self.now = START
        self.heavy = False
        self.back: set[str] = set()
        self.out = False
        self.joined: set[str] = set()
        self.spent = timedelta(0)

    @property
    def at(self) -> Floor:
        return floor(self.moves, INES, JONAS, self.heavy)

    @property
    def turns(self) -> list[Move]:
        return [one for one in self.moves if one.kind not in BESIDE]

    @property
    def late(self) -> bool:
        """Told by adding up, minute by minute, when two were together."""
        return self.heavy and self.spent >= HEAVY_AT_MOST and self._runs

    @property
    def _runs(self) -> bool:
        kinds = {one.kind for one in self.moves}
        closed = {one.by for one in self.moves if one.kind == "close"}
        return "agree" in kinds and "stop" not in kinds and len(closed) < 2

    @initialize(heavy=st.booleans())
    def about(self, heavy: bool) -> None:
        self.heavy = heavy

    @rule(minutes=st.sampled_from((1, 7, 29, 61)))
    def time_goes_by(self, minutes: int) -> None:
        for _ in range(minutes):
            quiet_since = self.moves[-1].at if self.moves else self.now
            assert quiet_since is not None
            lasts = self.now - quiet_since < TOGETHER_LAPSES
            if len(self.joined) == 2 and not self.out and self._runs and lasts:
                self.spent += timedelta(minutes=1)
            self.now += timedelta(minutes=1)
            if self.now - quiet_since >= TOGETHER_LAPSES:
                self.joined = set()

    @rule(who=PEOPLE, kind=st.sampled_from(TURNS), first=st.booleans())
    def attempt(self, who: str, kind: Kind, first: bool) -> None:
        before, move = self.at, Move(kind, who, first, at=self.now)
        now = floor([*self.moves, move], INES, JONAS, self.heavy)
        if not before.may(who, kind, self.now):
            # Read anew, nobody can tell whether words were taken back before or after they were answered.
            assert before.lapsed or now == before
            return
        assert now.last == move and (not self.out or kind == "stop")
        self._by_the_rules(before, move)
        self.moves.append(move)
        if kind == "stop":
            self.out = False

    @rule(who=PEOPLE, kind=st.sampled_from(BESIDE))
    def what_is_nobodys_turn(self, who: str, kind: Kind) -> None:
        before, move = self.at, Move(kind, who, at=self.now)
        wanted = self._runs and {
            "pause": not self.out,
            "resume": self.out and who not in self.back,
            "together": not self.out and who not in self.joined,
            "apart": who in self.joined,
        }.get(kind, False)
        assert before.may(who, kind, self.now) == wanted
        now = floor([*self.moves, move], INES, JONAS, self.heavy)
        if not wanted:
            assert now == before
            return
        for name in ("phase", "speaker", "last", "rounds", "heard", "added", "spoke", "listened", "closed"):
            assert getattr(now, name) == getattr(before, name)
        self.moves.append(move)
        match kind:
            case "pause":
                self.out, self.back = True, set()
            case "resume":
                self.back.add(who)
                self.out = len(self.back) < 2
            case "together":
                self.joined.add(who)
            case "apart":
                self.joined = set()

    def _by_the_rules(self, before: Floor, move: Move) -> None:
        turns = self.turns
        kinds = [one.kind for one in turns if one.kind != "add"]
        last = kinds[-1] if kinds else None
        if self.late:
            assert move.kind not in ("say", "swap")
        match move.kind:
            case "topic":
                assert set(kinds) <= {"topic"}
                self.speaker = str(move.by) if move.first else other(str(move.by))
            case "agree":
                assert last == "topic" and turns[-1].by != move.by and not turns[-1].removed
            case "say":
                anew = last == "say" and turns[-1].removed
                assert move.by == self.speaker and (anew or last in ("agree", "yes", "swap"))
                self.said = 0 if last in ("agree", "swap") else self.said
                self.said += not anew
                assert self.said <= ROUNDS
            case "back":
                anew = last == "back" and turns[-1].removed
                assert move.by != self.speaker and (anew or last in ("say", "not-quite"))
                assert anew or last != "say" or not turns[-1].removed
            case "yes" | "not-quite":
                assert move.by == self.speaker and last == "back" and not turns[-1].removed
                self.heard += move.kind == "yes"
            case "add":
                assert move.by != self.speaker and last == "yes" and turns[-1].kind == "yes"
            case "swap":
                assert last == "yes" and (move.by == self.speaker or self.heard >= ROUNDS_ASKED)
                self.speaker, self.heard = other(self.speaker), 0
            case "close":
                assert self.late or ("yes" in kinds and last in ("yes", "swap", "close"))
                assert move.by not in [one.by for one in turns if one.kind == "close"]
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
        assert (now.paused, now.joined, now.spent) == (before.paused, before.joined, before.spent)
        assert now.lapsed == (before.lapsed or (now.last == self.turns[-1] and now.lapsed))

    @rule(kind=st.sampled_from(KINDS))
    def somebody_else_tries(self, kind: Kind) -> None:
        assert floor([*self.moves, Move(kind, SOMEBODY, at=self.now)], INES, JONAS, self.heavy) == self.at
        assert not (self.at.phase != "empty" and self.at.may(SOMEBODY, "say"))

    @invariant()
    def either_may_stop_until_it_is_over(self) -> None:
        at = self.at
        wanted = at.phase not in ("empty", *OVER)
        assert {at.may(INES, "stop"), at.may(JONAS, "stop")} == {wanted}

    @invariant()
    def either_may_pause_at_any_moment(self) -> None:
        at = self.at
        assert {at.may(who, "pause", self.now) for who in (INES, JONAS)} == {self._runs and not self.out}
        assert at.pauses == sum(one.kind == "pause" for one in self.moves)

    @invariant()
    def together_is_only_what_both_chose(self) -> None:
        wanted = len(self.joined) == 2 and not self.out and self._runs
        assert self.at.together(self.now) == wanted and self.at.late(self.now) == self.late

    @invariant()
    def in_a_time_out_nobody_has_a_turn(self) -> None:
        if self.out:
            for who in (INES, JONAS):
                assert not self.at.moves(who, self.now) & set(TURNS) - {"stop"}

    @invariant()
    def the_floor_is_with_one(self) -> None:
        at = self.at
        speaking = [who for who in (INES, JONAS) if at.moves(who, self.now) & {"say", "yes", "not-quite"}]
        listening = [who for who in (INES, JONAS) if at.moves(who, self.now) & {"back", "add"}]
        assert len(speaking) <= 1 and len(listening) <= 1 and not set(speaking) & set(listening)
        if speaking:
            assert speaking == [self.speaker]

    @invariant()
    def somebody_can_always_go_on(self) -> None:
        at = self.at
        can = at.moves(INES, self.now) | at.moves(JONAS, self.now)
        assert not can if at.over else can - {"stop", "together", "apart", "pause"}

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        at = Floor(self.heavy)
        for move in self.moves:
            at = at.after(move, other(str(move.by)))
            assert at.moved == move.at and (move.kind in BESIDE or at.last == move)
        assert at == self.at

    @invariant()
    def a_part_is_done_by_doing_it(self) -> None:
        for who in (INES, JONAS):
            mine = {one.kind for one in self.moves if one.by == who}
            assert part_done(self.at, who) == ("close" in mine or {"say", "back"} <= mine)


Talking.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestAnythingTwoPeopleTry = pytest.mark.slow(Talking.TestCase)
