"""How hard the texts of a program are to read, as a table for its author."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from goldseam.journey.program.checks.subject import Subject
from goldseam.journey.program.readability import HIGHEST_GRADE, LEAST_EASE, Measured, measured

FORMULA = {
    "en": f"Flesch-Kincaid grade; the age of a reader is five more. Aim: {HIGHEST_GRADE:g} (age 12) or less.",
    "es": f"ease by Fernández Huerta, 0 to 100, higher is easier. Aim: {LEAST_EASE:g} (fairly easy) or more.",
}


def lines(subject: Subject) -> Iterator[str]:
    """For each language every text file, the hardest first, then what is above the aim, then counts."""
    rows = measured(subject)
    for language in subject.program.languages:
        own = [row for row in rows if row.told.language == language]
        if own:
            yield from _language(subject, language, own)
    yield from _counts(subject)


def _language(subject: Subject, language: str, rows: list[Measured]) -> Iterator[str]:
    formula = FORMULA.get(language.split("-")[0], "no formula is known here for this language.")
    yield f"How hard to read, {language}: {formula}"
    for row in rows:
        hardest = f"; hardest {row.hardest}, line {row.line}" if row.hardest else ""
        yield f"  {row.whole!s:<22}{row.whole.words:>6} words  {row.path.relative_to(subject.root)}{hardest}"
    hard = [row for row in rows if row.whole.hard]
    sections = [row for row in rows if row.hardest is not None and row.hardest.hard]
    yield f"Warnings: of {len(rows)} texts {len(hard)} are above the aim, in {len(sections)} a section is."
    for row in hard:
        yield f"  warning: {row.path}:1: {row.whole}"
    for row in sections:
        yield f"  warning: {row.path}:{row.line}: this section: {row.hardest}"
    yield ""


def _counts(subject: Subject) -> Iterator[str]:
    """How many activities and wordings there are in the source's language."""
    kinds = Counter(str(activity.kind) for _, activity in subject.walked)
    yield f"Activities by kind: {_listed(kinds)}"
    steps = Counter(step.folder for step, _ in subject.walked)
    yield f"Activities by step: {_listed(steps)}"
    tags = Counter(tag for told in subject.source for _, _, one in told.variants for tag in one.tags)
    base = subject.base
    packs = {tag: tags[tag] for tag in base.relationships}
    yield f"Own wordings by relationship: {_listed(packs)}"
    yield f"Own wordings by cause: {_listed({tag: tags[tag] for tag in base.causes})}"
    yield f"Own wordings by breach: {_listed({one.slug: tags[one.slug] for one in base.breaches})}"
    yield ""


def _listed(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {times}" for name, times in counted.items()) or "none"
