"""The directory of lines in another language: names of countries, purposes, hours, and who checked."""

from __future__ import annotations

import unicodedata
from functools import cache

import msgspec

from goldseam.safety import directory
from goldseam.safety.directory import Code, Country, Directory, Row


@cache
def words(language: str) -> dict[str, str]:
    """What stands in the directory, as it is said in this language; empty when nobody has written it yet."""
    path = directory.OWN.with_name(f"lines.{language}.toml")
    if not path.is_file():
        return {}
    return {
        known: said
        for part in msgspec.toml.decode(path.read_bytes(), type=dict[str, dict[str, str]]).values()
        for known, said in part.items()
    }


def told(known: Directory, language: str) -> Directory:
    """The same directory in this language, countries by name. What has no words in it stays as it is."""
    said = words(language)
    countries = sorted((_country(one, said) for one in known.countries), key=lambda one: _place(one.name))
    codes = tuple(_code(one, said) for one in known.codes)
    return Directory(tuple(countries), codes, known.sites, known.sources)


def _country(one: Country, said: dict[str, str]) -> Country:
    return Country(
        one.code,
        said.get(one.name, one.name),
        *(tuple(_row(row, said) for row in rows) for rows in (one.emergency, one.checked, one.unchecked)),
    )


def _row(row: Row, said: dict[str, str]) -> Row:
    return msgspec.structs.replace(row, hours=said.get(row.hours, row.hours), by=said.get(row.by, row.by))


def _code(code: Code, said: dict[str, str]) -> Code:
    return msgspec.structs.replace(code, purpose=said.get(code.purpose, code.purpose))


def _place(name: str) -> str:
    """Where a name stands in a list: accents do not count."""
    return "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
