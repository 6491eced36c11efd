"""A throw-away home: made to be played with or tested in, and marked so by a file that only such homes have.

There, and nowhere else, a passphrase may cost little, the domain's clock may come from a file, and the
sign-in form may come filled in. A home without the mark that holds one of those files is refused.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from goldseam.hosting.home import Home
from goldseam.hosting.refused import UNTOUCHED, Refused


@dataclass(frozen=True)
class FilledIn:
    """What the sign-in form of a demo is filled in with under one host name."""

    sign_in_name: str
    passphrase: str


def check(home: Home) -> None:
    """Raises ``Refused`` when a real home holds what only a throw-away home may."""
    if home.is_throw_away:
        return
    for path in (home.clock, home.demo):
        if path.exists():
            raise Refused(
                f"{path} is a file of a throw-away home, and {home.path} is a real one.",
                UNTOUCHED,
                f"Please delete {path} and start again. To play with Goldseam, use: ./goldseam demo",
            )


def clock_file(home: Home) -> Path | None:
    """The file the domain's clock may come from, or nothing. Raises ``Refused`` as ``check`` does."""
    check(home)
    return home.clock if home.is_throw_away else None


def demo(home: Home) -> Mapping[str, FilledIn]:
    """Who signs in under which host name of a demo; empty in every home that is none.

    Raises ``Refused`` as ``check`` does.
    """
    check(home)
    if not home.demo.exists():
        return MappingProxyType({})
    found = tomllib.loads(home.demo.read_text())
    return MappingProxyType({host: FilledIn(**given) for host, given in found.items()})
