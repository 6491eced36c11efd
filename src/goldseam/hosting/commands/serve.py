"""Start Goldseam and print the address to open.

The first start makes the folder that holds everything, and asks who runs this copy. By default only this
machine can open the pages (plain http on 127.0.0.1).

With --tls, phones on the same home network reach it: Goldseam makes a certificate and shows its fingerprint,
or takes yours with --cert and --key. Behind a proxy that speaks https, say under which address people come:
--behind https://goldseam.example.org
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from goldseam.hosting import asking, founding, guarded, kept, measuring, quiet, running, serving, start, way
from goldseam.hosting.card import HostCard
from goldseam.hosting.home import Home
from goldseam.hosting.program import home_option
from goldseam.hosting.terminal import is_there, qr, say
from goldseam.hosting.way import Way
from goldseam.lib import clock, stream

PASSES_ON = False
PORT = 8040


def arguments(parser: argparse.ArgumentParser) -> None:
    home_option(parser)
    parser.add_argument(
        "--port", type=int, default=PORT, help=f"the port (default {PORT}; 0 takes any free one)"
    )
    way.options(parser)
    asking.options(parser)
    parser.add_argument(
        "--new-pepper",
        action="store_true",
        help="when the pepper file is lost for good: make a new one; everyone then needs their recovery code",
    )


def run(options: argparse.Namespace) -> int:
    """Serves until stopped. Raises ``Refused`` with everything as it was when something does not fit."""
    guarded.guard_memory()
    bind = way.check(options)
    home = Home.chosen(options.home)
    founding.found(home)
    with _held(home):
        listening = serving.bind(bind, options.port)
        come = way.chosen(options, home, clock.real())
        measuring.measure_once(home)
        start.settings_of(home, come)
        card = asking.card(options, home)
        start.prepare(home, clock.real(), options.new_pepper)
        quiet.configure()
        _serve(home, card, listening, come)
    return 0


def _held(home: Home) -> AbstractContextManager[None]:
    """The home for this process alone; beside PostgreSQL several may serve from one home."""
    if kept.by_server():
        return running.among_others(home)
    return running.alone(home, "Please use the one that runs, or stop it first (Ctrl+C in its window).")


@contextmanager
def _wired() -> Iterator[None]:
    """Nudges reach the people at other processes too, where there may be any."""
    if not kept.by_server():
        yield
        return
    from goldseam.lib.postgres.wire import Wire

    wire = Wire(stream.hub)
    stream.feed_by(wire.carry)
    wire.start()
    try:
        yield
    finally:
        wire.stop()


def _serve(home: Home, card: HostCard, listening: serving.Listening, come: Way) -> None:
    from goldseam.hosting.keeper import Keeper

    keeper = Keeper()

    def ready() -> None:
        keeper.start()
        say(greeting(home, card, come, listening.port))

    try:
        with _wired():
            serving.run(listening, come, ready)
    finally:
        keeper.stop()
        start.finish()
    say("Goldseam has stopped. Everything it kept is in its folder.")


def greeting(home: Home, card: HostCard, come: Way, port: int) -> str:
    """What the host reads once the pages can be opened."""
    network = come.on_the_network(port)
    lines = ["", f"Goldseam is ready. It keeps everything in {home.path}", str(card), ""]
    if come.proxy:
        lines += [f"Behind the proxy:          {come.proxy}"]
    lines += [f"On this machine:           {come.here(port)}"]
    lines += [f"On your network:           {one}" for one in network]
    if not come.tls:
        lines += ["For phones on your home network, start it with: ./goldseam serve --tls"]
    if come.certificate and come.own_certificate:
        lines += [
            "",
            "This copy made its certificate itself, so each phone asks once whether to trust it. Compare",
        ]
        lines += ["the fingerprint there first (SHA-256):", "", come.certificate.shown_fingerprint()]
    phones = come.proxy or next(iter(network), None)
    if phones and is_there() and (drawn := qr(phones)):
        lines += ["", drawn]
    return "\n".join([*lines, "", "To stop it, press Ctrl+C."])
