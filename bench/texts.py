"""Says how many words the program has and how hard they are to read, as the tables of README.md.

    python -m bench.texts

The first: for each step and language, the words of its files with every wording, and how hard they are by
the usual formula (``journey.program.readability``): the median of its files, and the hardest of them. The
second: what one reader meets on the whole way, for each relationship: the fewest and the most over every
cause, private kind of breach, place and part, each section counted once, in the wording for that reader.
"""

from __future__ import annotations

import tests.home  # noqa: F401  # a throw-away home before Django reads its settings

# isort: split

import os
import re
from collections.abc import Iterator
from statistics import median

import django

from goldseam.journey.program.loaded import BUNDLED
from goldseam.journey.program.reading import read
from goldseam.journey.program.shape import Activity, Step

WORD = re.compile(r"\w+(?:['’]\w+)*")
ITEM = re.compile(r"^- [a-z0-9-]+: ", re.MULTILINE)
LEFT_OUT = ("example", "card", "heard")
"""Sections beside the way: examples are folded, and the other two are said elsewhere."""


def main() -> None:
    """Prints both tables."""
    for line in (*readability(), "", *counts()):
        print(line)


def readability() -> Iterator[str]:
    """A row for each step and language: files, words, the median and the hardest file's figure."""
    from goldseam.journey.program.checks.subject import Subject
    from goldseam.journey.program.readability import measured

    program = read(BUNDLED)[0]
    rows = measured(Subject(BUNDLED, program))
    yield "| step | language | files | words | median | hardest file |"
    yield "|---|---|---|---|---|---|"
    for folder in (*(step.folder for step in program.steps), "evidence"):
        for language in program.languages:
            of = [row for row in rows if row.path.parent.name == folder and row.told.language == language]
            told = [row for row in of if row.whole.value is not None]
            middle = median(row.whole.value for row in told if row.whole.value is not None)
            words = sum(row.whole.words for row in of)
            hardest = told[0]
            name = f"`{hardest.path.name.partition('.')[0]}` {hardest.whole.value:.1f}"
            yield f"| {folder} | {language} | {len(of)} | {words:,} | {middle:.1f} | {name} |"


def counts() -> Iterator[str]:
    """A row for each relationship: activities, and words in each language, fewest to most."""
    from tests.journey.readers import matrix

    program = read(BUNDLED)[0]
    yield "| relationship | activities | " + " | ".join(f"words, {one}" for one in program.languages) + " |"
    yield "|---|---|" + "---|" * len(program.languages)
    for kind in program.relationships:
        many: list[int] = []
        words: dict[str, list[int]] = {language: [] for language in program.languages}
        for tags in {reader.tags for reader in matrix() if reader.kind == kind}:
            mine = [one for step in program.steps for one in step.activities if one.is_for(tags)]
            many.append(len(mine))
            for language, found in words.items():
                steps = sum(met(step, tags, language) for step in program.steps)
                found.append(steps + sum(met(one, tags, language) for one in mine))
        cells = [between(found) for found in (many, *words.values())]
        yield f"| {kind} | {' | '.join(cells)} |"


def met(what: Activity | Step, tags: frozenset[str], language: str) -> int:
    """How many words this reader is told of a step or an activity."""
    said = what.said(language, tags)
    texts = [said.title, *(said.say(*name) for name in said.texts.sections if name[0] not in LEFT_OUT)]
    return sum(len(WORD.findall(ITEM.sub("", text))) for text in texts)


def between(numbers: list[int]) -> str:
    low, high = min(numbers), max(numbers)
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldseam.settings")
    django.setup()
    main()
