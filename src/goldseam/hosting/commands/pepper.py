"""Print the pepper for paper, or put it back from there.

Every passphrase is mixed with the pepper, a file that is in no backup: a stolen backup can then not be used
to guess passphrases. Keep its sheet on paper, in another place than the key that opens backups. When the file
is lost, --put-back asks for the two lines of the sheet, or reads them (or a pepper file) with --file.
"""

from __future__ import annotations

import argparse

from goldseam.hosting import founding, kept, running, seasoning, sheets
from goldseam.hosting.home import Home
from goldseam.hosting.program import home_option
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.terminal import read_text, say, two_lines
from goldseam.lib import clock

PASSES_ON = False


def arguments(parser: argparse.ArgumentParser) -> None:
    home_option(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--print", action="store_true", help="print the sheet")
    what.add_argument("--put-back", action="store_true", help="put the pepper back from its sheet")
    parser.add_argument(
        "--file", metavar="FILE", help="with --put-back: the sheet's text, or a pepper file (-: input)"
    )


def run(options: argparse.Namespace) -> int:
    """Prints or puts back."""
    home = Home.chosen(options.home)
    founding.found(home)
    return _put_back(home, options.file) if options.put_back else _print(home)


def _print(home: Home) -> int:
    sheet = sheets.pepper_sheet(home, clock.real().date())
    if sheet is None:
        raise Refused(
            f"There is no readable pepper in {home.path}.",
            UNTOUCHED,
            "Please start Goldseam once (./goldseam serve): it makes the pepper, or says what is wrong.",
        )
    say(sheet)
    return 0


def _put_back(home: Home, file: str | None) -> int:
    with running.alone(home, "Please stop it first (Ctrl+C in its window), then try again."):
        standing = kept.standing(home)
        number, key = sheets.read_pepper(read_text(file) if file else two_lines("the pepper", "--file FILE"))
        seasoning.put_back(home, number, key, standing.pepper if standing else None, clock.real())
    say("The pepper is in its place. Start Goldseam with: ./goldseam serve")
    return 0
