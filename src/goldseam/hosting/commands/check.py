"""Check the code: style and habits (ruff), types (mypy), templates (djlint)."""

from __future__ import annotations

import argparse

from goldseam.hosting import workshop
from goldseam.hosting.terminal import say

PASSES_ON = False
CHECKS = (
    ("-m", "ruff", "check"),
    ("-m", "ruff", "format", "--check"),
    ("-m", "mypy"),
    ("-m", "djlint", "src", "--lint", "--quiet"),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Exit code 1 when one of them finds something."


def run(options: argparse.Namespace) -> int:
    """Runs every check, also after one has found something."""
    found = False
    for check in CHECKS:
        say(" ".join(check[1:]))
        found = workshop.python(*check) != 0 or found
    return int(found)
