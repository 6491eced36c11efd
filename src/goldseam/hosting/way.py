"""The way people come to this copy: where it listens, under which names, and who speaks https."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from goldseam.hosting import addresses, certificate
from goldseam.hosting.addresses import in_url
from goldseam.hosting.certificate import Certificate
from goldseam.hosting.home import Home
from goldseam.hosting.refused import UNTOUCHED, Refused

HERE = "127.0.0.1"
ANY_IPV4 = "0.0.0.0"  # noqa: S104 - only ever with TLS


@dataclass(frozen=True)
class Way:
    """``certificate`` when this program speaks https itself, ``proxy`` (the URL people type) when another
    program does in front of it, neither for plain http on this machine. ``names`` are further host names it
    has on this machine, as a demo's are."""

    bind: str = HERE
    certificate: Certificate | None = None
    own_certificate: bool = False
    proxy: str | None = None
    names: tuple[str, ...] = ()

    @property
    def tls(self) -> bool:
        """Whether people come by https."""
        return self.certificate is not None or self.proxy is not None

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host a request may name, as Django's ``ALLOWED_HOSTS`` has them."""
        if self.proxy:
            return (str(urlsplit(self.proxy).hostname), "localhost", HERE)
        known = self.certificate.names if self.certificate else ()
        named = (f"[{name}]" if ":" in name else name.removeprefix("*") for name in known)
        return tuple(dict.fromkeys([*addresses.LOOPBACK, *self.names, *named]))

    @property
    def origins(self) -> tuple[str, ...]:
        """Where forms may come from although this program does not see that they came by https."""
        return (f"https://{urlsplit(self.proxy).netloc}",) if self.proxy else ()

    def here(self, port: int) -> str:
        """The address on this machine."""
        narrow = self.bind not in (HERE, ANY_IPV4, addresses.everywhere()) and self.bind != "localhost"
        return self._url(self.bind if narrow else "localhost", port)

    def on_the_network(self, port: int) -> list[str]:
        """The addresses on the home network, the best one for a phone first."""
        if self.certificate is None or addresses.is_loopback(self.bind):
            return []
        if not self.own_certificate:
            usable = [name for name in self.certificate.names if "*" not in name]
            return [self._url(name, port) for name in usable if name not in certificate.ALWAYS]
        named = [str(in_url(address)) for address in addresses.reached_by(self.bind)]
        return [self._url(name, port) for name in [*named, *addresses.names()[1:]]]

    def _url(self, host: str, port: int) -> str:
        shown = f"[{host}]" if ":" in host and not host.startswith("[") else host
        scheme, usual = ("https", 443) if self.certificate else ("http", 80)
        return f"{scheme}://{shown}/" if port == usual else f"{scheme}://{shown}:{port}/"


def options(parser: argparse.ArgumentParser) -> None:
    """The options that choose the way."""
    parser.add_argument("--bind", metavar="ADDRESS", help="listen on this address only")
    parser.add_argument(
        "--tls", action="store_true", help="speak https, so that phones on the home network reach it"
    )
    parser.add_argument("--cert", type=Path, metavar="FILE", help="your certificate (PEM), with --tls")
    parser.add_argument(
        "--key", type=Path, metavar="FILE", help="the key of your certificate (PEM), with --tls"
    )
    parser.add_argument("--behind", metavar="URL", help="the https address of the proxy in front of Goldseam")


def check(options: argparse.Namespace) -> str:
    """The address to listen on. Raises ``Refused`` for options that do not go together; makes nothing."""
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
    if options.behind and not _is_https_address(options.behind):
        raise Refused(
            f"{options.behind} is not an address a proxy can offer Goldseam under.",
            UNTOUCHED,
            "Please give it as people will type it, for example: --behind https://goldseam.example.org",
        )
    bind: str = options.bind or (addresses.everywhere() if options.tls else HERE)
    if not options.tls and not addresses.is_loopback(bind):
        raise Refused(
            f"Goldseam does not speak plain http on {bind}: everybody on that network could read along.",
            UNTOUCHED,
            "Please add --tls, or leave out --bind to use it on this machine only.",
        )
    return bind


def chosen(options: argparse.Namespace, home: Home, now: datetime) -> Way:
    """The way as the options say. Makes the home's certificate when one is needed. Raises ``Refused``."""
    bind = check(options)
    if options.cert:
        return Way(bind, certificate.given(options.cert, options.key, now))
    if options.tls:
        own = certificate.made(home, addresses.names(), addresses.on_the_network(), now)
        return Way(bind, own, own_certificate=True)
    return Way(bind, proxy=options.behind)


def _is_https_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    bare = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
    return named and bare and parts.scheme == "https"
