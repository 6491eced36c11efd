"""What one wording changed in the one before, word by word."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Run:
    """A run of words that stayed, came or went."""

    kind: Literal["same", "new", "gone"]
    text: str


def marked(before: str, after: str) -> list[Run]:
    """Runs that, without the gone ones, give ``after`` exactly, and without the new ones ``before``."""
    old, new = re.findall(r"\S+\s*|\s+", before), re.findall(r"\S+\s*|\s+", after)
    runs: list[Run] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation == "equal":
            runs.append(Run("same", "".join(new[c:d])))
            continue
        if a < b:
            runs.append(Run("gone", "".join(old[a:b])))
        if c < d:
            runs.append(Run("new", "".join(new[c:d])))
    return runs
