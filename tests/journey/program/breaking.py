"""One thing broken in a sound program, and what is said about it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from goldseam.journey.program.checking import check
from goldseam.journey.program.shape import Program
from tests.journey.program import small


class Broken(NamedTuple):
    """``new`` is put in place of ``old`` in ``file``; the fault is then in ``line`` of it, or of the file
    ``at``. ``what`` and ``mend`` are some of its words."""

    name: str
    file: str
    old: str
    new: str
    line: int
    what: str
    mend: str
    at: str = ""


def of(*rows: Broken) -> list[object]:
    return [pytest.param(row, id=row.name.replace(" ", "-")) for row in rows]


def found(broken: Broken, folder: Path, files: Mapping[str, str], beside: Program | None = None) -> None:
    """Fails unless the fault is found where it is, and said so."""
    text = files.get(broken.file, "")
    assert broken.old in text
    changed = text.replace(broken.old, broken.new, 1).encode(errors="surrogateescape")
    small.write(folder, {**files, broken.file: changed})
    faults = check(folder, beside)
    place = (folder / (broken.at or broken.file), broken.line)
    here = [one for one in faults if (one.path, one.line) == place]
    assert [one for one in here if broken.what in one.what and broken.mend in one.mend], "\n".join(
        str(fault) for fault in faults
    )
