"""The six parts of an apology: which are found in a letter, begun, or not there yet. Pure.

The parts follow what studies of apologies name again and again (Lewicki, Polin & Lount 2016; Schumann 2018;
see docs/evidence.md): owning it weighs most, then the repair; asking to be forgiven weighs least, and is
left to the other. A way to notice what is missing, never a mark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from goldseam.apology.notes import Found

State = Literal["found", "softened", "begun", "not-yet"]


@dataclass(frozen=True)
class Sign:
    """What shows that a part is there, and which evasions in it take some of it back."""

    shown_by: str
    softened_by: frozenset[str]


PARTS: Final[Mapping[str, Sign]] = {
    "did": Sign("deed", frozenset({"agentless", "vague", "conditional", "minimising"})),
    "cost": Sign("cost", frozenset({"minimising", "feelings-instead", "conditional"})),
    "mine": Sign("owned", frozenset({"defence", "blame-turned", "excuse", "agentless"})),
    "sorry": Sign("sorry", frozenset({"conditional", "feelings-instead", "defence", "self-punishment"})),
    "now": Sign("repair", frozenset({"grand", "self-punishment"})),
    "yours": Sign("answer-left", frozenset({"hurrying", "self-punishment"})),
}


def states(letter: Mapping[str, str], read: Mapping[str, Sequence[Found]]) -> dict[str, State]:
    """Where each part of a letter stands, by what the rules found in it; with nothing read, only whether
    there are words.

    ``found``: a sign of it stands somewhere in the letter. ``softened``: its own words hold an evasion that
    takes some of it back. ``begun``: there are words, and no rule knows them. ``not-yet``: no words.
    """
    kinds = {part: {one.kind for one in found} for part, found in read.items()}
    everywhere = set[str]().union(*kinds.values())
    return {
        part: _state(letter.get(part, ""), sign, kinds.get(part, set()), everywhere)
        for part, sign in PARTS.items()
    }


def _state(text: str, sign: Sign, here: set[str], everywhere: set[str]) -> State:
    if here & sign.softened_by:
        return "softened"
    if sign.shown_by in everywhere:
        return "found"
    return "begun" if text.strip() else "not-yet"
