"""Looks for every kind of mistake in a program's folder."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from goldseam.journey.program.checks import kinds, languages, listed, order, sections, tags, wording
from goldseam.journey.program.checks.subject import Subject
from goldseam.journey.program.faults import Fault
from goldseam.journey.program.reading import read
from goldseam.journey.program.shape import Program

OF_TEXTS = (sections, tags, languages, wording)
OF_THE_WHOLE = (listed, kinds, order)
"""These compare files with each other, which says little while one of them can not be read."""


def check(folder: Path, beside: Program | None = None) -> list[Fault]:
    """Every fault, in the order of files and lines; none when the program is sound.

    ``beside``: the program it is read beside, as a host's own are read beside the bundled one.
    """
    program, unread = read(folder, beside)
    subject = Subject(folder, program, beside)
    whole = not any(fault.path.suffix == ".toml" for fault in unread)
    looks = (*OF_TEXTS, *OF_THE_WHOLE) if whole else OF_TEXTS
    listing = (folder / "program.toml").is_file()
    found = chain.from_iterable(look.faults(subject) for look in looks) if listing else ()
    return sorted({*unread, *found})
