"""Measure what one try of a passphrase may cost on this machine, and keep the choice.

The first start does this by itself. Dearer is safer: who steals the database has to pay it for every guess.
Goldseam takes the dearest that this machine does in a second and has the memory for. New passphrases use it
from the next start on; the ones that exist follow when their owners sign in.
"""

from __future__ import annotations

import argparse

from goldseam.hosting import founding, measuring
from goldseam.hosting.home import Home
from goldseam.hosting.program import home_option
from goldseam.hosting.terminal import say

PASSES_ON = False


def arguments(parser: argparse.ArgumentParser) -> None:
    home_option(parser)


def run(options: argparse.Namespace) -> int:
    """Measures, writes, says."""
    home = Home.chosen(options.home)
    founding.found(home)
    cost, seconds = measuring.measure(home)
    say(f"One try of a passphrase takes {seconds:.2f} seconds here, with {cost} (Argon2id).")
    if seconds > 2:
        say("That is slow: this machine is small, and signing in will take patience. It is as safe as usual.")
    return 0
