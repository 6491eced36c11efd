"""Make a booklet of the program as a PDF, to be done by hand.

It holds what the program says to one kind of reader and lines to write on, and nobody's words. The same
booklets stand under /print/ for the printer of a browser.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from goldseam.hosting import printing, start
from goldseam.hosting.home import Home
from goldseam.hosting.program import home_option
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.terminal import say

PASSES_ON = False


def arguments(parser: argparse.ArgumentParser) -> None:
    from goldseam.journey.paper.reader import BONDS, CAUSES, PARTS

    parser.add_argument("--for", dest="who", choices=BONDS, default="partners", help="the bond")
    parser.add_argument("--after", dest="cause", choices=CAUSES, default="betrayal", help="what broke trust")
    parser.add_argument("--part", choices=tuple(PARTS), default="both", help="the reader's part in it")
    parser.add_argument("--language", default="en", help="en or es")
    parser.add_argument("--size", choices=printing.SIZES, default="A4", help="the paper")
    parser.add_argument("--out", type=Path, default=Path("booklet.pdf"), help="the file to write")
    home_option(parser)


def run(options: argparse.Namespace) -> int:
    """Writes the file, and never over one that is there."""
    from goldseam.journey.paper.reader import Reader

    start.settings_of(Home.chosen(options.home))
    start.django_up()
    from goldseam.web import languages

    if not languages.known(options.language):
        raise Refused(f"There is no language {options.language} here.", UNTOUCHED, "Please take en or es.")
    if options.out.exists():
        raise Refused(
            f"There is a file {options.out} already.", UNTOUCHED, "Please name another one with --out."
        )
    made = printing.pdf(Reader(options.who, options.cause, options.part), options.language, options.size)
    try:
        options.out.write_bytes(made)
    except OSError as error:
        raise Refused(
            f"The file {options.out} could not be written ({error.strerror}).",
            UNTOUCHED,
            "Please name another place with --out.",
        ) from None
    say(f"Written: {options.out}")
    return 0
