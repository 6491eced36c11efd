"""The statement as one side sees it, opened and ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from goldseam.agreements.changes import Run, marked
from goldseam.agreements.models import Agreement, Assent, Wording
from goldseam.bonds.asking import Here
from goldseam.vault.sodium import Unopened


@dataclass(frozen=True)
class Signature:
    """One side's place under a wording. ``day`` is empty while it is unsigned."""

    mine: bool
    day: date | None = None
    withdrawn_on: date | None = None
    account: str = ""


@dataclass(frozen=True)
class Version:
    """One wording, opened. ``text`` is empty when it could not be opened."""

    number: int
    day: date
    mine: bool
    text: str | None
    differ: bool
    me: Signature
    other: Signature
    runs: list[Run] = field(default_factory=list)

    @property
    def state(self) -> str:
        """How far the seam under it is drawn: open, half for my signature, mended for both."""
        if self.me.day and self.other.day:
            return "mended"
        return "half" if self.me.day else "open"


def _signature(row: Assent | None, mine: bool, here: Here) -> Signature:
    if row is None:
        return Signature(mine)
    try:
        account = row.read(here.keys).account
    except Unopened:
        account = ""
    return Signature(mine, None if row.withdrawn_on else row.day, row.withdrawn_on, account)


def versions(agreement: Agreement, here: Here) -> list[Version]:
    """All wordings, oldest first, with what each changed in the one before."""
    signed: dict[tuple[UUID, bool], Assent] = {}
    for row in Assent.objects.filter(wording__agreement=agreement):
        signed[row.wording_id, row.side_id == here.side.id] = row
    found: list[Version] = []
    for wording in agreement.wordings.all():
        found.append(_version(wording, signed, here, found[-1] if found else None))
    return found


def _version(
    wording: Wording, signed: dict[tuple[UUID, bool], Assent], here: Here, before: Version | None
) -> Version:
    try:
        said = wording.read(here.keys)
        text, differ = said.text, said.differ
    except Unopened:
        text, differ = None, False
    comparable = before is not None and before.text is not None and text is not None and not differ
    runs = marked(before.text or "", text or "") if comparable and before and not before.differ else []
    return Version(
        number=wording.number,
        day=wording.day,
        mine=wording.side_id == here.side.id,
        text=text,
        differ=differ,
        me=_signature(signed.get((wording.id, True)), True, here),
        other=_signature(signed.get((wording.id, False)), False, here),
        runs=runs,
    )
