"""Make a sealed backup, while Goldseam runs or not.

The first time, make the key:

./goldseam backup --setup > sheets.txt

It prints two sheets for paper, once: the key that opens backups, and the pepper. Keep them in two places,
away from the machine, and delete the file. From then on ./goldseam backup needs no secret, and a running
Goldseam makes one backup a day by itself. Backups hold everything but who is signed in and the pepper; they
are kept for 14 days, so copy them to another disk or machine.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from goldseam.hosting import backups, founding, kept, postgres, sheets
from goldseam.hosting.home import Home
from goldseam.hosting.program import home_option
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.terminal import say, warn
from goldseam.lib import clock

PASSES_ON = False


def arguments(parser: argparse.ArgumentParser) -> None:
    home_option(parser)
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", help="write it there (default: backups in the home folder)"
    )
    parser.add_argument("--setup", action="store_true", help="make the backup key and print the two sheets")
    parser.add_argument("--new-key", action="store_true", help="with --setup: replace the key that is there")


def run(options: argparse.Namespace) -> int:
    """Makes one backup, or prints sheets."""
    home = Home.chosen(options.home)
    kept.refuse_server(
        "./goldseam backup",
        f"Please let PostgreSQL do it: {postgres.DUMP} (or its continuous archiving), and seal the file\n"
        "yourself, for example with age or gpg. The pepper stays on paper: ./goldseam pepper --print",
    )
    founding.found(home)
    if options.setup:
        return _set_up(home, options.new_key)
    public = sheets.backup_key(home)
    if public is None:
        raise Refused(
            "There is no backup key yet, so nothing could be sealed.",
            UNTOUCHED,
            "Please make it first, and keep what it prints on paper: ./goldseam backup --setup",
        )
    if not home.database.exists():
        raise Refused(
            f"There is nothing to back up in {home.path} yet.",
            UNTOUCHED,
            "Please start Goldseam first (./goldseam serve), or name the right folder with --home.",
        )
    taken = backups.sealed(home, public, clock.real(), options.to)
    for old in backups.prune(home, clock.real(), options.to):
        say(f"Deleted, older than 14 days: {old}")
    say(f"Backup made: {taken.path} ({taken.rows} rows, {taken.size} bytes)")
    say("Please copy it to another disk or machine.")
    return 0


def _set_up(home: Home, again: bool) -> int:
    if home.backup_key.exists() and not again:
        raise Refused(
            "There is a backup key already. Its sheet was printed when it was made, and only then.",
            UNTOUCHED,
            "If the sheet is lost, make a new key: ./goldseam backup --setup --new-key\n"
            "Backups made before still need the old sheet.",
        )
    today = clock.real().date()
    say(sheets.backup_sheet(sheets.make_backup_key(home), today))
    pepper = sheets.pepper_sheet(home, today)
    if pepper:
        say("\f" + pepper)
    else:
        warn("There is no pepper yet. After the first start, print its sheet: ./goldseam pepper --print")
    return 0
