"""Look at everything this copy needs, and say what is not as it should be.

Writes nothing, and may run while Goldseam runs. Each line says ok, attention or broken.
Exit code: 0 when all is ok, 1 when something needs attention, 2 when something is broken.
"""

from __future__ import annotations

import argparse

from goldseam.hosting import doctor
from goldseam.hosting.findings import Word
from goldseam.hosting.home import Home
from goldseam.hosting.program import home_option
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.terminal import say
from goldseam.lib import clock

PASSES_ON = False


def arguments(parser: argparse.ArgumentParser) -> None:
    home_option(parser)


def run(options: argparse.Namespace) -> int:
    """Prints every finding as it is made."""
    home = Home.chosen(options.home)
    if not home.path.is_dir():
        raise Refused(
            f"There is no folder {home.path} yet.",
            UNTOUCHED,
            "Please start Goldseam first (./goldseam serve), or name the right folder with --home.",
        )
    worst = Word.OK
    for finding in doctor.examine(home, clock.real()):
        say(str(finding))
        worst = max(worst, finding.word)
    return int(worst)
