"""The host card: who runs this copy of Goldseam, as shown to everyone who writes in it."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from goldseam.hosting import disk
from goldseam.hosting.refused import UNTOUCHED, Refused

LONGEST = 80
NOT_SAID = "not said yet"


@dataclass(frozen=True)
class HostCard:
    """The host's name, whether the host is one of the two who write (``None``: not said yet), and how this
    copy names itself on its pages. Read once, at start."""

    name: str | None = None
    is_one_of_two: bool | None = None
    show_brand: bool = True
    shown_name: str = "Goldseam"

    @classmethod
    def load(cls, path: Path) -> HostCard:
        """The card in this file; an empty card when there is no file. Raises ``Refused`` for a broken one."""
        if not path.exists():
            return cls()
        try:
            found = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise _broken(path, str(error)) from None
        return cls(**{key: _checked(path, key, value) for key, value in found.items()})

    def save(self, path: Path) -> None:
        """Writes the card, whole or not at all. What was not said is left out."""
        lines = [
            f"{key} = {json.dumps(v, ensure_ascii=False)}\n"
            for key, v in asdict(self).items()
            if v is not None
        ]
        disk.put(path, "".join(lines).encode())

    def __str__(self) -> str:
        said = {None: NOT_SAID, True: "yes", False: "no"}[self.is_one_of_two]
        return (
            f"Who runs this copy:        {self.name or NOT_SAID}\n"
            f"Is that one of the two:    {said}\n"
            f"Name shown on the pages:   {self.shown_name if self.show_brand else 'none'}"
        )


def tidy_name(text: str) -> str | None:
    """A name in one line of at most 80 characters, no control characters; ``None`` when nothing is left."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return shown[:LONGEST].rstrip() or None


_KINDS: dict[str, type] = {"name": str, "is_one_of_two": bool, "show_brand": bool, "shown_name": str}


def _checked(path: Path, key: str, value: Any) -> Any:
    if key not in _KINDS:
        raise _broken(path, f"it holds a word that is not known: {key}")
    if not isinstance(value, _KINDS[key]):
        raise _broken(path, f"{key} is not what it should be")
    return value


def _broken(path: Path, why: str) -> Refused:
    return Refused(
        f"The host card {path} can not be read: {why}.",
        UNTOUCHED,
        "Please mend that file, or delete it and say again who runs this copy: ./goldseam host",
    )
