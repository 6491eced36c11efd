"""The pepper file of a home: made once, then only compared. Nothing here ever overwrites or deletes one."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from goldseam.hosting import disk
from goldseam.hosting.home import Home
from goldseam.hosting.refused import UNTOUCHED, Refused
from goldseam.hosting.standing import Recorded, Standing
from goldseam.vault import pepper, sodium

HIGHEST_ID = 255
State = Literal["right", "missing", "unreadable", "changed"]


def state(home: Home, recorded: Recorded | None) -> State:
    """How the pepper file compares with what the database was last used with."""
    found = held(home)
    if found is None:
        return "unreadable" if home.pepper.exists() else "missing"
    return "right" if recorded in (None, found) else "changed"


def held(home: Home) -> Recorded | None:
    """Id and fingerprint of the pepper in this home, or ``None`` when it is not there or not readable."""
    try:
        number, key = pepper.read(home.pepper.read_text())
    except (OSError, UnicodeDecodeError, pepper.BadPepper):
        return None
    return Recorded(number, pepper.fingerprint(key))


def settle(home: Home, standing: Standing | None, now: datetime, new: bool = False) -> None:
    """Sees to it that the home has the pepper its database was used with, or makes the first one.

    With ``new`` and people in the database, a missing or wrong file is put aside and the next pepper made.
    Raises ``Refused`` when people have accounts and the pepper is missing, unreadable or another one.
    """
    recorded = standing.pepper if standing else None
    found = state(home, recorded)
    if found == "right":
        return
    if standing is None or not standing.has_people:
        if found != "changed":
            _make(home, 1, now)
        return
    if not new:
        raise _refusal(home, found)
    _make(home, (recorded.id if recorded else 0) % HIGHEST_ID + 1, now)


def put_back(home: Home, number: int, key: bytes, recorded: Recorded | None, now: datetime) -> None:
    """Puts a pepper from paper into its place; one that lies there is put aside.

    Raises ``Refused`` when the database was used with another one.
    """
    if recorded not in (None, Recorded(number, pepper.fingerprint(key))):
        raise Refused(
            "This is a pepper, but not the one this database was used with.",
            UNTOUCHED,
            "Please look for another sheet: its first group of letters may be the same.",
        )
    _place(home, number, key, now)


def _make(home: Home, number: int, now: datetime) -> None:
    _place(home, number, sodium.random(), now)


def _place(home: Home, number: int, key: bytes, now: datetime) -> None:
    if home.pepper.exists():
        home.pepper.rename(home.path / f"pepper.aside-{now:%Y%m%dT%H%M%SZ}")
    disk.put(home.pepper, pepper.written(number, key).encode(), disk.READ_ONLY)


def _refusal(home: Home, found: State) -> Refused:
    happened = {
        "missing": f"The pepper file {home.pepper} is missing.",
        "unreadable": f"The pepper file {home.pepper} can not be read, or is not a pepper file.",
        "changed": f"The pepper file {home.pepper} is not the one this database was used with.",
    }
    return Refused(
        f"{happened[found]} Without it no passphrase opens anything, so Goldseam did not start.",
        f"{UNTOUCHED} Recovery codes work without the pepper.",
        "Please put the right file back, from a copy of this folder or from the pepper sheet you keep on\n"
        "paper: ./goldseam pepper --put-back. If it is lost for good, ./goldseam serve --new-pepper starts\n"
        "with a new one. Then everyone needs their recovery code once; without it their words stay sealed.\n"
        "Nothing else changes.",
    )
