"""Which wording is in force: pure thinking over numbers and signatures."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

BOTH = 2


@dataclass(frozen=True)
class Standing:
    """``newest`` is the last wording, ``in_force`` the last one that has its signatures; 0 and none without
    any."""

    newest: int
    in_force: int | None

    @property
    def proposed(self) -> bool:
        """Whether a newer wording than the one in force waits for a signature."""
        return self.newest > 0 and self.newest != self.in_force


def standing(
    numbers: Sequence[int], signatures: Iterable[tuple[int, Hashable]], needed: int = BOTH
) -> Standing:
    """``signatures`` are pairs of a wording's number and a side, without those taken back.

    A wording counts while so many sides have signed it, and the newest such wording is in force.
    """
    signers: dict[int, set[Hashable]] = {}
    for number, side in signatures:
        signers.setdefault(number, set()).add(side)
    whole = [number for number in numbers if len(signers.get(number, ())) >= needed]
    return Standing(max(numbers, default=0), max(whole, default=None))
