"""Asking the host, on the first start, who runs this copy."""

from __future__ import annotations

import argparse
from dataclasses import replace

from goldseam.hosting.card import HostCard, tidy_name
from goldseam.hosting.home import Home
from goldseam.hosting.terminal import ask, choose, is_there, say

_ANSWERS = {"yes": True, "y": True, "no": False, "n": False}
_IS = {"one": True, "other": False}


def options(parser: argparse.ArgumentParser) -> None:
    """The options that answer the two questions without a terminal."""
    parser.add_argument(
        "--host-name", metavar="NAME", help="who runs this copy, as shown to everyone who writes in it"
    )
    parser.add_argument(
        "--host-is",
        choices=sorted(_IS),
        help="whether that is one of the two who write here, or an other person",
    )


def card(options: argparse.Namespace, home: Home) -> HostCard:
    """The home's host card: as given by the options, else as kept, else as answered at the terminal.

    Without options and without a terminal a new home gets an empty card, which says "not said yet".
    """
    kept = HostCard.load(home.host_card)
    told = _told(options, kept)
    if told == kept and not home.host_card.exists() and is_there():
        told = asked(kept)
    if told != kept:
        told.save(home.host_card)
    return told


def asked(kept: HostCard) -> HostCard:
    """The two questions. Enter leaves one as it is."""
    say(
        "\nEveryone who writes in this copy is told who runs it, because that person could change the\n"
        "program to read what is written while its writer is signed in. Two questions about that:\n"
    )
    name = tidy_name(ask("Your name, as the people who use this copy know you:")) or kept.name
    one = choose("Are you one of the two who will write here? (yes/no)", _ANSWERS)
    return replace(kept, name=name, is_one_of_two=kept.is_one_of_two if one is None else one)


def _told(options: argparse.Namespace, kept: HostCard) -> HostCard:
    name = tidy_name(options.host_name) if options.host_name else kept.name
    return replace(kept, name=name, is_one_of_two=_IS.get(options.host_is, kept.is_one_of_two))
