"""Two languages nobody speaks, to try the pages in.

``en-xa`` has an accent on every letter and longer words: what is still plain on a page was never translated.
``ar`` stands in for every language that runs from right to left; its words are only letters.
Both are made from the source of today and live in a home that is thrown away.
"""

from __future__ import annotations

import re
import shutil
import struct
from collections.abc import Callable
from functools import cache
from pathlib import Path

import django

from tests.catalogue import INSIDE, Catalogue, in_english, made_anew

HOLES = re.compile(r"(%\(\w+\)[-.\d]*[a-z]|%[-.\d]*[a-z%]|\{\w+\}|<[^>]+>|&\w+;)")
DAYS = re.compile(r"[A-Za-z](\W+[A-Za-z])*")  # the order of day and month, as a format: not words
ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àƀçđéƒĝĥîĵķļḿñôþʠŕšťúṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĻḾÑÔÞɊŔŠŤÚṼŴẊÝŽ",
)
LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابجدهفغحيجكلمنوبقرستوفوخيز")


def accented(text: str) -> str:
    """The same with accents and about a third longer; what is filled in later stays."""
    return _words(text, lambda words: re.sub("([aeiou])", r"\1\1", words).translate(ACCENTS))


def turned(text: str) -> str:
    """The same in letters that run from right to left."""
    return _words(text, lambda words: words.lower().translate(LETTERS))


def _words(text: str, change: Callable[[str], str]) -> str:
    return "".join(part if HOLES.fullmatch(part) else change(part) for part in HOLES.split(text))


MADE_UP: dict[str, Callable[[str], str]] = {"en-xa": accented, "ar": turned}


@cache
def _wanted(folder: Path) -> Catalogue:
    """What our pages ask for, and what Django itself says on them: names of months, refusals of forms."""
    theirs = folder / "django.po"
    shutil.copyfile(Path(django.__file__).parent / "conf" / "locale" / "en" / INSIDE, theirs)
    return in_english(theirs) | in_english(made_anew("en", folder))


def said(language: str, folder: Path) -> Catalogue:
    """What a made-up language says, by the English; ``folder`` is for what is made on the way."""
    change = MADE_UP[language]
    wanted = _wanted(folder).items()
    return {key: text if DAYS.fullmatch(text) else change(text) for key, text in wanted}


def furnish(home: Path, language: str, folder: Path) -> Catalogue:
    """Puts a made-up language into a home that is thrown away, and returns what it says."""
    found = said(language, folder)
    tongue, _, land = language.partition("-")
    place = home / "locale" / (f"{tongue}_{land.upper()}" if land else tongue) / INSIDE.with_suffix(".mo")
    place.parent.mkdir(parents=True)
    place.write_bytes(_compiled(found))
    return found


def _compiled(catalogue: Catalogue) -> bytes:
    """A catalogue in gettext's binary form (the GNU gettext manual, "The Format of GNU MO Files")."""
    forms: dict[str, list[str]] = {
        "": ["Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n!=1;\n"]
    }
    for key, text in sorted(catalogue.items(), key=str):
        if isinstance(key, str):
            forms[key] = [text]
        else:
            forms.setdefault(f"{key[0]}\0{key[0]}", []).append(text)
    entries = [(key.encode(), "\0".join(texts).encode()) for key, texts in sorted(forms.items())]
    start = 28 + 16 * len(entries)
    tables, body = [b"", b""], b""
    for column in (0, 1):
        for entry in entries:
            tables[column] += struct.pack("<II", len(entry[column]), start + len(body))
            body += entry[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, start)
    return head + tables[0] + tables[1] + body
