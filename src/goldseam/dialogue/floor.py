"""Whose turn it is in a dialogue, and for what. Pure: the moves so far, and nothing else.

By the rules of speaker and listener as PREP teaches them (Stanley, Markman and Blumberg, 1997): the speaker
has the floor, the listener says it back, and the floor is passed on only after the speaker was heard.

Beside the turns there are moves that are nobody's turn: a time-out and being back from it, starting together
and going on apart. They change nothing about whose turn it is.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

Turning = Literal["topic", "agree", "say", "back", "yes", "not-quite", "add", "swap", "close", "stop"]
Beside = Literal["pause", "resume", "together", "apart"]
Kind = Literal[Turning, Beside]
Phase = Literal["empty", "proposed", "say", "back", "answer", "heard", "closing", "closed", "stopped"]

TURNS: Final[tuple[Turning, ...]] = get_args(Turning)
BESIDE: Final[tuple[Beside, ...]] = get_args(Beside)
"""What is nobody's turn."""
KINDS: Final[tuple[Kind, ...]] = (*TURNS, *BESIDE)

ROUNDS: Final = 4
"""So many things one person says before the roles change: two to four, and the last is the most."""
ROUNDS_ASKED: Final = 2
"""From so many on the listener may ask for the floor; before, only the speaker passes it on."""
HEAVY_AT_MOST: Final = timedelta(minutes=30)
"""So long a heavy topic is spoken about together, then it is closed (evidence.md 1.2: 20 to 30 minutes)."""
TOGETHER_LAPSES: Final = timedelta(hours=1)
"""Nobody is together any more in a dialogue in which nothing happened for so long (own judgement)."""
LEAST_PAUSE: Final = timedelta(minutes=20)
"""So long a body needs to settle (evidence.md 1.2: a rule of thumb, no constant)."""
OTHER_DAY_AFTER: Final = 2
"""After so many time-outs the room suggests another day."""

OVER: Final[frozenset[Phase]] = frozenset(("closed", "stopped"))
NOT_BEGUN: Final[frozenset[Phase]] = frozenset(("empty", "proposed"))
_ANSWERED: Final[dict[Phase, Kind]] = {"proposed": "topic", "back": "say", "answer": "back"}
"""Whose words are answered next in each of these."""


@dataclass(frozen=True)
class Move:
    """What somebody did. ``first``: of a topic, whether its proposer would like to speak first. ``removed``:
    its words were taken back since; that it was made stays. ``at``: when, where that is known; ``until``: of
    a time-out, when to be back, if that was named."""

    kind: Kind
    by: Hashable
    first: bool = True
    removed: bool = False
    at: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Floor:
    """How a dialogue stands. ``last`` is the newest turn that counted; ``spoke`` and ``listened`` are those
    who said something and those who said something back; ``rounds`` is how often the speaker was heard since
    the roles changed.

    ``pauses`` is how many time-outs there were; in one, it began ``paused_at``, ``until`` is its named end
    and ``returned`` who is back. ``joined`` are those who chose to be together here. ``spent`` is how long
    two were, up to ``since``; ``began`` is when this turn began, and ``moved`` when anything was done last.
    """

    heavy: bool = False
    phase: Phase = "empty"
    speaker: Hashable | None = None
    last: Move | None = None
    rounds: int = 0
    heard: bool = False
    added: bool = False
    spoke: frozenset[Hashable] = field(default_factory=frozenset)
    listened: frozenset[Hashable] = field(default_factory=frozenset)
    closed: frozenset[Hashable] = field(default_factory=frozenset)
    paused: bool = False
    pauses: int = 0
    paused_at: datetime | None = None
    until: datetime | None = None
    returned: frozenset[Hashable] = field(default_factory=frozenset)
    joined: frozenset[Hashable] = field(default_factory=frozenset)
    spent: timedelta = timedelta(0)
    since: datetime | None = None
    began: datetime | None = None
    moved: datetime | None = None

    @property
    def over(self) -> bool:
        """Whether nothing can follow any more."""
        return self.phase in OVER

    @property
    def begun(self) -> bool:
        """Whether it was agreed on and is not over."""
        return self.phase not in NOT_BEGUN and not self.over

    @property
    def lapsed(self) -> bool:
        """Whether the words that would be answered next were taken back, so that they may be said anew."""
        return self.last is not None and self.last.removed and self.last.kind == _ANSWERED.get(self.phase)

    def standing(self, now: datetime | None) -> Floor:
        """The same at this moment: nobody is together any more where nothing happened for long."""
        if not self.joined or now is None or self.moved is None or now - self.moved < TOGETHER_LAPSES:
            return self
        return replace(self, joined=frozenset(), since=None, spent=self.spent_by(now))

    def together(self, now: datetime | None = None) -> bool:
        """Whether both chose to be here at the same time, and that has not lapsed."""
        return len(self.standing(now).joined) == 2 and not self.paused and self.begun

    def spent_by(self, now: datetime | None) -> timedelta:
        """How long the two were together in it. Where nothing happened it counts until it lapsed."""
        if self.since is None or now is None:
            return self.spent
        lapses = (self.moved or self.since) + TOGETHER_LAPSES
        return self.spent + max(min(now, lapses) - self.since, timedelta(0))

    def early(self, now: datetime | None) -> bool:
        """Whether a body can not have settled yet: it goes on now only if both say that they are back."""
        at = self.paused_at if self.paused else None
        return at is not None and now is not None and now - at < LEAST_PAUSE

    def late(self, now: datetime | None) -> bool:
        """Whether a heavy topic was spoken about together as long as is good; what follows is its close."""
        return self.heavy and self.begun and self.spent_by(now) >= HEAVY_AT_MOST

    def moves(self, who: Hashable, now: datetime | None = None) -> frozenset[Kind]:
        """Everything this person may do now."""
        return frozenset(kind for kind in KINDS if self.may(who, kind, now))

    def may(self, who: Hashable, kind: Kind, now: datetime | None = None) -> bool:
        """Whether this person may do this now."""
        if kind in BESIDE or kind == "stop":
            return self.standing(now)._beside(who, kind)
        if self.paused:
            return False
        if self.lapsed and not (kind == "close" and self.late(now)):
            return self._again(who, kind) and not (kind == "say" and self.late(now))
        return self._follows(who, kind, now)

    def _beside(self, who: Hashable, kind: Kind) -> bool:
        match kind:
            case "pause":
                return self.begun and not self.paused
            case "resume":
                return self.begun and self.paused and who not in self.returned
            case "together":
                return self.begun and not self.paused and who not in self.joined
            case "apart":
                return self.begun and who in self.joined
        return self.phase != "empty" and not self.over

    def _again(self, who: Hashable, kind: Kind) -> bool:
        """What was taken back may be said anew, by whoever had said it; a topic by either."""
        assert self.last is not None
        return kind == self.last.kind and (kind == "topic" or who == self.last.by)

    def _follows(self, who: Hashable, kind: Kind, now: datetime | None) -> bool:
        speaks, mine = who == self.speaker, self.last is not None and self.last.by == who
        late = self.late(now)
        match kind:
            case "topic":
                return self.phase == "empty" or (self.phase == "proposed" and not mine)
            case "agree":
                return self.phase == "proposed" and not mine
            case "say":
                goes_on = self.phase == "say" or (self.phase == "heard" and self.rounds < ROUNDS)
                return speaks and goes_on and not late
            case "back":
                return self.phase == "back" and not speaks
            case "yes" | "not-quite":
                return self.phase == "answer" and speaks
            case "add":
                return self.phase == "heard" and not speaks and not self.added
            case "swap":
                return self.phase == "heard" and (speaks or self.rounds >= ROUNDS_ASKED) and not late
            case "close":
                begun = late or self.phase == "heard" or (self.phase == "say" and self.heard)
                return who not in self.closed if self.phase == "closing" else begun
        return False

    def after(self, move: Move, other: Hashable) -> Floor:
        """How it stands when this was done; ``other`` is whoever did not do it. What could not follow changes
        nothing, wherever it comes from. Whether earlier words were taken back since plays no part."""
        at = self.standing(move.at)
        if not at._fits(move):
            return self
        done = replace(_DONE[move.kind](at, move, other), moved=move.at, spent=at.spent_by(move.at))
        if move.kind not in BESIDE:
            done = replace(done, last=move, began=move.at)
        return replace(done, since=move.at if done.together() else None)

    def _fits(self, move: Move) -> bool:
        if move.kind in BESIDE or move.kind == "stop":
            return self._beside(move.by, move.kind)
        anew = self.lapsed and self._again(move.by, move.kind)
        return not self.paused and (anew or self._follows(move.by, move.kind, move.at))


def _topic(at: Floor, move: Move, other: Hashable) -> Floor:
    return replace(at, phase="proposed", speaker=move.by if move.first else other)


def _agree(at: Floor, move: Move, other: Hashable) -> Floor:
    return replace(at, phase="say")


def _say(at: Floor, move: Move, other: Hashable) -> Floor:
    return replace(at, phase="back", added=False, spoke=at.spoke | {move.by})


def _back(at: Floor, move: Move, other: Hashable) -> Floor:
    return replace(at, phase="answer", listened=at.listened | {move.by})


def _yes(at: Floor, move: Move, other: Hashable) -> Floor:
    return replace(at, phase="heard", rounds=at.rounds + 1, heard=True)


def _not_quite(at: Floor, move: Move, other: Hashable) -> Floor:
    return replace(at, phase="back")


def _add(at: Floor, move: Move, other: Hashable) -> Floor:
    return replace(at, added=True)


def _swap(at: Floor, move: Move, other: Hashable) -> Floor:
    listener = other if at.speaker == move.by else move.by
    return replace(at, phase="say", speaker=listener, rounds=0, added=False)


def _close(at: Floor, move: Move, other: Hashable) -> Floor:
    closed = at.closed | {move.by}
    return replace(at, phase="closed" if other in closed else "closing", closed=closed)


def _stop(at: Floor, move: Move, other: Hashable) -> Floor:
    return replace(at, phase="stopped", paused=False)


def _pause(at: Floor, move: Move, other: Hashable) -> Floor:
    return replace(
        at, paused=True, pauses=at.pauses + 1, paused_at=move.at, until=move.until, returned=frozenset()
    )


def _resume(at: Floor, move: Move, other: Hashable) -> Floor:
    """It goes on when both are back: nobody is brought back by the other."""
    returned = at.returned | {move.by}
    if other not in returned:
        return replace(at, returned=returned)
    return replace(at, paused=False, until=None, returned=frozenset(), began=move.at)


def _together(at: Floor, move: Move, other: Hashable) -> Floor:
    return replace(at, joined=at.joined | {move.by}, began=move.at)


def _apart(at: Floor, move: Move, other: Hashable) -> Floor:
    return replace(at, joined=frozenset())


_DONE: Final = {
    "topic": _topic,
    "agree": _agree,
    "say": _say,
    "back": _back,
    "yes": _yes,
    "not-quite": _not_quite,
    "add": _add,
    "swap": _swap,
    "close": _close,
    "stop": _stop,
    "pause": _pause,
    "resume": _resume,
    "together": _together,
    "apart": _apart,
}


def floor(moves: Iterable[Move], one: Hashable, two: Hashable, heavy: bool = False) -> Floor:
    """How a dialogue between these two stands after these moves. Moves of anybody else do not count."""
    at = Floor(heavy)
    for move in moves:
        if move.by in (one, two):
            at = at.after(move, two if move.by == one else one)
    return at


def part_done(at: Floor, who: Hashable) -> bool:
    """Whether this person had a turn as speaker and as listener, or closed it."""
    return who in at.closed or (who in at.spoke and who in at.listened)
