"""What two people who sorted the same cards have in common, and where they differ. Nothing is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from goldseam.exercises.answers import Answered

Place = Literal["fine", "depends", "not-fine"]
PLACES: Final[tuple[Place, ...]] = get_args(Place)
NOWHERE: Final = ""


@dataclass(frozen=True)
class Laid:
    """Where one person laid a card ("" for nowhere), and their word with it."""

    place: str = NOWHERE
    word: str = ""


@dataclass(frozen=True)
class Matter:
    """One card as the two laid it."""

    text: str
    mine: Laid
    theirs: Laid


@dataclass(frozen=True)
class Overlaps:
    """The cards in five heaps, each in the order of the cards."""

    both_fine: list[Matter] = field(default_factory=list)
    both_not: list[Matter] = field(default_factory=list)
    differ: list[Matter] = field(default_factory=list)
    depends: list[Matter] = field(default_factory=list)
    left_open: list[Matter] = field(default_factory=list)


def laid(card: Answered) -> Laid:
    """What an answer says of its card."""
    value: Mapping[str, str] = card.value if isinstance(card.value, dict) else {}
    place = value.get("place", NOWHERE)
    return Laid(place if place in PLACES else NOWHERE, value.get("word", ""))


def overlaps(mine: Iterable[Answered], theirs: Iterable[Answered]) -> Overlaps:
    """Every card that either of the two has, in its heap. A card only one of them knows lies open."""
    here = {card.part: card for card in mine}
    there = {card.part: card for card in theirs}
    found = Overlaps()
    for part in [*here, *(part for part in there if part not in here)]:
        card = here.get(part) or there[part]
        matter = Matter(card.asked, *(laid(side[part]) if part in side else Laid() for side in (here, there)))
        _heap(found, matter.mine.place, matter.theirs.place).append(matter)
    return found


def _heap(found: Overlaps, mine: str, theirs: str) -> list[Matter]:
    if NOWHERE in (mine, theirs):
        return found.left_open
    if "depends" in (mine, theirs):
        return found.depends
    if mine != theirs:
        return found.differ
    return found.both_fine if mine == "fine" else found.both_not
