"""Start Goldseam and print the address to open.

The first start makes the folder that holds everything, and asks who runs this copy. By default only this
machine can open the pages (plain http on 127.0.0.1). With --tls, phones on the same home network reach it:
Goldseam makes a certificate and shows its fingerprint, or takes yours with --cert and --key. Behind a proxy
that speaks https, say under which address people come: --behind https://goldseam.example.org
"""

from __future__ import annotations

import argparse
from pathlib import Path

from goldseam.hosting import addresses, asking, certificate, founding, guarded, quiet, running, serving, start
from goldseam.hosting.card import HostCard
from goldseam.hosting.home import Home
from goldseam.hosting.program import home_option
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.terminal import is_there, qr, say
from goldseam.lib import clock

PASSES_ON = False
PORT = 8040


def arguments(parser: argparse.ArgumentParser) -> None:
    home_option(parser)
    parser.add_argument(
        "--port", type=int, default=PORT, help=f"the port (default {PORT}; 0 takes any free one)"
    )
    parser.add_argument("--bind", metavar="ADDRESS", help="listen on this address only")
    parser.add_argument(
        "--tls", action="store_true", help="speak https, so that phones on the home network reach it"
    )
    parser.add_argument("--cert", type=Path, metavar="FILE", help="your certificate (PEM), with --tls")
    parser.add_argument(
        "--key", type=Path, metavar="FILE", help="the key of your certificate (PEM), with --tls"
    )
    parser.add_argument("--behind", metavar="URL", help="the https address of the proxy in front of Goldseam")
    asking.options(parser)
    parser.add_argument(
        "--new-pepper",
        action="store_true",
        help="when the pepper file is lost for good: make a new one; everyone then needs their recovery code",
    )


def run(options: argparse.Namespace) -> int:
    """Serves until stopped. Raises ``Refused`` with everything as it was when something does not fit."""
    guarded.guard_memory()
    way = _way(options)
    home = Home.chosen(options.home)
    founding.found(home)
    with running.alone(home, "Please use the one that runs, or stop it first (Ctrl+C in its window)."):
        listening = serving.bind(way.bind, options.port)
        paper = _certificate(options, home)
        start.settings_of(home, _reached(options, paper, listening.port))
        card = asking.card(options, home)
        start.prepare(home, clock.now(), options.new_pepper)
        quiet.configure()
        _serve(options, home, card, listening, paper)
    return 0


class _Way(argparse.Namespace):
    bind: str


def _way(options: argparse.Namespace) -> _Way:
    if (options.cert or options.key) and not (options.tls and options.cert and options.key):
        raise Refused(
            "A certificate needs all three: --tls, --cert and --key.",
            UNTOUCHED,
            "Please give them together, or only --tls: then Goldseam makes a certificate itself.",
        )
    if options.tls and options.behind:
        raise Refused(
            "Either Goldseam speaks https itself (--tls), or the proxy in front of it does (--behind).",
            UNTOUCHED,
            "Please choose one of the two.",
        )
    bind = options.bind or ("0.0.0.0" if options.tls else "127.0.0.1")  # noqa: S104 - with TLS, this is what --tls is for
    if not options.tls and not addresses.is_loopback(bind):
        raise Refused(
            f"Goldseam does not speak plain http on {bind}: everybody on that network could read along.",
            UNTOUCHED,
            "Please add --tls, or leave out --bind to use it on this machine only.",
        )
    return _Way(bind=bind)


def _certificate(options: argparse.Namespace, home: Home) -> certificate.Certificate | None:
    if not options.tls:
        return None
    if options.cert:
        return certificate.given(options.cert, options.key, clock.now())
    made, new = certificate.made(home, addresses.names(), addresses.on_the_network(), clock.now())
    if new:
        say("A new certificate was made for this machine. Phones will ask once whether to trust it.")
    return made


def _reached(options: argparse.Namespace, paper: certificate.Certificate | None, port: int) -> start.Reached:
    if options.behind:
        return start.behind(options.behind)
    if paper is None:
        return start.Reached(addresses.LOOPBACK, (), tls=False)
    hosts = [name.removeprefix("*") for name in paper.names]
    shown = tuple(
        dict.fromkeys([*addresses.LOOPBACK, *(f"[{host}]" if ":" in host else host for host in hosts)])
    )
    return start.Reached(shown, (), tls=True)


def _serve(
    options: argparse.Namespace,
    home: Home,
    card: HostCard,
    listening: serving.Listening,
    paper: certificate.Certificate | None,
) -> None:
    from goldseam.hosting.keeper import Keeper

    keeper = Keeper()

    def ready() -> None:
        keeper.start()
        say(_greeting(options, home, card, listening.port, paper))

    try:
        serving.run(listening, paper, bool(options.behind), ready)
    finally:
        keeper.stop()
        start.finish()
    say("Goldseam has stopped. Everything it kept is in its folder.")


def _greeting(
    options: argparse.Namespace, home: Home, card: HostCard, port: int, paper: certificate.Certificate | None
) -> str:
    here = serving.url("https" if paper else "http", "localhost", port)
    lines = ["", f"Goldseam is ready. It keeps everything in {home.path}", str(card), ""]
    phones: str | None = options.behind
    if options.behind:
        lines += [f"Behind the proxy:   {options.behind}", f"The proxy leads to: {here}"]
    elif paper:
        network = [serving.url("https", str(name), port) for name in _names(options, paper)]
        phones = network[0] if network else None
        lines += [f"On this machine:    {here}", *(f"On your network:    {one}" for one in network)]
        lines += [
            "",
            "Fingerprint of the certificate (SHA-256), to compare on each phone:",
            paper.shown_fingerprint(),
        ]
    else:
        lines += [f"Open on this machine: {here}", "For phones on your home network: ./goldseam serve --tls"]
    if phones and is_there() and (drawn := qr(phones)):
        lines += ["", drawn]
    return "\n".join([*lines, "", "To stop it, press Ctrl+C."])


def _names(options: argparse.Namespace, paper: certificate.Certificate) -> list[str]:
    if options.cert:
        return [
            name for name in paper.names if "*" not in name and name not in ("localhost", "127.0.0.1", "::1")
        ]
    return [*(str(address) for address in addresses.on_the_network()), *addresses.names()[1:]]
