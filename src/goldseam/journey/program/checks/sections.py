"""Which sections a text file has, and what stands in them: nothing missing, nothing that is never shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from goldseam.journey.program.checks.subject import Sort, Subject, Told
from goldseam.journey.program.faults import Fault
from goldseam.journey.program.shape import Part, PartType
from goldseam.journey.program.texts import Variant, item

OF_WHOLE: dict[Sort, frozenset[str]] = {
    "program": frozenset(),
    "step": frozenset({"title", "line", "opening", "why"}),
    "activity": frozenset({"title", "line", "before", "read", "example", "after", "card", "heard"}),
    "evidence": frozenset({"showed", "limit"}),
}
OF_PART: dict[Sort, frozenset[str]] = {
    "program": frozenset({"breach", "cause"}),
    "step": frozenset(),
    "activity": frozenset({"ask", "help", "ends", "options", "cards"}),
    "evidence": frozenset(),
}
NEEDED: dict[Sort, tuple[str, ...]] = {
    "program": (),
    "step": ("line", "opening", "why"),
    "activity": ("line", "before"),
    "evidence": ("showed", "limit"),
}
MAY_BE_VARIANTS_ONLY = frozenset({"title", "help", "example", "after", "card", "heard"})
LISTED: dict[str, tuple[PartType, ...]] = {
    "ends": ("scale",),
    "options": ("choice", "choices"),
    "cards": ("cards",),
}


def faults(subject: Subject) -> Iterator[Fault]:
    """Of every text file: what it lacks is only told of the source's."""
    for told in subject.told:
        yield from _places(told)
        yield from _names(told, subject)
        yield from _lists(told)
    for told in subject.source:
        yield from _missing(told, subject)


def _places(told: Told) -> Iterator[Fault]:
    if not told.texts.title:
        yield told.fault(1, "The title is missing.", "Begin the file with a line `# ` and a title.")
    for odd in told.texts.oddities:
        if odd.text.startswith("#"):
            yield told.fault(
                odd.line,
                f"The format does not know this heading: {odd.text[:60]}",
                "Write `## name`, `## name part` or `## name part [tag, tag]`; there is one title a file.",
            )
        else:
            yield told.fault(
                odd.line, "This text stands outside of any section.", "Put a `## ` heading before it."
            )
    for name, part, variant in told.variants:
        if not variant.text:
            yield told.fault(variant.line, f"The section `{_called(name, part)}` is empty.", "Fill it in.")
    counted = Counter((name, part, variant.tags) for name, part, variant in told.variants)
    for name, part, variant in told.variants:
        if counted.pop((name, part, variant.tags), 1) > 1:
            yield told.fault(
                variant.line,
                f"`{_called(name, part, variant)}` stands here more than once.",
                "Keep one of them.",
            )


def _names(told: Told, subject: Subject) -> Iterator[Fault]:
    whole, of_part = OF_WHOLE[told.sort], OF_PART[told.sort]
    known = _parts(told, subject)
    for (name, part), variants in told.texts.sections.items():
        line = variants[0].line
        if part and name in of_part:
            if (name, part) not in known:
                yield told.fault(
                    line, f"There is nothing called `{part}` for `{name}` here.", _names_of(known, name)
                )
        elif part or name not in whole:
            listed = ", ".join([*sorted(whole), *(f"{one} <part>" for one in sorted(of_part))])
            yield told.fault(
                line,
                f"The format does not know the section `{_called(name, part)}` here.",
                f"Use one of: {listed}.",
            )


def _parts(told: Told, subject: Subject) -> set[tuple[str, str]]:
    """The sections that belong to something named in the TOML file."""
    if told.sort == "program":
        breaches = {("breach", one.slug) for one in subject.program.breaches}
        return breaches | {("cause", slug) for slug in subject.program.causes}
    found = set()
    for part in told.activity.parts if told.activity else ():
        found |= {("ask", part.id), ("help", part.id)}
        found |= {(name, part.id) for name, types in LISTED.items() if part.type in types}
        if told.activity and told.activity.kind == "guess" and part.type == "cards":
            found.add(("ends", part.id))  # each card is guessed on a scale
    return found


def _names_of(known: set[tuple[str, str]], name: str) -> str:
    listed = ", ".join(sorted(part for one, part in known if one == name))
    return f"Use one of: {listed}." if listed else "Take the section away, or add the part to the TOML file."


def _missing(told: Told, subject: Subject) -> Iterator[Fault]:
    sections = told.texts.sections
    for name in _needed(told):
        if (name, "") not in sections:
            yield told.fault(1, f"The section `{name}` is missing.", f"Add `## {name}` with its words.")
    for field in told.activity.parts if told.activity else ():
        for name, why in _needed_of(told, field):
            if (name, field.id) not in sections:
                mend = f"Add `## {name} {field.id}`: {why}."
                yield told.fault(1, f"The part `{field.id}` has no `{name}`.", mend)
    if told.sort == "program":
        for name, slug in sorted(_parts(told, subject) - set(sections)):
            yield told.fault(
                1, f"The {name} `{slug}` has no name.", f"Add `## {name} {slug}` with a few words."
            )
    for (name, part), variants in sections.items():
        if name not in MAY_BE_VARIANTS_ONLY and all(one.tags for one in variants):
            yield told.fault(
                variants[0].line,
                f"`{_called(name, part)}` has words for some readers, and none for all others.",
                f"Add the section without tags: `## {_called(name, part)}`.",
            )


def _needed(told: Told) -> tuple[str, ...]:
    reading = told.activity is not None and told.activity.kind == "read"
    return (*NEEDED[told.sort], "read") if reading else NEEDED[told.sort]


def _needed_of(told: Told, part: Part) -> Iterator[tuple[str, str]]:
    yield "ask", "what it asks, in a sentence or two"
    guessed = told.activity is not None and told.activity.kind == "guess"
    for name, types in LISTED.items():
        if part.type in types or (name == "ends" and part.type == "cards" and guessed):
            what = "two list items, the low end and the high end"
            yield name, what if name == "ends" else "a list of `- slug: words`"


def _lists(told: Told) -> Iterator[Fault]:
    for name, part, variant in told.variants:
        if name in LISTED and variant.text:
            yield from _list(told, name, part, variant)


def _list(told: Told, name: str, part: str, variant: Variant) -> Iterator[Fault]:
    items = []
    for line, text in enumerate(variant.text.split("\n"), start=variant.first):
        found = item(text)
        if found is None and text.strip():
            yield told.fault(
                line, f"This is no item of the list `{name} {part}`.", "Write each item in one line, `- ...`."
            )
        elif found is not None:
            items.append((line, *found))
    if name == "ends":
        if len(items) != 2:
            yield told.fault(
                variant.line,
                f"`ends {part}` has {len(items)} items.",
                "Write two: the low end, the high end.",
            )
        return
    if len(items) < 2:
        yield told.fault(
            variant.line, f"`{name} {part}` leaves nothing to choose.", "Write two items or more."
        )
    seen = set()
    for line, slug, _ in items:
        if not slug:
            yield told.fault(line, "This item has no slug.", "Write it as `- slug: words`.")
        elif slug in seen:
            yield told.fault(
                line, f"The slug `{slug}` stands here twice.", "Give each item a slug of its own."
            )
        seen.add(slug)


def _called(name: str, part: str, variant: Variant | None = None) -> str:
    tags = f" [{', '.join(sorted(variant.tags))}]" if variant and variant.tags else ""
    return f"{name} {part}".strip() + tags
