"""A coarse word for a browser, so that a person knows their own sign-ins apart. No version, no address."""

from __future__ import annotations

from datetime import date

import msgspec

_BROWSERS = (
    ("Firefox", "Firefox"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


class Label(msgspec.Struct):
    """What a person sees of one of their sign-ins."""

    browser: str
    system: str
    day: date
    own_device: bool


def label(agent: str, day: date, own_device: bool) -> bytes:
    """The label of a new sign-in as bytes, to be sealed to its person."""
    found = (next((word for mark, word in known if mark in agent), "") for known in (_BROWSERS, _SYSTEMS))
    browser, system = found
    return msgspec.json.encode(Label(browser, system, day, own_device))


def read(plain: bytes) -> Label:
    return msgspec.json.decode(plain, type=Label)
