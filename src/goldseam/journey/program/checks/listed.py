"""What lies in the folder and is named nowhere, and what is named and is not there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from goldseam.bonds.models import Kind
from goldseam.journey.program.checks.subject import PLACES, ROLES, Subject
from goldseam.journey.program.faults import Fault

TAKEN = ROLES | PLACES | {"private"}


def faults(subject: Subject) -> Iterator[Fault]:
    """Of the folder as a whole: steps, activities and evidence, and the names that program.toml gives."""
    yield from _steps(subject)
    for step in subject.program.steps:
        folder = subject.root / step.folder
        yield from _beside(folder, {one.slug for one in step.activities}, "step", "`activities` in step.toml")
    yield from _beside(subject.root / "evidence", set(subject.program.evidence), "", "an evidence card")
    yield from _evidence(subject)
    yield from _days(subject)
    yield from _names(subject)


def _steps(subject: Subject) -> Iterator[Fault]:
    named = {step.folder for step in subject.program.steps}
    for path in _inside(subject.root, "*/step.toml"):
        if path.parent.name not in named:
            yield Fault(
                path, 1, "This step is not listed.", f'Add "{path.parent.name}" to `steps` in program.toml.'
            )
    counted = Counter(step.folder for step in subject.program.steps)
    for folder in sorted(one for one, times in counted.items() if times > 1):
        line = subject.at(subject.listing, "steps", folder)
        yield Fault(subject.listing, line, f"The step `{folder}` is listed twice.", "Keep one of them.")


def _beside(folder: Path, named: set[str], own: str, where: str) -> Iterator[Fault]:
    for path in _inside(folder, "*.toml"):
        if path.stem not in {*named, own}:
            yield Fault(
                path,
                1,
                "This activity is not listed.",
                f'Add "{path.stem}" to {where}, or take the file away.',
            )
    for path in _inside(folder, "*.md"):
        stem = path.name.split(".")[0]
        if stem not in {*named, own} and not (folder / f"{stem}.toml").exists():
            yield Fault(
                path,
                1,
                f"These words belong to nothing: there is no {stem}.toml here.",
                "Write it, or rename.",
            )


def _inside(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(folder.glob(pattern))
    except OSError:
        return []


def _evidence(subject: Subject) -> Iterator[Fault]:
    known = {**(subject.beside.evidence if subject.beside else {}), **subject.program.evidence}
    used = set()
    named = [(subject.listing_of(step), step.evidence) for step in subject.program.steps]
    named += [(subject.file_of(step, one), one.evidence) for step, one in subject.walked]
    for path, slugs in named:
        used |= set(slugs)
        for slug in slugs:
            if slug not in known:
                yield Fault(
                    path,
                    subject.at(path, "evidence", slug),
                    f"There is no evidence `{slug}`.",
                    f"Write evidence/{slug}.toml with its text, or take the name out.",
                )
    for slug in sorted(set(subject.program.evidence) - used):
        path = subject.root / "evidence" / f"{slug}.toml"
        mend = "Name it in the `evidence` of a step or an activity, or take it away."
        yield Fault(path, 1, "This evidence is never used.", mend, stops=False)


def _days(subject: Subject) -> Iterator[Fault]:
    """Days after a cause, in steps and in letters that may be asked for again."""
    causes = subject.base.causes
    named = [(subject.listing_of(step), "days_after", step.days_after) for step in subject.program.steps]
    named += [(subject.file_of(step, one), "again_after", one.again_after) for step, one in subject.walked]
    for path, table, days in named:
        for cause in sorted(set(days) - set(causes)):
            yield Fault(
                path,
                subject.at(path, cause, table=table),
                f"There is no cause `{cause}`.",
                f"Use one of: {', '.join(causes)}.",
            )


def _names(subject: Subject) -> Iterator[Fault]:
    program, listing = subject.program, subject.listing
    if subject.beside is not None:
        for key in ("relationships", "causes", "safeguards", "ways_through", "breaches"):
            if getattr(program, key):
                yield Fault(
                    listing,
                    subject.at(listing, key, table=key if key == "breaches" else ""),
                    f"`{key}` are those of the program this one stands beside.",
                    f"Take `{key}` away.",
                )
        return
    missing = set(Kind.values) ^ set(program.relationships)
    if missing:
        yield Fault(
            listing,
            subject.at(listing, "relationships"),
            f"The relationships are not those a bond can be of: {', '.join(sorted(missing))}.",
            f"Write exactly: {', '.join(Kind.values)}.",
        )
    for nth, one in enumerate(program.breaches):
        if one.cause and one.cause not in program.causes:
            yield Fault(
                listing,
                subject.at(listing, "cause", table="breaches", nth=nth),
                f"There is no cause `{one.cause}`.",
                f"Use one of: {', '.join(program.causes)}; or an empty one, which is asked for.",
            )
    tags = [*program.relationships, *program.causes, *(one.slug for one in program.breaches), *TAKEN]
    for tag in sorted(one for one, times in Counter(tags).items() if times > 1):
        of_breach = [nth for nth, one in enumerate(program.breaches) if one.slug == tag]
        at = subject.at(listing, "slug", table="breaches", nth=of_breach[-1]) if of_breach else None
        key = "causes" if tag in program.causes else "relationships"
        yield Fault(
            listing,
            at or subject.at(listing, key, tag),
            f"The name `{tag}` means more than one thing.",
            "Relationships, causes, breaches, roles and places are all tags: give each a name of its own.",
        )
