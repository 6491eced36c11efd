"""A booklet: what the program says to one reader, made for paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from goldseam.journey.listing import EvidenceCard
from goldseam.journey.paper import by_hand
from goldseam.journey.paper.by_hand import Twin
from goldseam.journey.paper.reader import Reader
from goldseam.journey.program.shape import Activity, Part, Program, Step
from goldseam.journey.program.texts import Said


@dataclass(frozen=True)
class Field:
    """One thing to answer. ``items`` are what there is to choose or to sort, without their slugs."""

    part: Part
    said: Said

    @property
    def ask(self) -> str:
        return self.said.say("ask", self.part.id)

    @property
    def help(self) -> str:
        return self.said.say("help", self.part.id)

    @property
    def items(self) -> list[str]:
        name = "cards" if self.part.type == "cards" else "options"
        return [words for _, words in self.said.items(name, self.part.id)]

    @property
    def ends(self) -> list[str]:
        return [words for _, words in self.said.items("ends", self.part.id)]

    @property
    def scale(self) -> range:
        """The figures to put a ring around."""
        return range(self.part.low, self.part.high + 1)

    @property
    def rows(self) -> range:
        return by_hand.rows(self.part.type)


@dataclass(frozen=True)
class Sheet:
    """One activity on paper."""

    activity: Activity
    said: Said
    twin: Twin

    @property
    def how(self) -> str:
        return by_hand.how(self.activity)

    @property
    def fields(self) -> list[Field]:
        return [Field(part, self.said) for part in self.activity.parts]


@dataclass(frozen=True)
class Chapter:
    """One step on paper."""

    step: Step
    said: Said
    sheets: list[Sheet]


@dataclass(frozen=True)
class Booklet:
    """Everything for one reader in one language."""

    program: Program
    reader: Reader
    language: str

    @cached_property
    def chapters(self) -> list[Chapter]:
        """Every step, with what is for this reader and has a use on paper."""
        return [
            Chapter(step, step.said(self.language, self.reader.tags), self._sheets(step))
            for step in self.program.steps
        ]

    @cached_property
    def evidence(self) -> list[EvidenceCard]:
        """What it rests on, each card once, in the order of the way."""
        named = dict.fromkeys(
            slug
            for chapter in self.chapters
            for slug in (
                *chapter.step.evidence,
                *(s for one in chapter.sheets for s in one.activity.evidence),
            )
        )
        known = self.program.evidence
        return [EvidenceCard(known[slug], known[slug].said(self.language)) for slug in named if slug in known]

    def _sheets(self, step: Step) -> list[Sheet]:
        found = []
        for activity in step.activities:
            twin = by_hand.twin(activity)
            if twin is not None and activity.is_for(self.reader.tags):
                found.append(Sheet(activity, activity.said(self.language, self.reader.tags), twin))
        return found
