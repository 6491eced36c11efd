"""Says how well the rules for apologies find what they look for, as the tables of README.md.

    python -m bench.apologies [development | further | test | public | held] [--language es] [--missed]

Each line of ``sentences/<language>.<half>.txt`` is labelled with its kinds, or as sound. Precision of a kind:
the share of the sentences a rule of it speaks up at that bear its label; recall: the share of those that bear
it at which one speaks up. ``--missed`` prints where rules and labels differ, and does so for development
and further sentences alone: whoever writes rules sees no others.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from goldseam.apology.notes import EVASIONS, GOOD, Rules, found_in
from goldseam.apology.rules import workshops

FOLDER = Path(__file__).parent / "sentences"
HALVES = ("development", "further", "test", "public", "held")
SEEN = ("development", "further")
"""What writers of rules may read. There is not a further one in every language."""


@dataclass(frozen=True)
class Labelled:
    """One sentence with the kinds of evasion it bears; none when it is sound."""

    kinds: frozenset[str]
    text: str


@dataclass
class Tally:
    """How often a rule spoke up rightly, wrongly, or not where it should; per kind."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, labels: frozenset[str], found: frozenset[str]) -> None:
        self.right.update(labels & found)
        self.wrong.update(found - labels)
        self.missed.update(labels - found)

    def row(self, *kinds: str) -> str:
        """Precision and recall of these kinds together, with the numbers they come from."""
        right, wrong, missed = (
            sum(counts[kind] for kind in kinds) for counts in (self.right, self.wrong, self.missed)
        )
        return f"{_share(right, right + wrong)} | {_share(right, right + missed)}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "– (0/0)"


def sentences(language: str, half: str) -> Iterator[Labelled]:
    """The labelled sentences of one language and half."""
    path = FOLDER / f"{language}.{half}.txt"
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        if line.strip() and not line.startswith("#"):
            labels, _, text = line.partition("|")
            kinds = frozenset(one.strip() for one in labels.split(",")) - {"sound"}
            yield Labelled(kinds, text.strip())


def found(text: str, rules: Rules) -> frozenset[str]:
    """Every kind of evasion the rules find in a text."""
    return frozenset(one.kind for one in found_in(text, rules)) & frozenset(EVASIONS)


def table(language: str, half: str, rules: Rules) -> Iterator[str]:
    """Precision and recall per kind, all together, and how often anything is said of a sound sentence."""
    tally, sound, spoken, good = Tally(), 0, 0, Counter[bool]()
    for one in sentences(language, half):
        kinds = found(one.text, rules)
        tally.add(one.kinds, kinds)
        sound += not one.kinds
        spoken += not one.kinds and bool(kinds)
        good[bool(one.kinds)] += any(at.kind in GOOD for at in found_in(one.text, rules))
    evasive = sum(1 for one in sentences(language, half) if one.kinds)
    yield f"| kind ({language}, {half}) | precision | recall |"
    yield "|---|---|---|"
    yield from (f"| {kind} | {tally.row(kind)} |" for kind in EVASIONS)
    yield f"| **all kinds together** | {tally.row(*EVASIONS)} |"
    yield ""
    yield (
        f"Sound sentences at which a rule speaks up: {_share(spoken, sound)}. "
        f"Something good is named in {_share(good[False], sound)} of the sound sentences "
        f"and in {_share(good[True], evasive)} of the evasive ones."
    )


def differing(language: str, half: str, rules: Rules) -> Iterator[str]:
    """Where rules and labels differ, in what writers of rules may read."""
    for one in sentences(language, half):
        kinds = found(one.text, rules)
        missed, wrong = sorted(one.kinds - kinds), sorted(kinds - one.kinds)
        if missed or wrong:
            yield f"missed {','.join(missed) or '-'} · wrong {','.join(wrong) or '-'} | {one.text}"


def main() -> None:
    """Prints the tables of a half, for one language or each."""
    parser = argparse.ArgumentParser(prog="bench.apologies")
    parser.add_argument("half", nargs="?", choices=HALVES, default="test")
    parser.add_argument("--language", choices=sorted(workshops()))
    parser.add_argument("--missed", action="store_true", help="where they differ, of what may be seen")
    options = parser.parse_args()
    for language, workshop in workshops().items():
        if options.language in (None, language) and (FOLDER / f"{language}.{options.half}.txt").exists():
            half = options.half if options.half in SEEN or not options.missed else "development"
            for line in (*table(language, half, workshop.rules), ""):
                print(line)
            if options.missed:
                print(*differing(language, half, workshop.rules), sep="\n")


if __name__ == "__main__":
    main()
