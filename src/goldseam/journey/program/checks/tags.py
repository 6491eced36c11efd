"""The tags of variants: known, possible together, and never telling the other or anybody too much."""

from __future__ import annotations

from collections.abc import Iterator

from goldseam.bonds.models import Kind
from goldseam.journey.program.checks.subject import PLACES, ROLES, Subject, Told
from goldseam.journey.program.faults import Fault
from goldseam.journey.program.shape import Activity
from goldseam.journey.program.texts import Variant

SHOWN = frozenset({"title", "ask", "options", "ends", "cards"})
"""Sections that stand over an answer wherever it goes."""


def faults(subject: Subject) -> Iterator[Fault]:
    """Of every variant in every language."""
    for told in subject.told:
        for name, part, variant in told.variants:
            yield from _unknown(told, variant, subject)
            yield from _accusing(told, variant, subject)
            yield from _never_met(told, variant, subject)
            if name in SHOWN and told.activity is not None and shareable(told.activity):
                yield from _telling(told, f"{name} {part}", variant, subject)


def shareable(activity: Activity) -> bool:
    """Whether the other may ever see an answer to it, and with it what was asked."""
    return activity.kind not in ("read", "room") and not activity.stays


def _unknown(told: Told, variant: Variant, subject: Subject) -> Iterator[Fault]:
    for tag in sorted(variant.tags - subject.tags):
        yield told.fault(
            variant.line,
            f"Nobody has the tag `{tag}`.",
            "Use a relationship, cause or breach of program.toml, or hurt, responsible, elsewhere, parent, "
            "child or private.",
        )


def _accusing(told: Told, variant: Variant, subject: Subject) -> Iterator[Fault]:
    if variant.tags & subject.private and variant.tags & ROLES:
        yield told.fault(
            variant.line,
            "A private breach and a role stand together. A reader has the tags of all that happened to them: "
            "these words would accuse somebody who has that role in something else.",
            "Take the role out, and write words that are right for everybody who named the breach.",
        )


def _never_met(told: Told, variant: Variant, subject: Subject) -> Iterator[Fault]:
    relationships = variant.tags & subject.relationships
    places = variant.tags & PLACES
    of_family = relationships <= {Kind.PARENT_AND_ADULT_CHILD.value} or not places
    if len(relationships) > 1 or len(places) > 1 or not of_family:
        yield told.fault(
            variant.line,
            "No reader has all these tags: a bond is of one kind, and only in parent-child is there a place.",
            "Write one variant for each, or take a tag out.",
        )
        return
    if told.activity is None:
        return
    kinds = relationships or ({Kind.PARENT_AND_ADULT_CHILD.value} if places else set())
    only, never = told.activity.only_for, told.activity.not_for
    if (kinds and only.relationships and not kinds <= only.relationships) or never.touches(
        variant.tags | kinds
    ):
        yield told.fault(
            variant.line,
            "This activity is never offered to a reader with these tags.",
            "Take the variant away, or widen the activity in its TOML file.",
        )


def _telling(told: Told, section: str, variant: Variant, subject: Subject) -> Iterator[Fault]:
    telling = variant.tags & subject.tags - subject.relationships - PLACES
    if telling:
        yield told.fault(
            variant.line,
            f"`{section.strip()}` differs for {', '.join(sorted(telling))}. It stands over what is shared, "
            "and would tell the other what this reader named.",
            "Ask everybody the same and move what differs to `help`, or set `stays = true` if the answer may "
            "never be shared.",
        )
