"""What a program is made of. Frozen: read once at start and shared by every request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

from goldseam.journey.program.texts import Said, Texts

Kind = Literal["read", "reflect", "exchange", "guess", "letter", "sort", "practice", "room"]
Who = Literal["each", "hurt", "responsible", "together"]
Audience = Literal["me", "both-when-both", "other-when-handed", "both"]
Weight = Literal["light", "heavy"]
Grade = Literal["trial", "small-study", "clinical", "own"]
PartType = Literal[
    "long", "short", "choice", "choices", "scale", "circles", "feelings", "list", "date", "cards"
]
Since = Literal["done", "handed", "received"]

JOINT: frozenset[Audience] = frozenset(get_args(Audience)) - {"me"}


@dataclass(frozen=True)
class Part:
    """One field of an activity. ``low`` and ``high`` are the ends of a scale, in whole steps."""

    id: str
    type: PartType
    required: bool = False
    low: int = 1
    high: int = 7


@dataclass(frozen=True)
class Wait:
    """So many hours after something the same person did with another activity. With ``only``, it belongs to
    that alone: before it happened there is nothing to do here."""

    after: str
    since: Since
    hours: int
    only: bool = False


@dataclass(frozen=True)
class Scope:
    """Which packs something belongs to. An empty list means all."""

    relationships: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()
    breaches: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.relationships or self.causes or self.breaches)

    def takes(self, tags: frozenset[str]) -> bool:
        """Whether a reader with these tags is inside every list that is not empty."""
        return all(not one or one & tags for one in (self.relationships, self.causes, self.breaches))

    def touches(self, tags: frozenset[str]) -> bool:
        """Whether any list names one of these tags."""
        return bool((self.relationships | self.causes | self.breaches) & tags)


@dataclass(frozen=True)
class Breach:
    """A kind of breach. A ``private`` one is never offered to the shared list."""

    slug: str
    cause: str = ""
    private: bool = False


@dataclass(frozen=True)
class Evidence:
    """What a text rests on: the source, how sure it is, what it showed and where that ends."""

    slug: str
    source: str
    grade: Grade
    where: str
    texts: Mapping[str, Texts] = field(repr=False)

    def said(self, language: str) -> Said:
        return Said.in_language(self.texts, language, frozenset())


@dataclass(frozen=True)
class Activity:
    """One thing to do, in one step. ``rest`` in hours, ``minutes`` an honest estimate. What is ``inside`` a
    room is listed on the room's page, and not in the step. ``drawn``: its writer sees their own
    marks over time. ``in_turn``: where both write one, the second waits a week."""

    slug: str
    step: int
    kind: Kind
    who: Who
    audience: Audience
    weight: Weight
    minutes: int
    rest: int
    needs: tuple[str, ...]
    waits: tuple[Wait, ...]
    optional: bool
    first_day: bool
    landing: bool
    stays: bool
    room: str
    revision: int
    only_for: Scope
    not_for: Scope
    evidence: tuple[str, ...]
    parts: tuple[Part, ...]
    texts: Mapping[str, Texts] = field(repr=False)
    inside: str = ""
    drawn: bool = False
    in_turn: bool = False
    again: int = 0
    again_after: Mapping[str, int] = field(default_factory=dict)

    @property
    def heavy(self) -> bool:
        return self.weight == "heavy"

    @property
    def joint(self) -> bool:
        """Whether the other ever sees something of it by the activity itself."""
        return self.who == "together" or self.audience in JOINT

    def is_for(self, tags: frozenset[str]) -> bool:
        """Whether it belongs to a reader's pack, cause and roles. An unnamed role is not yet a role."""
        if self.who in ("hurt", "responsible") and self.who not in tags:
            return False
        return self.only_for.takes(tags) and not self.not_for.touches(tags)

    def days_between(self, tags: frozenset[str]) -> int:
        """The least days between two versions that a writer with these causes hands over; 0 for none."""
        return max([self.again, *(days for cause, days in self.again_after.items() if cause in tags)])

    def said(self, language: str, tags: frozenset[str]) -> Said:
        """Its texts in a language (or the source's), in the words for this reader."""
        return Said.in_language(self.texts, language, tags)


@dataclass(frozen=True)
class Step:
    """One step of the way. ``days`` is the least time in it; ``gate``: the next gate waits for it."""

    number: int
    days: int
    days_after: Mapping[str, int]
    gate: bool
    always_open: bool
    evidence: tuple[str, ...]
    activities: tuple[Activity, ...]
    texts: Mapping[str, Texts] = field(repr=False)
    folder: str = ""

    def least_days(self, tags: frozenset[str]) -> int:
        """The least days in this step for a reader with these causes."""
        return max([self.days, *(days for cause, days in self.days_after.items() if cause in tags)])

    def said(self, language: str, tags: frozenset[str]) -> Said:
        return Said.in_language(self.texts, language, tags)


@dataclass(frozen=True)
class Program:
    """Every step in order, with what the whole program knows. ``ways_through`` are the activities for when
    it does not go as hoped."""

    languages: tuple[str, ...]
    relationships: tuple[str, ...]
    causes: tuple[str, ...]
    breaches: tuple[Breach, ...]
    safeguards: tuple[str, ...]
    steps: tuple[Step, ...]
    evidence: Mapping[str, Evidence]
    texts: Mapping[str, Texts] = field(repr=False)
    ways_through: tuple[str, ...] = ()

    @cached_property
    def activities(self) -> Mapping[str, Activity]:
        """Every activity by its slug, in the order of the way."""
        return {one.slug: one for step in self.steps for one in step.activities}

    @cached_property
    def by_number(self) -> Mapping[int, Step]:
        return {step.number: step for step in self.steps}

    @cached_property
    def before(self) -> Mapping[int, Step | None]:
        """The gate before each step: what has to be done for me before it opens."""
        found: dict[int, Step | None] = {}
        gate: Step | None = None
        for step in self.steps:
            found[step.number] = None if step.always_open else gate
            if step.gate:
                gate = step
        return found

    def said(self, language: str) -> Said:
        return Said.in_language(self.texts, language, frozenset())
