"""What columns say of all agreements of a bond: enough for Today and for what is done. One question to the
database for each request, and nothing is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID
from weakref import WeakKeyDictionary

from goldseam.agreements.models import Wording
from goldseam.bonds.asking import Here


@dataclass(frozen=True)
class Row:
    """One wording with one signature under it, or with none."""

    agreement: UUID
    kind: str
    keeper: UUID | None
    number: int
    by: UUID
    day: date
    signer: UUID | None
    signed_on: date | None
    withdrawn_on: date | None
    asks: bool | None

    @property
    def signed(self) -> bool:
        return self.signer is not None and self.withdrawn_on is None and not self.asks


COLUMNS: Final = (
    "agreement",
    "agreement__kind",
    "agreement__side",
    "number",
    "side",
    "day",
    "assents__side",
    "assents__day",
    "assents__withdrawn_on",
    "assents__asks",
)
_read: WeakKeyDictionary[Here, list[Row]] = WeakKeyDictionary()


def rows(here: Here) -> list[Row]:
    """Of every agreement, the oldest wording first."""
    if here not in _read:
        found = Wording.objects.filter(bond=here.bond.id).order_by("number", "id")
        _read[here] = [Row(*one) for one in found.values_list(*COLUMNS)]
    return _read[here]


def forget(here: Here) -> None:
    """Something was changed in this request; what follows looks anew."""
    _read.pop(here, None)
