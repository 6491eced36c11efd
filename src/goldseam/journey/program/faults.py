"""A mistake in a program's files, said so that its author can mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from goldseam.journey.program.places import line_at

_PATH = re.compile(r"`(\$[^`]*)`")
_NAMED = re.compile(r"field `([\w-]+)`")
_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True, order=True)
class Fault:
    """Where, what, and how to mend it. ``line`` counts from 1.

    ``stops``: pages would break or tell too much, so nothing of the program is used until it is mended.
    """

    path: Path
    line: int
    what: str
    mend: str
    stops: bool = True

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what} — {self.mend}"

    @classmethod
    def of_toml(cls, path: Path, error: ValueError) -> Fault:
        """A file that is no TOML at all."""
        found = _LINE.search(str(error))
        return cls(
            path,
            int(found[1]) if found else 1,
            f"This is not TOML: {error}.",
            "Look for a missing quote, bracket or equals sign in this line or the one before.",
        )

    @classmethod
    def of_shape(cls, path: Path, source: str, error: Exception) -> Fault:
        """A file that is TOML, but not what a program's file looks like."""
        message = str(error)
        at, named = _PATH.search(message), _NAMED.search(message)
        line = line_at(source, at[1] if at else "$", named[1] if named else "")
        if named and "unknown field" in message:
            return cls(
                path,
                line,
                f"`{named[1]}` is no key that belongs here.",
                "Take it away, or look for its right name in the table of keys in docs/authoring.md.",
            )
        if named and "missing" in message:
            return cls(path, line, f"The key `{named[1]}` is missing.", f"Add a line `{named[1]} = ...`.")
        return cls(
            path,
            line,
            f"This value can not be used: {message}.",
            "See in the table of keys in docs/authoring.md what may stand here.",
        )
