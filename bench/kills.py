"""Kills a serving copy while three people save writings, and counts what was called kept and lost.

    python -m bench.kills [--times 500] [--seed 1]

Each round: real processes, real forms over HTTP, ``kill -9`` at a random moment, SQLite's full check of the
file as the kill left it, a new start, and every acknowledged writing opened again by its page.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench import machine
from tests.hosting.killing import killed


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = killed(Path(folder), options.times, options.seed)
    print(machine.note())
    print(f"{options.times} kills: {tally.kept} writings acknowledged, {len(tally.missing)} of them lost,")
    print(f"{tally.unknown} requests without an answer; a start took {median(tally.starts):.1f} s (median),")
    print(f"{max(tally.starts):.1f} s at the most (aim: 5 s).")
    return 1 if tally.missing else 0


if __name__ == "__main__":
    sys.exit(main())
