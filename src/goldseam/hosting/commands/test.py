"""Run the tests: all of them, or with --quick those that need no browser and little time.

Whatever else is given is passed on to pytest, for example: ./goldseam test tests/vault -k rosters
"""

from __future__ import annotations

import argparse

from goldseam.hosting import workshop

PASSES_ON = True
_QUICK = ("-m", "not browser and not slow")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--quick", action="store_true", help="leave out browser tests and slow ones (under a minute)"
    )


def run(options: argparse.Namespace) -> int:
    """Runs pytest on two processes; the exit code is its."""
    if not options.quick:
        workshop.need_chromium()
        workshop.need_compiler()
        workshop.need_gettext()
    chosen = _QUICK if options.quick else ()
    return workshop.python("-m", "pytest", "-n", "2", "--dist", "worksteal", *chosen, *options.rest)
