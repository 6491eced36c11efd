"""Everybody the program speaks to: what they are to each other, what happened, and their part in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from goldseam.bonds import breaches
from goldseam.exercises.answers import PILES
from goldseam.exercises.feelings import WORDS as FEELINGS
from goldseam.exercises.overlaps import PLACES as PLACES_OF_CARDS
from goldseam.journey.program.loaded import program
from goldseam.journey.program.shape import Activity, Part
from goldseam.journey.program.texts import Said

STEPS = tuple(range(9))
LANGUAGES = ("en", "es")
PLACES = ("parent", "child", "")
ROLES = (("hurt",), ("responsible",), ("elsewhere",), ("hurt", "responsible"), ())


@dataclass(frozen=True)
class Reader:
    """One reader: ``told`` are the parts they took in what happened, all of one kind of breach."""

    kind: str
    breach: str = ""
    roles: tuple[str, ...] = ()
    place: str = ""
    cause: str = ""

    @property
    def tags(self) -> frozenset[str]:
        """As the bond would give them."""
        named = {one.slug: one for one in program().breaches}
        found = {self.kind, self.place, *self.roles}
        if self.roles:
            one = named[self.breach] if self.breach else None
            found |= {self.breach, self.cause or (one.cause if one else "")}
            found.add(breaches.PRIVATE if one and one.private else "")
        return frozenset(found - {""})

    def __str__(self) -> str:
        return "-".join(filter(None, (self.kind, self.place, self.breach, self.cause, *self.roles)))


def everybody() -> Iterator[Reader]:
    """Every relationship with every kind of breach, every part in it and every place."""
    whole = program()
    happened = [(one.slug, "") for one in whole.breaches] + [("other", cause) for cause in whole.causes]
    for kind in whole.relationships:
        for place in PLACES if kind == "parent-child" else ("",):
            yield Reader(kind, place=place)
            for roles in ROLES:
                for breach, cause in happened if roles else ():
                    yield Reader(kind, breach, roles, place, cause)


def matrix() -> list[Reader]:
    """Every relationship and place with every cause, every private kind of breach and every part in it."""
    whole = program()
    public = [one for one in whole.breaches if one.cause and not one.private]
    happened = [next(one.slug for one in public if one.cause == cause) for cause in whole.causes]
    happened += [one.slug for one in whole.breaches if one.private]
    return [
        Reader(kind, breach, roles, place)
        for kind in whole.relationships
        for place in (PLACES[:2] if kind == "parent-child" else ("",))
        for breach in happened
        for roles in ROLES
        if roles
    ]


def covering() -> list[Reader]:
    """Few enough to do everything as each of them: every tag is in one, and every pack meets every cause."""
    whole = program()
    causes = {"betrayal": "affair", "dishonesty": "lie", "old-wound": "childhood"}
    assert set(causes) == set(whole.causes)
    roles = [one for one in ROLES if one]
    found = []
    for number, kind in enumerate(whole.relationships):
        for more, breach in enumerate(causes.values()):
            place = PLACES[more] if kind == "parent-child" else ""
            found.append(Reader(kind, breach, roles[(number + more) % len(roles)], place))
    rest = [one.slug for one in whole.breaches if one.slug not in causes.values()]
    for number, breach in enumerate(rest):
        kind = whole.relationships[number % len(whole.relationships)]
        place = PLACES[number % 2] if kind == "parent-child" else ""
        found.append(Reader(kind, breach, roles[number % len(roles)], place))
    return found


def activities(tags: frozenset[str]) -> list[Activity]:
    """What the steps ask of this reader."""
    steps = [program().by_number[number] for number in STEPS]
    return [one for step in steps for one in step.activities if one.is_for(tags)]


def filled(activity: Activity, said: Said, words: str) -> dict[str, Any]:
    """One right way to fill in every part of it."""
    fields: dict[str, Any] = {}
    for part in activity.parts:
        given = answer(part, said, words)
        if activity.kind in ("guess", "sort"):
            laid = "4" if activity.kind == "guess" else PLACES_OF_CARDS[0]
            fields |= {f"{part.id}.{slug}": laid for slug, _ in said.items("cards", part.id)}
            fields |= {f"{part.id}.{slug}.guess": laid for slug, _ in said.items("cards", part.id)}
        elif isinstance(given, dict):
            fields |= {f"p-{part.id}-{slug}": pile for slug, pile in given.items()}
        else:
            fields[f"p-{part.id}"] = given
    return fields


def answer(part: Part, said: Said, words: str) -> Any:
    return {
        "long": words,
        "short": words,
        "list": f"{words}\n{words}",
        "date": "2026-03-01",
        "scale": str(part.high),
        "circles": "4",
        "feelings": [next(iter(FEELINGS))],
        "choice": next((slug for slug, _ in said.items("options", part.id)), ""),
        "choices": [slug for slug, _ in said.items("options", part.id)][:2],
        "cards": {slug: next(iter(PILES)) for slug, _ in said.items("cards", part.id)},
    }[part.type]


MARKS = re.compile(r"\{\{|\}\}|\{%|%\(|\bNone\b(?! (?:of|that|for)\b)|^#+ |\*\*|&lt;|\[\[", re.MULTILINE)
NAMED = {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "legend",
    "label",
    "button",
    "summary",
    "li",
    "dt",
    "option",
    "a",
}
WHOLE = {"input", "br", "img", "hr", "meta", "link"}


@dataclass
class Looked(HTMLParser):
    """A page, looked at for what no page may hold: places for words without words, and marks of templates."""

    faults: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open: list[tuple[str, int, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Holds no words."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in WHOLE:
            return
        spoken = any(name in ("aria-label", "title") and value for name, value in attrs)
        self.open.append((tag, len(self.words), spoken))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            opened, since, spoken = self.open.pop()
            if opened in NAMED and not spoken and len(self.words) == since:
                self.faults.append(f"an empty {opened}")
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        if data.strip() and (not self.open or self.open[-1][0] not in ("script", "style")):
            self.words.append(" ".join(data.split()))

    @classmethod
    def at(cls, page: str) -> Looked:
        found = cls()
        found.feed(page)
        text = "\n".join(found.words)
        found.faults += [f"{one!r} on the page" for one in set(MARKS.findall(text))]
        return found
