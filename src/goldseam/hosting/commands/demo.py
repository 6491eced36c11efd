"""Look around: two people who do not exist, eight weeks on their way, on this machine only.

Makes a home that is thrown away at the end, fills it through the pages themselves, and serves it under two
host names, one for each of the two, so that both can be signed in side by side in one browser. The sign-in
forms come filled in. Nothing real belongs there: the passphrases are printed, and guarded by little.

Its clock can be moved, at the foot of its pages or from another window: ./goldseam demo --move 3d
"""

from __future__ import annotations

import argparse
import os
import signal
import time
from datetime import datetime

from goldseam.hosting import database_url, guarded, quiet, running, serving, start, throwaway
from goldseam.hosting.demo import house, moving
from goldseam.hosting.home import Home
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.serving import Listening
from goldseam.hosting.terminal import say
from goldseam.hosting.way import HERE, Way
from goldseam.lib import clock

PASSES_ON = False
PORT = 8050


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, help=f"the port (default {PORT}, or any free one when it is in use)"
    )
    parser.add_argument("--keep", action="store_true", help="keep the folder at the end, and say where it is")
    parser.add_argument(
        "--home", metavar="FOLDER", help="open the demo kept in this folder, or make one there and keep it"
    )
    parser.add_argument(
        "--move",
        metavar="TIME",
        help="move the clock of the demo that runs: 12h, 3d or 2w later, or now for the real time",
    )


def run(options: argparse.Namespace) -> int:
    """Moves a clock, or serves a demo until stopped."""
    if options.move:
        return _move(options)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    guarded.guard_memory()
    os.environ["GOLDSEAM_KDF"] = house.CHEAP
    os.environ.pop(database_url.NAME, None)  # a demo never fills a real database
    listening = _bound(options.port)
    with (
        house.housed(options.home, options.keep) as made,
        running.alone(made.home, "Please use the one that runs, or stop it first (Ctrl+C in its window)."),
    ):
        come = Way(HERE, names=house.HOSTS)
        start.settings_of(made.home, come)
        start.prepare(made.home, clock.real())
        quiet.configure()
        if not made.filled:
            _fill(made.home, listening.port)
            made.filled = True
        _serve(made.home, listening, come)
        if options.keep or options.home:
            say(f"It is kept. To open it again: ./goldseam demo --home {made.home.path}")
    return 0


def _bound(port: int | None) -> Listening:
    if port is not None:
        return serving.bind(HERE, port)
    try:
        return serving.bind(HERE, PORT)
    except Refused:
        return serving.bind(HERE, 0)


def _fill(home: Home, port: int) -> None:
    from goldseam.hosting.demo import scenes
    from goldseam.hosting.demo.browser import Browser, Stuck

    began = time.monotonic()
    people = {
        known.sign_in_name: Browser(f"{host}:{port}", known) for host, known in throwaway.demo(home).items()
    }
    try:
        scenes.play(people, home.clock, datetime.now(scenes.ZONE).date())
    except Stuck as stuck:
        raise Refused(
            f"The demo could not be lived to its end. {stuck}",
            "Nothing of it is left, and no real home was touched.",
            "Its scenes and its pages have to be brought together: hosting/demo/scenes.toml",
        ) from None
    say(f"Eight weeks were lived in {time.monotonic() - began:.1f} seconds.")


def _serve(home: Home, listening: Listening, come: Way) -> None:
    from goldseam.hosting.keeper import Keeper

    keeper = Keeper()

    def ready() -> None:
        keeper.start()
        say(greeting(home, listening.port))

    try:
        serving.run(listening, come, ready)
    finally:
        keeper.stop()
        start.finish()
    say("The demo has stopped.")


def greeting(home: Home, port: int) -> str:
    """The two addresses, the two passphrases, and how to move the clock."""
    lines = ["", "The demo is ready. Press “Sign in” on each of the two pages:", ""]
    for host, known in throwaway.demo(home).items():
        lines += [f"http://{host}:{port}/    {known.sign_in_name}: {known.passphrase}"]
    lines += [
        "",
        "A week later:       at the foot of each page, or in another window:",
        f"                    ./goldseam demo --move 1w --home {home.path}",
        "",
        "To stop it, press Ctrl+C.",
    ]
    return "\n".join(lines)


def _move(options: argparse.Namespace) -> int:
    home = house.running_one(options.home)
    try:
        moving.move(home.clock, options.move)
    except ValueError:
        raise Refused(
            f"{options.move} is no way to move a clock.",
            UNTOUCHED,
            "Please say how much later (12h, 3d, 2w), or now for the real time.",
        ) from None
    shown = clock.standing(home.clock).at(clock.real()).astimezone()
    say(f"The clock of the demo says {shown:%A %d %B %Y, %H:%M}.")
    return 0
