"""Lines to call, read from TOML: the product's own file, then the host's.

A file may hold ``countries`` (code to name), ``codes`` (numbers that many European countries share),
``directories`` (sites that find a line), ``sources`` (who says so) and ``rows``. Whatever a later file says
about a country and kind stands in place of everything earlier files said about it, so a host can correct and
take away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

OWN = Path(__file__).parent.parent / "content" / "help" / "lines.toml"
HOSTS = "help.toml"
FRESH_FOR = 90  # days

Kind = Literal["emergency", "crisis", "abuse"]
Status = Literal["checked", "agreed", "unsure"]
KINDS: tuple[Kind, ...] = ("emergency", "crisis", "abuse")
STATUSES: tuple[Status, ...] = ("checked", "agreed", "unsure")


class BadDirectory(ValueError):
    """A file that can not be used. Says which file and, if it is about one, which row (the first is 1)."""

    def __init__(self, path: Path, why: str, row: int | None = None) -> None:
        super().__init__(f"{path}{f', row {row}' if row else ''}: {why}")
        self.path, self.row = path, row


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who says so. ``text`` tells it in full; ``by`` ends a sentence that begins "Checked 1 May 2026, by"."""

    text: str
    by: str = ""


class Site(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A site that helps to find a line, or knows what to do about a device that is watched."""

    name: str
    url: str
    source: tuple[str, ...]
    knows: Literal["lines", "devices"] = "lines"


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number that is kept for one purpose in many countries, where the country has joined."""

    number: str
    purpose: str
    source: tuple[str, ...]

    @property
    def calls_to(self) -> str:
        return _dialled(self.number)


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One service. ``verified_on`` and ``by`` tell when and by whom it was checked; other rows have neither.

    ``word`` is what to send to ``sms``; ``calls`` says who comes when an emergency number is not for all.
    """

    country: str
    kind: Kind
    status: Status
    source: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    name: str = ""
    within: str = ""
    sms: str = ""
    word: str = ""
    url: str = ""
    hours: str = ""
    audience: Literal["", "women", "men"] = ""
    calls: Literal["", "police", "ambulance", "mobile"] = ""
    verified_on: date | None = None
    by: str = ""

    @property
    def checked(self) -> bool:
        return self.status == "checked"

    @property
    def calls_to(self) -> tuple[tuple[str, str], ...]:
        """Each number as it is read, and as a ``tel:`` link wants it."""
        return tuple((shown, _dialled(shown)) for shown in self.numbers)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    countries: dict[str, str] = {}
    codes: tuple[Code, ...] = ()
    directories: tuple[Site, ...] = ()
    sources: dict[str, Source] = {}
    rows: tuple[Row, ...] = ()


class Country(msgspec.Struct, frozen=True):
    """A country with its rows: emergency numbers, then lines with checked ones before all others."""

    code: str
    name: str
    emergency: tuple[Row, ...]
    checked: tuple[Row, ...]
    unchecked: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.emergency + self.checked + self.unchecked


class Directory(msgspec.Struct, frozen=True):
    """Everything, countries by name."""

    countries: tuple[Country, ...]
    codes: tuple[Code, ...]
    sites: tuple[Site, ...]
    sources: dict[str, Source]


def of_home(home: Path) -> Directory:
    """The product's lines with the host's changes. A host's file that is broken never takes the page away:
    the product's own lines stand alone then, and the doctor tells the host."""
    theirs = home / HOSTS
    try:
        return load(OWN, theirs) if theirs.exists() else load(OWN)
    except BadDirectory:
        return load(OWN)


def load(*paths: Path) -> Directory:
    """Reads the files in this order. Raises ``BadDirectory`` for the first thing that is wrong."""
    countries: dict[str, str] = {}
    codes: dict[str, Code] = {}
    sites: dict[str, Site] = {}
    sources: dict[str, Source] = {}
    rows: dict[tuple[str, Kind], list[Row]] = {}
    for path in paths:
        found = _read(path)
        countries |= found.countries
        sources |= found.sources
        codes |= {one.number: one for one in found.codes}
        sites |= {one.url: one for one in found.directories}
        _check(path, found, countries, sources)
        for place in {(row.country, row.kind) for row in found.rows}:
            rows[place] = []
        for row in found.rows:
            by = row.by or next((sources[name].by for name in row.source if sources[name].by), "")
            rows[row.country, row.kind].append(msgspec.structs.replace(row, by=by if row.checked else ""))
    ordered = sorted(countries.items(), key=lambda item: item[1])
    return Directory(
        tuple(_country(code, name, rows) for code, name in ordered),
        tuple(codes.values()),
        tuple(sites.values()),
        sources,
    )


def stale(row: Row, today: date, days: int = FRESH_FOR) -> bool:
    """Whether a check is too old to lean on. A row that was never checked, or on no known day, always is."""
    return row.verified_on is None or (today - row.verified_on).days > days


def _read(path: Path) -> _File:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=_File)
    except (OSError, ValueError, RecursionError) as error:  # msgspec's and TOML's own errors are ValueErrors
        found = re.search(r"\$\.rows\[(\d+)\]", str(error))
        raise BadDirectory(path, str(error), int(found[1]) + 1 if found else None) from None


def _check(path: Path, found: _File, countries: dict[str, str], sources: dict[str, Source]) -> None:
    for code, name in found.countries.items():
        if not re.fullmatch(r"[A-Z]{2}", code) or not name.strip():
            raise BadDirectory(path, f"a country is two capital letters and a name: {code}")
    for number, row in enumerate(found.rows, 1):
        why = _wrong(row, countries, sources)
        if why:
            raise BadDirectory(path, why, number)
    for said in (*(code.source for code in found.codes), *(site.source for site in found.directories)):
        if not said or not set(said) <= sources.keys():
            raise BadDirectory(path, "a code or directory needs a known source")
    for one in found.codes:
        if not _number(one.number):
            raise BadDirectory(path, f"not a number to call: {one.number}")
    for site in found.directories:
        if not _address(site.url):
            raise BadDirectory(path, f"not an https address: {site.url}")


def _wrong(row: Row, countries: dict[str, str], sources: dict[str, Source]) -> str:
    """What is wrong with a row, or nothing."""
    if row.country not in countries:
        return f"no country is named {row.country}"
    if not row.source or not set(row.source) <= sources.keys():
        return "it needs a source that the file knows"
    if not (row.numbers or row.sms or row.url):
        return "it needs a number, a number for text messages, or an address"
    for number in (*row.numbers, *filter(None, [row.sms])):
        if not _number(number):
            return f"not a number to call: {number}"
    if row.url and not _address(row.url):
        return f"not an https address: {row.url}"
    if row.verified_on and not row.checked:
        return "a day of checking without a check"
    return ""


def _dialled(shown: str) -> str:
    return re.sub("[ -]", "", shown).replace("#", "%23")


def _number(text: str) -> bool:
    return bool(re.fullmatch(r"[+#]?[0-9](?:[0-9 -]{0,20}[0-9])?", text))


def _address(text: str) -> bool:
    return bool(re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]{2,}(?:/[A-Za-z0-9._/-]*)?", text))


def _country(code: str, name: str, rows: dict[tuple[str, Kind], list[Row]]) -> Country:
    lines = [row for kind in KINDS[1:] for row in _by_status(rows.get((code, kind), []))]
    return Country(
        code,
        name,
        tuple(rows.get((code, "emergency"), [])),
        tuple(row for row in lines if row.checked),
        tuple(row for row in lines if not row.checked),
    )


def _by_status(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: STATUSES.index(row.status))
