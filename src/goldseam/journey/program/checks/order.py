"""The order of the way: nothing waits for something that can not come before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from goldseam.journey.program.checks.subject import Subject
from goldseam.journey.program.faults import Fault
from goldseam.journey.program.shape import Activity, Step

ALONE = "who is alone"
"""A reader without a relationship: the other has not come yet."""


def faults(subject: Subject) -> Iterator[Fault]:
    """Of steps, and of what activities need and wait for."""
    yield from _numbers(subject)
    yield from _slugs(subject)
    yield from _gates(subject)
    named = {"safeguards": subject.program.safeguards, "ways_through": subject.program.ways_through}
    for key, slug in ((key, slug) for key, slugs in named.items() for slug in slugs):
        if slug not in subject.activities:
            line = subject.at(subject.listing, key, slug)
            yield Fault(subject.listing, line, f"There is no activity `{slug}`.", "Write it, or take it out.")
    for step, activity in subject.walked:
        yield from _named(subject, step, activity)
        yield from _later(subject, step, activity)
    yield from _circles(subject)


def _numbers(subject: Subject) -> Iterator[Fault]:
    steps = subject.program.steps
    for step, following in pairwise(steps):
        path = subject.listing_of(following)
        if step.number == following.number:
            yield Fault(
                path,
                subject.at(path, "number"),
                f"The steps {step.folder} and {following.folder} have the same number.",
                "Give each a number of its own.",
            )
        elif subject.beside is None and following.number != step.number + 1:
            yield Fault(
                path,
                subject.at(path, "number"),
                f"There is no step {step.number + 1}, and this is {following.number}.",
                "Number the steps one after the other.",
            )
    for step in steps if subject.beside is not None else ():
        if step.number not in subject.steps:
            path = subject.listing_of(step)
            yield Fault(
                path,
                subject.at(path, "number"),
                f"The bundled program has no step {step.number}, so nothing in it would be shown.",
                f"Use one of: {', '.join(str(number) for number in subject.steps)}.",
            )


def _slugs(subject: Subject) -> Iterator[Fault]:
    seen: dict[str, Step] = {}
    for step, activity in subject.walked:
        path = subject.listing_of(step)
        line = subject.at(path, "activities", activity.slug)
        if activity.slug in seen:
            yield Fault(
                path,
                line,
                f"The name `{activity.slug}` is used in {seen[activity.slug].folder} already.",
                "Give it a name of its own: what people did is kept under it.",
            )
        elif subject.beside is not None and activity.slug in subject.beside.activities:
            yield Fault(
                path,
                line,
                f"The bundled program has an activity `{activity.slug}`.",
                "Give yours another name; the bundled one stays.",
            )
        seen.setdefault(activity.slug, step)


def _gates(subject: Subject) -> Iterator[Fault]:
    """A gate that can not be done closes everything behind it."""
    if subject.beside is not None:
        return
    later = False
    for step in reversed(subject.program.steps):
        if step.gate and (step.activities or later):
            path = subject.listing_of(step)
            shut = [one for one in [ALONE, *sorted(subject.relationships)] if not _can_be_done(step, one)]
            if shut:
                yield Fault(
                    path,
                    subject.at(path, "gate"),
                    f"Some can never do this step, and nothing behind it would open: {', '.join(shut)}.",
                    "Have one activity that each of them does alone and that is not optional, or no `gate`.",
                )
        later = later or (bool(step.activities) and not step.always_open)


def _can_be_done(step: Step, relationship: str) -> bool:
    tags = frozenset({relationship} - {ALONE})
    return any(not one.optional and one.who != "together" and one.is_for(tags) for one in step.activities)


def _named(subject: Subject, step: Step, activity: Activity) -> Iterator[Fault]:
    path = subject.file_of(step, activity)
    for slug in activity.needs:
        if slug not in subject.activities:
            line = subject.at(path, "needs", slug)
            yield Fault(
                path, line, f"There is no activity `{slug}`.", "Look for its right name, or take it out."
            )
    for nth, wait in enumerate(activity.waits):
        line = subject.at(path, "after", table="waits", nth=nth)
        after = subject.activities.get(wait.after)
        if after is None:
            mend = "Look for its right name, or take the wait away."
            yield Fault(path, line, f"There is no activity `{wait.after}`.", mend)
        elif wait.since == "done" and after.kind == "room":
            yield Fault(
                path,
                line,
                f"`{wait.after}` is a room: it says that it is done, and not since when.",
                "Name it in `needs` instead, or wait for something else.",
            )
        elif wait.since != "done" and after.audience != "other-when-handed":
            yield Fault(
                path,
                line,
                f"`{wait.after}` is never handed over, so nothing is ever {wait.since}.",
                'Set `since = "done"`, or name something with `audience = "other-when-handed"`.',
            )


def _needed(subject: Subject, activity: Activity) -> tuple[str, ...]:
    """What has to be settled first: what it names, and before heavy joint work the safeguards."""
    guards = subject.base.safeguards
    if activity.heavy and activity.joint and activity.slug not in guards:
        return (*activity.needs, *guards)
    return activity.needs


def _later(subject: Subject, step: Step, activity: Activity) -> Iterator[Fault]:
    path = subject.file_of(step, activity)
    for slug in _needed(subject, activity):
        needed = subject.activities.get(slug)
        at = subject.steps.get(needed.step) if needed else None
        if needed is None or at is None or needed.first_day or at.always_open or at.number <= step.number:
            continue
        named = "needs" if slug in activity.needs else "weight"
        yield Fault(
            path,
            subject.at(path, named, slug if named == "needs" else ""),
            f"It waits for `{slug}`, which stands in step {at.number} and opens only after this step.",
            "Need something of this step or an earlier one, or set `first_day = true` there.",
        )


def _circles(subject: Subject) -> Iterator[Fault]:
    graph = {slug: _needed(subject, one) for slug, one in subject.activities.items()}
    for step, activity in subject.walked:
        if _leads_back(graph, activity.slug):
            path = subject.file_of(step, activity)
            yield Fault(
                path,
                subject.at(path, "needs"),
                "What this needs comes to need this again: none of it would ever open.",
                "Take one name out of `needs` in the circle.",
            )


def _leads_back(graph: Mapping[str, tuple[str, ...]], slug: str) -> bool:
    seen: set[str] = set()
    going = list(graph.get(slug, ()))
    while going:
        one = going.pop()
        if one == slug:
            return True
        if one not in seen:
            seen.add(one)
            going += graph.get(one, ())
    return False
