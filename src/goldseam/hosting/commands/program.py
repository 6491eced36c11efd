"""Check or look at the texts of the program: the bundled one, and your own in the home's folder "programs".
The rules of the apology workshop are checked with them.

"check" finds every mistake with file and line and says how to mend it, then tells how hard each text is to
read. Exit code 1 when there is a mistake. "preview" shows all texts on one page, in every variant, on this
machine only; save a file and load the page again.

A folder given is looked at alone, as one that stands beside the bundled program.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from goldseam.hosting import start
from goldseam.hosting.home import Home
from goldseam.hosting.preview import showing
from goldseam.hosting.program import home_option
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.terminal import say

if TYPE_CHECKING:
    from goldseam.journey.program.faults import Fault
    from goldseam.journey.program.shape import Program

PASSES_ON = False


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("check", "preview"), help="check the files, or look at the texts")
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="only this folder")
    parser.add_argument(
        "--port",
        type=int,
        help=f"the port of the preview (default {showing.PORT}, or any free one when it is in use)",
    )
    home_option(parser)


def run(options: argparse.Namespace) -> int:
    """0 when every file is right, 1 when one is not; a preview runs until stopped."""
    home = Home.chosen(options.home)
    if options.folder is not None and not options.folder.is_dir():
        raise Refused(f"There is no folder {options.folder}.", UNTOUCHED, "Please check its name.")
    if options.what == "preview":
        showing.run(home, options.folder, options.port)
        return 0
    start.settings_of(home)
    start.django_up()
    found = False
    for folder, beside in folders(home, options.folder):
        found = _check(folder, beside) or found
    if options.folder is None:
        found = _check_rules() or found
    return int(found)


def folders(home: Home, only: Path | None) -> list[tuple[Path, Program | None]]:
    """What is meant, each with the program it stands beside. Django is loaded."""
    from goldseam.journey.program.loaded import BUNDLED, in_order
    from goldseam.journey.program.reading import read

    if only is None:
        return list(in_order(home.programs))
    if only.resolve() == BUNDLED.resolve():
        return [(only, None)]
    return [(only, read(BUNDLED)[0])]


def _check(folder: Path, beside: Program | None) -> bool:
    """Says everything about one folder; whether there is a fault."""
    from goldseam.hosting import readability_table
    from goldseam.journey.program.checking import check
    from goldseam.journey.program.checks.subject import Subject
    from goldseam.journey.program.reading import read

    faults = check(folder, beside)
    _tell(folder, faults)
    for line in readability_table.lines(Subject(folder, read(folder, beside)[0], beside)):
        say(line)
    return bool(faults)


def _check_rules() -> bool:
    """Says everything about the rules of the apology workshop; whether there is a fault."""
    from goldseam.apology import rules

    faults = rules.faults()
    _tell(rules.FOLDER, faults)
    return bool(faults)


def _tell(folder: Path, faults: Sequence[Fault]) -> None:
    say(f"{folder}")
    for fault in faults:
        say(str(fault))
    say("No mistakes." if not faults else f"{len(faults)} mistakes.")
    say()
