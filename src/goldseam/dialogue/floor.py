"""Whose turn it is in a dialogue, and for what. Pure: the moves so far, and nothing else.

By the rules of speaker and listener as PREP teaches them (Stanley, Markman and Blumberg, 1997): the speaker
has the floor, the listener says it back, and the floor is passed on only after the speaker was heard.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final, Literal

Kind = Literal["topic", "agree", "say", "back", "yes", "not-quite", "add", "swap", "close", "stop"]
Phase = Literal["empty", "proposed", "say", "back", "answer", "heard", "closing", "closed", "stopped"]

KINDS: Final[tuple[Kind, ...]] = (
    *("topic", "agree", "say", "back", "yes"),
    *("not-quite", "add", "swap", "close", "stop"),
)
ROUNDS: Final = 4
"""So many things one person says before the roles change: two to four, and the last is the most."""

OVER: Final[frozenset[Phase]] = frozenset(("closed", "stopped"))
_ANSWERED: Final[dict[Phase, Kind]] = {"proposed": "topic", "back": "say", "answer": "back"}
"""Whose words are answered next in each of these."""


@dataclass(frozen=True)
class Move:
    """What somebody did. ``first``: of a topic, whether its proposer would like to speak first. ``removed``:
    its words were taken back since; that it was made stays."""

    kind: Kind
    by: Hashable
    first: bool = True
    removed: bool = False


@dataclass(frozen=True)
class Floor:
    """How a dialogue stands. ``last`` is the newest move that counted; ``spoke`` and ``listened`` are those
    who said something and those who said something back; ``rounds`` is how often the speaker was heard since
    the roles changed."""

    phase: Phase = "empty"
    speaker: Hashable | None = None
    last: Move | None = None
    rounds: int = 0
    heard: bool = False
    added: bool = False
    spoke: frozenset[Hashable] = field(default_factory=frozenset)
    listened: frozenset[Hashable] = field(default_factory=frozenset)
    closed: frozenset[Hashable] = field(default_factory=frozenset)

    @property
    def over(self) -> bool:
        """Whether nothing can follow any more."""
        return self.phase in OVER

    @property
    def lapsed(self) -> bool:
        """Whether the words that would be answered next were taken back, so that they may be said anew."""
        return self.last is not None and self.last.removed and self.last.kind == _ANSWERED.get(self.phase)

    def moves(self, who: Hashable) -> frozenset[Kind]:
        """Everything this person may do now."""
        return frozenset(kind for kind in KINDS if self.may(who, kind))

    def may(self, who: Hashable, kind: Kind) -> bool:
        """Whether this person may do this now."""
        if self.lapsed and kind != "stop":
            return self._again(who, kind)
        return self._follows(who, kind)

    def _again(self, who: Hashable, kind: Kind) -> bool:
        """What was taken back may be said anew, by whoever had said it; a topic by either."""
        assert self.last is not None
        return kind == self.last.kind and (kind == "topic" or who == self.last.by)

    def _follows(self, who: Hashable, kind: Kind) -> bool:
        speaks, mine = who == self.speaker, self.last is not None and self.last.by == who
        match kind:
            case "topic":
                return self.phase == "empty" or (self.phase == "proposed" and not mine)
            case "agree":
                return self.phase == "proposed" and not mine
            case "say":
                return speaks and (self.phase == "say" or (self.phase == "heard" and self.rounds < ROUNDS))
            case "back":
                return self.phase == "back" and not speaks
            case "yes" | "not-quite":
                return self.phase == "answer" and speaks
            case "add":
                return self.phase == "heard" and not speaks and not self.added
            case "swap":
                return self.phase == "heard"
            case "close":
                begun = self.phase == "heard" or (self.phase == "say" and self.heard)
                return begun or (self.phase == "closing" and who not in self.closed)
            case "stop":
                return self.phase not in ("empty", *OVER)

    def after(self, move: Move, other: Hashable) -> Floor:
        """How it stands when this was done; ``other`` is whoever did not do it. What could not follow changes
        nothing, wherever it comes from. Whether earlier words were taken back since plays no part."""
        anew = self.lapsed and self._again(move.by, move.kind)
        if not (anew or self._follows(move.by, move.kind)):
            return self
        return replace(_DONE[move.kind](self, move, other), last=move)


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
    return replace(at, phase="stopped")


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
}


def floor(moves: Iterable[Move], one: Hashable, two: Hashable) -> Floor:
    """How a dialogue between these two stands after these moves. Moves of anybody else do not count."""
    at = Floor()
    for move in moves:
        if move.by in (one, two):
            at = at.after(move, two if move.by == one else one)
    return at


def part_done(at: Floor, who: Hashable) -> bool:
    """Whether this person had a turn as speaker and as listener, or closed it."""
    return who in at.closed or (who in at.spoke and who in at.listened)
