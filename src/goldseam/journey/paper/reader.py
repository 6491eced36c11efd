"""Who a booklet is for: a bond, what broke trust, and a part in it. Chosen by a link and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

PLACES: Final = {"parent": "parent-child", "child": "parent-child"}
"""Readers who stand at one end of a bond, and the bond."""

BONDS: Final = ("partners", "ex-partners", "friends", "parent", "child", "siblings", "family")
CAUSES: Final = ("betrayal", "dishonesty", "old-wound")
PARTS: Final = {
    "hurt": frozenset({"hurt"}),
    "responsible": frozenset({"responsible"}),
    "both": frozenset({"hurt", "responsible"}),
    "elsewhere": frozenset({"elsewhere"}),
}


@dataclass(frozen=True)
class Reader:
    """One kind of reader. Raises ``KeyError`` where there is no such."""

    bond: str
    cause: str
    part: str

    def __post_init__(self) -> None:
        if self.bond not in BONDS or self.cause not in CAUSES or self.part not in PARTS:
            raise KeyError(self.bond)

    @property
    def relationship(self) -> str:
        return PLACES.get(self.bond, self.bond)

    @property
    def tags(self) -> frozenset[str]:
        """As a program's texts know them."""
        place = {self.bond} if self.bond in PLACES else set()
        return PARTS[self.part] | {self.relationship, self.cause} | place


def numbered(number: int) -> Reader:
    """The reader whose booklet has this number, from 1: an address says nothing about who opens it. Raises
    ``IndexError`` where there is none."""
    if number < 1:
        raise IndexError(number)
    return list(everybody())[number - 1]


def everybody() -> Iterator[Reader]:
    """Every reader there is a booklet for."""
    for bond in BONDS:
        for cause in CAUSES:
            for part in PARTS:
                yield Reader(bond, cause, part)
