"""Show or change the host card: who runs this copy, and the name it shows.

Without options it shows the card; on a terminal, --ask asks the two questions of the first start again.
A running Goldseam shows the change after its next start.
"""

from __future__ import annotations

import argparse
from dataclasses import replace

from goldseam.hosting import asking, founding
from goldseam.hosting.card import HostCard, tidy_name
from goldseam.hosting.home import Home
from goldseam.hosting.program import home_option
from goldseam.hosting.terminal import say

PASSES_ON = False


def arguments(parser: argparse.ArgumentParser) -> None:
    home_option(parser)
    asking.options(parser)
    parser.add_argument("--shown-name", metavar="NAME", help="how this copy names itself on its pages")
    parser.add_argument(
        "--brand", choices=("show", "hide"), help="whether its pages show a name and mark at all"
    )
    parser.add_argument("--ask", action="store_true", help="ask the questions of the first start again")


def run(options: argparse.Namespace) -> int:
    """Shows the card as it is after the changes."""
    home = Home.chosen(options.home)
    founding.found(home)
    card = asking.card(options, home)
    if options.ask:
        card = asking.asked(card)
    if shown := tidy_name(options.shown_name or ""):
        card = replace(card, shown_name=shown)
    if options.brand:
        card = replace(card, show_brand=options.brand == "show")
    if card != HostCard.load(home.host_card):
        card.save(home.host_card)
    say(str(card))
    return 0
