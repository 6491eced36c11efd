"""The home of a demo: made, filled and taken away again."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from goldseam.hosting import disk, founding, running
from goldseam.hosting.card import HostCard
from goldseam.hosting.home import Home
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.vault import words

CHEAP = "1x1"
NAMES = ("ines", "jonas")
HOSTS = tuple(f"{name}.localhost" for name in NAMES)
_PREFIX = "goldseam-demo-"


@dataclass
class House:
    """A demo's home, and whether it is filled. One that is not goes when the demo ends, kept or not."""

    home: Home
    filled: bool = False


@contextmanager
def housed(chosen: str | None, keep: bool) -> Iterator[House]:
    """A demo's home: the kept one in this folder, a new one there, or a new one in a temporary folder.

    A new one in a temporary folder goes when the block ends, unless it is to be kept. Raises ``Refused`` for
    a folder that holds anything else.
    """
    if chosen is not None:
        home, keep = Home.chosen(chosen), True
        if home.is_throw_away and home.demo.exists():
            yield House(home, filled=True)
            return
        _make_empty(home.path)
    else:
        home = Home(Path(tempfile.mkdtemp(prefix=_PREFIX)).resolve())
    house = House(home)
    try:
        _furnish(home)
        yield house
    finally:
        if not (keep and house.filled):
            shutil.rmtree(home.path, ignore_errors=True)


def running_one(chosen: str | None) -> Home:
    """The home of the demo whose clock is meant: the one in this folder, or the only one that runs.

    Raises ``Refused`` when there is none, or more than one.
    """
    if chosen is not None:
        home = Home.chosen(chosen)
        if home.is_throw_away and home.demo.exists():
            return home
        raise Refused(
            f"There is no demo in {home.path}.",
            UNTOUCHED,
            "Please name the folder that the demo printed when it started.",
        )
    found = [Home(path) for path in sorted(Path(tempfile.gettempdir()).resolve().glob(f"{_PREFIX}*"))]
    mine = [home for home in found if os.access(home.path, os.W_OK) and running.is_running(home)]
    if len(mine) == 1:
        return mine[0]
    raise Refused(
        "More than one demo runs on this machine." if mine else "No demo runs on this machine.",
        UNTOUCHED,
        "\n".join(["Please say which one:", *(f"--home {home.path}" for home in mine)])
        if mine
        else "Please start one first: ./goldseam demo",
    )


def _make_empty(folder: Path) -> None:
    folder.mkdir(mode=disk.FOLDER, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise Refused(
            f"The folder {folder} holds something else than a demo.",
            UNTOUCHED,
            "Please name an empty folder, or leave out --home.",
        )


def _furnish(home: Home) -> None:
    """The mark, who signs in under which host name, and a host card."""
    home.throw_away.touch(mode=disk.PRIVATE)
    founding.found(home)
    HostCard(name="Nobody, this is a demo", is_one_of_two=False).save(home.host_card)
    lines = [
        f'["{host}"]\nsign_in_name = "{name}"\npassphrase = "{words.passphrase()}"\n'
        for host, name in zip(HOSTS, NAMES, strict=True)
    ]
    disk.put(home.demo, "".join(lines).encode())
