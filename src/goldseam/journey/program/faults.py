"""A mistake in a program's files, said so that its author can mend it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

_KEY = re.compile(r"\$((?:\.[\w-]+|\[[^\]]*\])*)")
_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, order=True)
class Fault:
    """Where, what, and how to mend it. ``line`` counts from 1."""

    path: Path
    line: int
    what: str
    mend: str

    @classmethod
    def of_toml(cls, path: Path, error: tomllib.TOMLDecodeError) -> Fault:
        """A file that is no TOML at all."""
        found = _LINE.search(str(error))
        return cls(
            path,
            int(found[1]) if found else 1,
            f"This is not TOML: {error}.",
            "Look for a missing quote, bracket or equals sign in this line.",
        )

    @classmethod
    def of_shape(cls, path: Path, source: str, error: Exception) -> Fault:
        """A file that is TOML, but not what a program's file looks like."""
        message = str(error)
        named = re.search(r"`([\w-]+)`", message)
        where = _KEY.search(message)
        key = (where[1] if where else "").strip(".").split(".")[-1].split("[")[0]
        if "unknown field" in message and named:
            key = named[1]
        return cls(
            path, line_of(source, key), f"{message}.", "See the table of keys in docs/authoring.md."
        )


def line_of(source: str, key: str) -> int:
    """The first line in which a TOML key or table of this name stands; 1 when none does."""
    wanted = re.compile(rf"^\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*(?:\]+|=)") if key else None
    for number, line in enumerate(source.splitlines(), start=1):
        if wanted is not None and wanted.match(line):
            return number
    return 1
