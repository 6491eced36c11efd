"""What each line of one kind's rules finds by itself, in the sentences that writers of rules may read.

    python -m bench.apologies.lines defence --language en

One row a line: how often it finds its kind, how often it speaks up at something else (and where), and how
often its ``unless`` keeps it silent rightly and wrongly.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from bench.apologies.__main__ import SEEN, Labelled, sentences
from goldseam.apology.notes import EVASIONS
from goldseam.apology.patterns import compiled
from goldseam.apology.rules import FOLDER, any_of, shared_words, ways
from goldseam.apology.sentences import plain
from goldseam.apology.sentences import sentences as parted


def rows(language: str, kind: str, told: list[Labelled]) -> Iterator[str]:
    """One row for each line, in the order of the file."""
    words = shared_words(FOLDER / language).words
    for way in ways(FOLDER / language, kind):
        silenced = any_of(way.unless, words)
        for line in way.find:
            here = [one for one in told if _in(line, words, one.text)]
            loud = [one for one in here if not silenced.search(plain(one.text))]
            quiet = [one for one in here if one not in loud]
            wrong = [one.text for one in loud if kind not in one.kinds]
            hushed = sum(kind in one.kinds for one in quiet)
            yield (
                f"{len(loud) - len(wrong):3} right {len(wrong):3} wrong; "
                f"silent {len(quiet) - hushed} rightly, {hushed} wrongly | {line}"
            )
            yield from (f"      wrong: {text}" for text in wrong)


def _in(line: str, words: dict[str, str], text: str) -> bool:
    found, read = compiled(line, words), plain(text)
    return any(found.search(read[start:end]) for start, end in parted(read))


def main() -> None:
    """Prints the rows of one kind."""
    parser = argparse.ArgumentParser(prog="bench.apologies.lines")
    parser.add_argument("kind", choices=EVASIONS)
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    told = [one for half in SEEN for one in sentences(options.language, half)]
    print(*rows(options.language, options.kind, told), sep="\n")


if __name__ == "__main__":
    main()
