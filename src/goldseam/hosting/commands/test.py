"""Run the tests: all of them, or with --quick those that need no browser and little time.

With --postgres they run on PostgreSQL instead of files: on a server of their own, started from the system's
package in a temporary folder and gone afterwards; all but browser tests, and a few of these.

Whatever else is given is passed on to pytest, for example: ./goldseam test tests/vault -k rosters
"""

from __future__ import annotations

import argparse

from goldseam.hosting import workshop

PASSES_ON = True
_QUICK = ("-m", "not browser and not slow")
_SERVER = ("-m", "not browser or postgres")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--quick", action="store_true", help="leave out browser tests and slow ones (under a minute)"
    )
    parser.add_argument("--postgres", action="store_true", help="on a PostgreSQL server of their own")


def run(options: argparse.Namespace) -> int:
    """Runs pytest on two processes; the exit code is its."""
    if not options.quick:
        workshop.need_chromium()
        workshop.need_compiler()
        workshop.need_gettext()
    if options.postgres or not options.quick:
        workshop.need_postgres()
    chosen = _QUICK if options.quick else _SERVER if options.postgres else ()
    said = ("-rs",) if options.postgres else ()  # which tests are about SQLite alone, and why
    more = {"GOLDSEAM_TEST_POSTGRES": "1"} if options.postgres else {}
    return workshop.python(
        "-m", "pytest", "-n", "2", "--dist", "worksteal", *said, *chosen, *options.rest, **more
    )
