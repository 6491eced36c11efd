"""Notes on the words of an apology: what may be heard as an evasion, and what is exact. Pure.

Simple rules find them, and simple rules are wrong now and then: a note is something to look at. Nothing here
counts, weighs or keeps anything.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from goldseam.apology.sentences import plain, sentences

EVASIONS: Final = (
    "conditional",
    "defence",
    "blame-turned",
    "minimising",
    "agentless",
    "feelings-instead",
    "excuse",
    "hurrying",
    "vague",
    "grand",
    "self-punishment",
)
GOOD: Final = ("deed", "cost", "owned", "sorry", "repair", "answer-left")
KINDS: Final = (*EVASIONS, *GOOD)
GIVE_WAY: Final = ("defence", "minimising", "excuse", "agentless", "vague")
"""Evasions that give way where the same words are another one, the last of them first."""

READ: Final = 20_000
"""Characters of a part that are looked at: some forty sheets. Nobody is kept waiting for longer ones."""
MOST: Final = 5
"""Notes shown at once. More would be a correction, and nobody reads a correction of an apology to its end."""
MOST_GOOD: Final = 2
"""Notes on what is good, beside at least one on an evasion; alone there may be three."""


_AFTER: Final = f"{string.whitespace}.,;:!?…"

NEVER: Final = re.compile(r"(?!)")
"""Finds nothing."""


@dataclass(frozen=True)
class Rule:
    """One way of saying something of a kind. ``unless``: what in its sentence makes it something else."""

    kind: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] = NEVER


@dataclass(frozen=True)
class Rules:
    """The rules of one language. ``taken_back``: what, in the sentence after, unsays an evasion (“That is no
    excuse”)."""

    language: str
    rules: Sequence[Rule]
    taken_back: re.Pattern[str] = NEVER


@dataclass(frozen=True, order=True)
class Found:
    """Something of a kind in one text, from ``start`` to before ``end``, in characters from 0. What is good
    is good to the end of its sentence."""

    start: int
    end: int
    kind: str

    @property
    def good(self) -> bool:
        return self.kind in GOOD

    def meets(self, other: Found) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Note:
    """What to show at one place of one part of a letter."""

    part: str
    found: Found


def found_in(text: str, rules: Rules) -> list[Found]:
    """Everything the rules find in a text, in its order; each kind once a sentence.

    Takes time in proportion to the text, and no more than for its first ``READ`` characters.
    """
    read = plain(text[:READ])
    spans = list(sentences(read))
    told = [read[start:end] for start, end in spans]
    after = [*told, ""][1:]
    return [
        found
        for (start, _), sentence, following in zip(spans, told, after, strict=True)
        for found in _apart(_in_sentence(sentence, following, rules), start)
    ]


def _apart(matches: Iterable[Found], start: int) -> list[Found]:
    """Those of one sentence that begins at ``start``, in its order. Where an evasion that gives way is in
    the same words as another, the other stands: what is particular, and not what could be said of much."""
    kept: list[Found] = []
    for one in sorted(
        matches, key=lambda found: GIVE_WAY.index(found.kind) if found.kind in GIVE_WAY else -1
    ):
        if one.kind not in GIVE_WAY or not any(one.meets(other) for other in kept if not other.good):
            kept.append(one)
    return [Found(start + one.start, start + one.end, one.kind) for one in sorted(kept)]


def _end(sentence: str, kind: str, at: re.Match[str]) -> int:
    """Where the telling words end, without a sign after them; what is good ends with its sentence."""
    if kind in GOOD:
        return max(len(sentence.rstrip(_AFTER)), at.end())
    return max(len(sentence[: at.end()].rstrip(_AFTER)), at.start() + 1)


def _in_sentence(sentence: str, following: str, rules: Rules) -> Iterator[Found]:
    unsaid = rules.taken_back.search(sentence) or rules.taken_back.search(following)
    seen = set[str]()
    for rule in rules.rules:
        if rule.kind in seen or (unsaid and rule.kind in EVASIONS):
            continue
        at = rule.pattern.search(sentence)
        if at is not None and not rule.unless.search(sentence):
            seen.add(rule.kind)
            yield Found(at.start(), _end(sentence, rule.kind, at), rule.kind)


def reading(letter: Mapping[str, str], rules: Rules) -> dict[str, list[Found]]:
    """Everything the rules find in each part of a letter."""
    return {part: sorted(found_in(text, rules)) for part, text in letter.items()}


def notes(read: Mapping[str, Sequence[Found]]) -> list[Note]:
    """At most ``MOST`` notes on a letter that was read: each kind once, none upon another, in the order of
    its parts."""
    everything = [Note(part, one) for part, found in read.items() for one in found]
    evasions = _each_once([note for note in everything if not note.found.good], [])[:MOST]
    room = min(MOST_GOOD if evasions else MOST_GOOD + 1, MOST - len(evasions))
    good = _each_once([note for note in everything if note.found.good], evasions)[:room]
    order = {part: at for at, part in enumerate(read)}
    return sorted([*evasions, *good], key=lambda note: (order[note.part], note.found))


def _each_once(candidates: Sequence[Note], taken: Sequence[Note]) -> list[Note]:
    """The first of each kind that touches none before it."""
    kept: list[Note] = []
    for note in candidates:
        near = [one for one in (*taken, *kept) if one.part == note.part]
        if note.found.kind in {one.found.kind for one in kept} or any(
            one.found.meets(note.found) for one in near
        ):
            continue
        kept.append(note)
    return kept
