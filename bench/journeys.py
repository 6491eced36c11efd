"""Walks random pairs through the whole program, by the pure pacing alone, and counts what went wrong.

    python -m bench.journeys [--pairs 10000] [--seed 1] [--processes 2]

Each pair has tempers by chance (willing, slow, one-sided, pausing, leaving, returning, refusing), a cause,
roles, time zones, quiet hours and hard dates, and walks a year. ``tests/journey/walkers.py`` says the rules
of pace a second time and looks at every answer: nobody is without an open activity or a reason, nothing opens
early, and what opens for one depends on nothing of the other but what both completed.
"""

from __future__ import annotations

import tests.home  # noqa: F401  # a throw-away home before Django reads its settings

# isort: split

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from bench import machine
from goldseam.journey.program.loaded import BUNDLED
from goldseam.journey.program.reading import read
from tests.journey.rules import Rules
from tests.journey.walkers import random_pair

YEAR = 365
PROGRAM = read(BUNDLED)[0]
GATES = [step.number for step in PROGRAM.steps if step.gate]
BATCH = 50


@dataclass
class Tally:
    """What a number of pairs came to. ``reached``: walkers by the last gate they finished (-1: none)."""

    pairs: int = 0
    looked: int = 0
    opened: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    reached: Counter[tuple[str, int]] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        self.pairs += other.pairs
        self.looked += other.looked
        self.opened += other.opened
        self.broken += other.broken
        self.reached += other.reached


def walked(seeds: range) -> Tally:
    """One batch of pairs, a year each."""
    tally = Tally()
    for seed in seeds:
        rules = Rules()
        pair = random_pair(PROGRAM, seed, rules)
        pair.walk(YEAR)
        tally.pairs += 1
        tally.looked += rules.looked
        tally.opened += pair.openings
        tally.broken.update(rules.broken)
        for walker in pair.walkers:
            last = max((step for step in GATES if step in walker.past.finished), default=-1)
            tally.reached[walker.temper.name, last] += 1
    return tally


def table(tally: Tally) -> list[str]:
    """Share of walkers of each temper who finished each gate within the year."""
    lines = ["| temper | walkers | " + " | ".join(f"step {gate}" for gate in GATES) + " |"]
    lines.append("|---|---|" + "---|" * len(GATES))
    for name in sorted({name for name, _ in tally.reached}):
        counts = {last: n for (temper, last), n in tally.reached.items() if temper == name}
        whole = sum(counts.values())
        shares = [sum(n for last, n in counts.items() if last >= gate) / whole for gate in GATES]
        lines.append(f"| {name} | {whole} | " + " | ".join(f"{share:.0%}" for share in shares) + " |")
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    begin = options.seed * 1_000_000
    batches = [
        range(start, min(start + BATCH, begin + options.pairs))
        for start in range(begin, begin + options.pairs, BATCH)
    ]
    whole = Tally()
    with ProcessPoolExecutor(options.processes) as pool:
        for tally in pool.map(walked, batches):
            whole.add(tally)
    print(machine.note())
    print(f"{whole.pairs} pairs, {whole.looked} answers looked at, {whole.opened} things opened")
    print(f"rules broken: {sum(whole.broken.values())}")
    for words, times in whole.broken.most_common(20):
        print(f"  {times} x {words}")
    print("\n".join(table(whole)))
    return 1 if whole.broken else 0


if __name__ == "__main__":
    sys.exit(main())
