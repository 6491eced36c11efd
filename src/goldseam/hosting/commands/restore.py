"""Put a backup back, while Goldseam is stopped.

The backup is opened and checked whole before anything is touched: that it was not changed, that the database
in it is sound, and that every table has its rows. The database that was here is kept in a folder named
replaced- beside it, for 14 days. Asks for the two lines of the sheet that opens backups, or reads them with
--key-file (- is standard input). A copy made before an update (before-...sqlite3) needs no key.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from goldseam.hosting import founding, kept, restoring, running, sheets, start
from goldseam.hosting.home import Home
from goldseam.hosting.program import home_option
from goldseam.hosting.terminal import read_text, say, two_lines
from goldseam.lib import clock

PASSES_ON = False


def arguments(parser: argparse.ArgumentParser) -> None:
    home_option(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup")
    parser.add_argument(
        "--key-file", metavar="FILE", help="the text of the sheet that opens backups (- for standard input)"
    )


def run(options: argparse.Namespace) -> int:
    """Restores, then says what is still needed."""
    home = Home.chosen(options.home)
    kept.refuse_server(
        "./goldseam restore",
        "Please stop Goldseam and let PostgreSQL do it: pg_restore into an empty database. Then start again.",
    )
    founding.found(home)
    with running.alone(home, "Please stop it first (Ctrl+C in its window), then restore again."):
        secret = _secret(options) if restoring.is_sealed(options.file) else None
        start.settings_of(home)
        start.django_up()
        restored = restoring.restore(home, options.file, secret, clock.real())
    say(f"Restored: {restored.rows} rows are back in {home.database}")
    if restored.aside:
        say(f"The database that was here before is kept for 14 days in {restored.aside}")
    if restored.pepper_state != "right":
        say("Before the next start it needs the pepper from your pepper sheet: ./goldseam pepper --put-back")
    say("Everyone has to sign in again. Start Goldseam with: ./goldseam serve")
    return 0


def _secret(options: argparse.Namespace) -> bytes:
    if options.key_file:
        return sheets.read_backup_secret(read_text(options.key_file))
    return sheets.read_backup_secret(two_lines("the key that opens backups", "--key-file FILE"))
